import { compareText } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Fact, FactValue } from '../facts/fact.ts';

/** Where the bytes of a file stand in the dossier, and what the manifest says of them. */
export interface Listing {
  /** First of its paths, those that the manifest lists before the others. */
  readonly path: string;
  readonly listed: boolean;
  readonly received_at: string | undefined;
  readonly valid_until: string | undefined;
}

/**
 * The listing of each digest. One content may stand at several paths, each listed with its own days: the oldest receipt
 * and the earliest end apply, so that a copy never makes a file younger or longer good.
 */
export function findListings(
  files: readonly Fact<'file'>[],
  listed: readonly Fact<'listed-evidence'>[],
): ReadonlyMap<Digest, Listing> {
  const entries = new Map(listed.map(({ value }) => [value.path, value]));
  const found = new Map<Digest, Listing>();
  for (const [evidence, copies] of Map.groupBy(files, ({ at }) => at.evidence)) {
    const paths = copies.map(({ value }) => value.path).sort(compareText);
    const own = paths.map((path) => entries.get(path)).filter((entry) => entry !== undefined);
    found.set(evidence, {
      path: own[0]?.path ?? paths[0]!,
      listed: own.length > 0,
      received_at: earliest(own, 'received_at'),
      valid_until: earliest(own, 'valid_until'),
    });
  }
  return found;
}

function earliest(
  entries: readonly FactValue<'listed-evidence'>[],
  field: 'received_at' | 'valid_until',
): string | undefined {
  return entries
    .map((entry) => entry[field])
    .filter((date) => date !== undefined)
    .sort(compareText)[0];
}
