import { compareText, formatUtcDate, parseInstant } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { sortFacts } from './adequate.ts';
import type { DeriveContext, Reason } from './derived.ts';
import { elapsedPeriod } from './elapsed-period.ts';
import { verifyChains } from './log-chain.ts';
import type { Stretch } from './log-chain.ts';

const MS_PER_DAY = 86_400_000;

/**
 * What is missing from the logs of privileged access over the scope's period, for each system that they speak of. A log
 * that stands alone covers the days between its first and last lines. A log that is one of a chain's many small files
 * (it then says its content's digest) covers nothing by itself: the chain of digests does, hours without events included,
 * where each link holds and each file is there.
 */
export function sessionLogGaps(context: DeriveContext): Reason[] {
  const { dossier } = context;
  const { from, to } = elapsedPeriod(dossier);
  const period = { from: from * MS_PER_DAY, to: (to + 1) * MS_PER_DAY };
  const logs = Map.groupBy(
    sortFacts(dossier.of('log-period'), context).adequate,
    ({ fact }) => fact.value.system,
  );
  const digests = Map.groupBy(
    sortFacts(dossier.of('log-digest'), context).adequate,
    ({ fact }) => fact.value.system,
  );
  const systems = [...new Set([...logs.keys(), ...digests.keys()])].sort(compareText);
  if (systems.length === 0) return [{ code: 'NO_EVIDENCE', params: { kind: 'log-period' } }];
  // A file counts as present by its content alone: the digest vouches for it, whatever its own age and grade. A digest
  // that someone merely states, in the manifest or a statement, shows no file.
  const files = dossier.of('log-period').filter(({ file }) => file.format === 'cloudtrail');
  const present = new Set(files.map(({ fact }) => fact.value.content_digest ?? ''));
  return systems.flatMap((system) => {
    const own = logs.get(system) ?? [];
    const links = digests.get(system) ?? [];
    const single = own.filter(({ fact }) => fact.value.content_digest === undefined);
    const chained = links.length > 0 || own.length > single.length;
    return [
      ...(single.length > 0 ? singleGaps(system, single, period) : []),
      ...(chained ? chainGaps(system, links, present, period) : []),
    ];
  });
}

function chainGaps(
  system: string,
  links: readonly GradedFact<'log-digest'>[],
  present: ReadonlySet<string>,
  period: Stretch,
): Reason[] {
  if (links.length === 0) return [{ code: 'LOG_WITHOUT_CHAIN', params: { system } }];
  const { chains, broken } = verifyChains(system, links, present, period);
  if (chains.length === 0) return [...broken, { code: 'LOG_WITHOUT_CHAIN', params: { system } }];
  const holes = chains.map((chain) => chainHole(chain, period)).filter((hole) => hole !== undefined);
  return [...broken, ...(holes.length === 0 ? [] : [gapAt(system, Math.min(...holes))])];
}

/** First instant of the period that no stretch covers. Exact, as the end of a chain may be cut off at any hour. */
function chainHole(chain: readonly Stretch[], { from, to }: Stretch): number | undefined {
  let next = from;
  for (const stretch of chain) if (stretch.from <= next) next = Math.max(next, stretch.to);
  return next < to ? next : undefined;
}

function singleGaps(
  system: string,
  logs: readonly GradedFact<'log-period'>[],
  { from, to }: Stretch,
): Reason[] {
  const hole = firstHole(logs, from / MS_PER_DAY, to / MS_PER_DAY - 1);
  const broken = logs.find(({ fact }) => fact.value.gaps > 0);
  return [
    ...(hole === undefined ? [] : [gapAt(system, hole * MS_PER_DAY)]),
    ...(broken === undefined
      ? []
      : [{ code: 'LOG_CHAIN_BROKEN' as const, params: { system, path: broken.file.path } }]),
  ];
}

function gapAt(system: string, ms: number): Reason {
  return { code: 'LOG_GAP', params: { system, date: formatUtcDate(Math.floor(ms / MS_PER_DAY)) } };
}

/** First day of the period that no log covers; a day counts as covered when a log starts or ends in it or spans it. */
function firstHole(logs: readonly GradedFact<'log-period'>[], from: number, to: number): number | undefined {
  const day = (instant: string): number => Math.floor(parseInstant(instant) / MS_PER_DAY);
  const spans = logs
    .map(({ fact }) => [day(fact.value.from), day(fact.value.to)] as const)
    .sort((a, b) => a[0] - b[0]);
  let next = from;
  for (const [start, end] of spans) if (start <= next) next = Math.max(next, end + 1);
  return next > to ? undefined : next;
}
