import type { Digest, Text } from '@ancrage/base';
import type { changeKinds, exposureAssets, lawFactors, lawPowers } from './law-schema.ts';

export type LawFactor = (typeof lawFactors)[number];
export type LawPower = (typeof lawPowers)[number];
export type ExposureAsset = (typeof exposureAssets)[number];
export type ChangeKind = (typeof changeKinds)[number];
/** How firmly something is known to hold: a path is found only where all its steps are sure. */
export type Strength = 'sure' | 'arguable';

/** A law of the register. */
export interface Law {
  readonly law: string;
  /** ISO 3166-1 alpha-2, or EU. */
  readonly state: string;
  readonly stateName: Text;
  readonly title: Text;
  readonly cite: string;
  readonly effect: Text;
  readonly caught: Text;
  readonly kind: 'foreign' | 'domestic';
  readonly factors: Readonly<Partial<Record<LawFactor, Strength>>>;
  readonly upward: Strength | 'none';
  readonly compels: readonly LawPower[];
  readonly route: 'direct' | 'canadian-authority' | 'agreement' | 'none';
  readonly secrecy: 'required' | 'possible' | 'none';
  readonly status: 'in-force' | 'unknown' | 'proposed';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly source: string;
  /** What remains to be confirmed; null where nothing does. */
  readonly confirm: Text | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The dated register of laws, with the model of exposure. */
export interface LawRegister {
  /** Date of the oldest of its files: it is no more current than that. */
  readonly asOf: string;
  readonly digest: Digest;
  /** By State, then in the order of its file. */
  readonly laws: readonly Law[];
  /** Member State → union whose laws apply to it too. */
  readonly unionOf: ReadonlyMap<string, string>;
  /** Assets that nothing may reach, by level. */
  readonly targets: ReadonlyMap<number, readonly ExposureAsset[]>;
  readonly continuityMonths: number;
  /** Default costs of changes, in person-days. */
  readonly costs: Readonly<Record<ChangeKind, number>>;
}

/** Whether nothing about a law is left to be confirmed: only such a law makes a path that counts as found. */
export function isConfirmed({ status, confirm }: Law): boolean {
  return status === 'in-force' && confirm === null;
}

/**
 * Foreign laws that may make someone hand over or do something, by an order that passes no Canadian authority, on a day:
 * in force, or not known not to be. What is only proposed reaches nobody.
 */
export function reachingLaws({ laws }: LawRegister, day: string): Law[] {
  return laws.filter(
    ({ kind, route, compels, status, from, to }) =>
      kind === 'foreign' &&
      route === 'direct' &&
      compels.length > 0 &&
      status !== 'proposed' &&
      (from === null || from <= day) &&
      (to === null || day <= to),
  );
}
