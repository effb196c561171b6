import { compareText, parseInstant } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import type { Reason } from './derived.ts';

/** One digest file: all its facts agree but for the log file that each covers. */
interface Link {
  readonly digest: string;
  readonly previous: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly from: number;
  readonly to: number;
  /** Hashes of the log files covered. */
  readonly files: readonly string[];
  readonly path: string;
}

/** Stretch of time, in milliseconds since 1970 UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ChainState {
  /** Per chain (a region's trail), the stretches that unbroken runs of links cover. */
  readonly chains: readonly (readonly Stretch[])[];
  /** Broken links and missing log files, at most one for each path. */
  readonly broken: readonly Reason[];
}

/**
 * Verifies one system's chains of digests over a period. Each digest must name the one before by its hash, and every log
 * file that a digest of the period covers must be present with that very hash; both are SHA-256, so that a file altered,
 * removed or put in afterwards shows. What it cannot show: a chain made anew from its start, as only the platform's
 * signature, which is not in the files, tells that from the true one.
 */
export function verifyChains(
  system: string,
  facts: readonly GradedFact<'log-digest'>[],
  present: ReadonlySet<string>,
  period: Stretch,
): ChainState {
  const broken = new Map<string, Reason>();
  const breakAt = (path: string): void => {
    broken.set(path, { code: 'LOG_CHAIN_BROKEN', params: { system, path } });
  };
  const chains: Stretch[][] = [];
  const byChain = Map.groupBy(facts, ({ fact }) => fact.value.chain ?? '');
  for (const [name, chain] of [...byChain].sort(([a], [b]) => compareText(a, b))) {
    const links = linksOf(chain).filter(({ from, to }) => to > period.from && from < period.to);
    for (const { files, path } of links) if (files.some((file) => !present.has(file))) breakAt(path);
    // Digests made up later cover late files only: they lie beside the chain and carry no period of their own.
    if (!name.endsWith('_backfill')) chains.push(stretchesOf(links, breakAt));
  }
  return { chains, broken: [...broken.values()] };
}

function linksOf(facts: readonly GradedFact<'log-digest'>[]): Link[] {
  const links: Link[] = [];
  for (const [digest, [first, ...rest]] of Map.groupBy(facts, ({ fact }) => fact.value.digest)) {
    const { previous, from, to } = first!.fact.value;
    const files = [first!, ...rest].map(({ fact }) => fact.value.file).filter((file) => file !== '');
    links.push({
      digest,
      previous,
      from: parseInstant(from),
      to: parseInstant(to),
      files,
      path: first!.file.path,
    });
  }
  return links.sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.digest, b.digest));
}

/** Follows the links in the order of time; each must name the one before, and start no later than it ended. */
function stretchesOf(links: readonly Link[], breakAt: (path: string) => void): Stretch[] {
  const stretches: Stretch[] = [];
  let before: Link | undefined;
  for (const link of links) {
    const last = stretches.at(-1);
    const joined = before !== undefined && link.previous === before.digest && link.from <= before.to;
    if (joined && last !== undefined) stretches[stretches.length - 1] = { from: last.from, to: link.to };
    else {
      if (before !== undefined) breakAt(link.path);
      stretches.push({ from: link.from, to: link.to });
    }
    before = link;
  }
  return stretches;
}
