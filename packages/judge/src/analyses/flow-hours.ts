import { compareText, parseInstant } from '@ancrage/base';
import type { Dossier } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { Reason } from './derived.ts';
import { elapsedPeriod } from './elapsed-period.ts';

/** Share of bad records, of a thousand, above which an hour of flow logs does not count. */
const BAD_PER_MILLE = 10;
const MS_PER_HOUR = 3_600_000;
/** Interfaces that a sentence names. */
const MOST_NAMED = 3;

/** How much of the scope's period flow logs speak of, and where they listened. */
export interface FlowCoverage {
  /** First and last hour of the period so far, since 1970 UTC; the last is left out. */
  readonly from: number;
  readonly to: number;
  readonly covered: ReadonlySet<number>;
  /** Hours that are not covered and known by samples: those of a rate that is told, with the highest of these (one packet of so many), and others. */
  readonly sampled: { readonly hours: number; readonly rate: number; readonly untold: number };
  /** Interfaces and sensors, by name. */
  readonly interfaces: readonly string[];
}

const coverages = new OncePerDossier<FlowCoverage>();

/**
 * Coverage by every flow log of the dossier together; an hour counts with records of which few are bad and none skipped. Samples do not
 * make an hour count: that nothing was in them does not show that nothing went by.
 */
export function flowCoverage(dossier: Dossier): FlowCoverage {
  return coverages.get(dossier, undefined, () => coverageOf(dossier));
}

function coverageOf(dossier: Dossier): FlowCoverage {
  const period = elapsedPeriod(dossier);
  const [from, to] = [period.from * 24, (period.to + 1) * 24];
  const sums = new Map<number, { records: number; bad: number; skipped: number }>();
  const rates = new Map<number, number>();
  for (const { fact } of dossier.of('flow-hour')) {
    const { hour, records, bad, skipped, sampling = 1 } = fact.value;
    const at = Math.floor(parseInstant(hour) / MS_PER_HOUR);
    if (sampling !== 1) {
      rates.set(at, Math.max(rates.get(at) ?? 0, sampling));
      continue;
    }
    const sum = sums.get(at) ?? { records: 0, bad: 0, skipped: 0 };
    sums.set(at, { records: sum.records + records, bad: sum.bad + bad, skipped: sum.skipped + skipped });
  }
  const covered = [...sums]
    .filter(
      ([hour, { records, bad, skipped }]) =>
        hour >= from && hour < to && records > bad && skipped === 0 && bad * 1000 <= records * BAD_PER_MILLE,
    )
    .map(([hour]) => hour);
  const counted = new Set(covered);
  const sampled = [...rates].filter(([hour]) => hour >= from && hour < to && !counted.has(hour));
  const told = sampled.filter(([, rate]) => rate > 0);
  const names = new Set(dossier.of('flow-interface').map(({ fact }) => fact.value.interface));
  return {
    from,
    to,
    covered: counted,
    sampled: {
      hours: told.length,
      rate: told.reduce((most, [, rate]) => Math.max(most, rate), 0),
      untold: sampled.length - told.length,
    },
    interfaces: [...names].sort(compareText),
  };
}

/** What flows on a plane were observed by: on these interfaces, for this share of the hours. Nothing where no log is there. */
export function observedFlows(plane: 'storage' | 'management', dossier: Dossier): Reason[] {
  if (dossier.of('flow-hour').length === 0) return [];
  const { from, to, covered, sampled, interfaces } = flowCoverage(dossier);
  const hours = to - from;
  const perMille = Math.floor((covered.size * 1000) / hours);
  const named = interfaces.slice(0, MOST_NAMED).join(', ');
  return [
    {
      code: 'FLOWS_OBSERVED',
      params: {
        plane,
        count: interfaces.length,
        interfaces: interfaces.length > MOST_NAMED ? `${named}, …` : named,
        covered: covered.size,
        hours,
        share: `${Math.floor(perMille / 10)}.${perMille % 10}`,
      },
    },
    ...sampledHours(sampled),
  ];
}

/** Hours that samples alone speak of; empty where there are none. */
function sampledHours({ hours, rate, untold }: FlowCoverage['sampled']): Reason[] {
  return [
    ...(hours > 0 ? [{ code: 'FLOWS_SAMPLED' as const, params: { hours, rate } }] : []),
    ...(untold > 0 ? [{ code: 'FLOWS_SAMPLED_UNTOLD' as const, params: { hours: untold } }] : []),
  ];
}
