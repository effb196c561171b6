import type { Decimal, Digest, IsoDuration, Text } from '@ancrage/base';
import type { ReasonCode } from '../analyses/derived.ts';
import type { Format } from '../reading/format.ts';
import type { CompiledRule } from '../rules/compile-rule.ts';
import type { Grade, Method } from '../facts/grade.ts';

/** How firm the ground of a rule is. `proposed` is ours; nobody's law. */
export type Status = 'law' | 'standard' | 'proposed';
export type Confidence = 'high' | 'medium' | 'low';

export interface Ground {
  readonly source: string;
  readonly status: Status;
  readonly confidence: Confidence;
}

/** Sources whose completeness a control may ask for; each is decided by one function of `analyses/completeness`. */
export const completenessSources = [
  'inventory',
  'own-bills',
  'session-log',
  'subprocessors',
  'ownership',
  'links',
  'places',
] as const;
export type CompletenessSource = (typeof completenessSources)[number];

export interface EvidenceContract {
  readonly formats: readonly Format[];
  /** Kinds of fact, in words of the registry, that the rule stands on. */
  readonly facts: readonly string[];
  readonly least: Grade;
  readonly complete: readonly CompletenessSource[];
  /** How old the evidence may be at decision. */
  readonly freshness: IsoDuration;
  /** How old the facts may be that only say where something stands (sites, regions, prefixes); absent: `freshness`. */
  readonly placesFreshness?: IsoDuration;
  /** How often it is renewed in surveillance, ISO 8601. */
  readonly cadence: string;
  /** What the certificate of a host may answer for; absent: nothing, the control stays the service's own. */
  readonly carried?: Carried;
}

/**
 * What a host's certificate may carry of a control: *where* what lies in an account at that host is. What there is, and whether
 * anything leaves, stays for the service to show.
 */
export interface Carried {
  /** Control of the same scheme that the host's certificate must hold. */
  readonly by: string;
  /** Level that it must have been granted at least: that of the control's highest rung, 1 for a condition. */
  readonly level: number;
  /** What stays for the service itself. */
  readonly residual: Text;
}

/** A change that would turn the finding: words, cost in assessor-days as documented default, and a patch of facts. */
export interface RemedyRule {
  readonly id: string;
  /** Only brings evidence of what already is: no remedy for a control that was seen not to be met. */
  readonly supplies: boolean;
  /** Codes of the reasons of which one must be given for it to be offered; empty: always offered. */
  readonly answers: readonly ReasonCode[];
  readonly text: Text;
  readonly cost: number;
  readonly patch: readonly PatchRule[];
}

/**
 * One operation on facts. `remove`: each fact that speaks against the finding goes away (a bucket is deleted, a clause
 * struck); with `against`, only those that speak against this value of the rules. `replace`: the same, with fields changed. `add`: a new fact, at the least grade of the contract, with the
 * placeholders `{at}` (date of judgement) and `{entity}` (the provider's) filled in.
 */
export type PatchRule =
  | { readonly op: 'remove'; readonly kind: string; readonly against?: string | undefined }
  | {
      readonly op: 'replace';
      readonly kind: string;
      readonly against?: string | undefined;
      readonly set: Readonly<Record<string, unknown>>;
    }
  | { readonly op: 'add'; readonly kind: string; readonly value: Readonly<Record<string, unknown>> }
  | { readonly op: 'complete'; readonly source: CompletenessSource };

export interface Control {
  readonly id: string;
  readonly criterion: string;
  readonly title: Text;
  readonly text: Text;
  readonly binds: 'provider' | 'subprocessor' | 'customer';
  readonly judged: 'machine' | 'person';
  readonly evidence: EvidenceContract;
  /** Rung → rule, rungs ascending. Empty for a condition. */
  readonly rungs: readonly { readonly rung: number; readonly rule: CompiledRule }[];
  /** A condition for the customer: printed, never counted in a level. */
  readonly condition: CompiledRule | null;
  /** Controls of which one met suffices. */
  readonly alternatives: readonly string[];
  readonly toleratesMinor: boolean;
  readonly remedies: readonly RemedyRule[];
  readonly ground: Ground;
}

export interface Criterion {
  readonly id: string;
  readonly title: Text;
  /** The brief's own words for it. */
  readonly asks: Text;
  readonly controls: readonly Control[];
}

export interface Parameter {
  readonly id: string;
  readonly value: Decimal;
  readonly unit: 'percent' | 'days' | 'hours' | 'months' | 'years' | 'count' | 'amount';
  readonly meaning: Text;
  readonly ground: Ground;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface Level {
  readonly level: number;
  readonly name: Text;
  /** What has been verified at this level. */
  readonly says: Text;
  /** What it does not say. */
  readonly doesNotSay: Text;
}

/** One row of the grade table: files of this format, handed in by this collector, are known by this method. */
export interface GradeRow {
  readonly format: Format;
  readonly collector: Grade['source'];
  readonly method: Method;
  /** Only once someone on the trust list has confirmed the reading of the file. */
  readonly confirmed: boolean;
}

/** Formats of which each can stand for the others: what one platform exports, another exports in its own. */
export interface Family {
  readonly id: string;
  readonly name: Text;
  readonly formats: readonly Format[];
}

export interface Scheme {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly status: 'draft' | 'stable';
  readonly published: string;
  readonly levels: readonly Level[];
  readonly topLevel: number;
  readonly families: readonly Family[];
  readonly criteria: readonly Criterion[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly grades: readonly GradeRow[];
  /** Digest over the canonical list of the scheme's files and their digests. */
  readonly digest: Digest;
}
