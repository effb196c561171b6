import type { Worker } from 'node:worker_threads';
import {
  FlowSink,
  MOST_ROWS,
  PLACED_MASK,
  placedSpace,
  RowSums,
  sharesOf,
  sumLists,
  unpackedRows,
} from '@ancrage/judge/flow-engine';
import type {
  FlowPart,
  FlowSetup,
  PackedLists,
  PackedPart,
  PartyOfAddress,
  SummedLists,
  SummedRows,
} from '@ancrage/judge/flow-engine';

/** What several parts came to. */
export interface SummedParts {
  readonly part: FlowPart;
  readonly sums: readonly SummedRows[];
}

const V4 = { words: 1, mask: PLACED_MASK } as const;
const V6 = { words: 4, mask: PLACED_MASK } as const;

/**
 * Sums the rows of several parts, each thread those of some addresses; undefined where addresses are folded, or have to be. The first part is this
 * thread's own.
 */
export async function summedApart(
  parts: readonly PackedPart[],
  setup: FlowSetup,
  workers: readonly Worker[],
): Promise<SummedParts | undefined> {
  const packed = parts.flatMap((part) => part.packed ?? []);
  if (packed.length < parts.length) return undefined;
  const shares = packed.map(({ v4, v6 }) => ({
    v4: sharesOf(v4, V4, parts.length),
    v6: sharesOf(v6, V6, parts.length),
  }));
  const shareOf = (index: number): PackedLists => ({
    v4: shares.map(({ v4 }) => v4[index]!),
    v6: shares.map(({ v6 }) => v6[index]!),
  });
  const others = workers.map(async (worker, index) => sumElsewhere(worker, shareOf(index + 1)));
  const own = sumLists(shareOf(0), setup.undeclared);
  const summed = [own, ...(await Promise.all(others))].filter((share) => share !== undefined);
  const rows = (of: 'v4' | 'v6'): number => summed.reduce((sum, share) => sum + share[of], 0);
  if (summed.length < parts.length || rows('v4') > MOST_ROWS || rows('v6') > MOST_ROWS) return undefined;
  return { part: together(parts, setup), sums: summed.map(({ sums }) => sums) };
}

/** Sums the rows of several parts in one table, which folds addresses where there are too many. */
export function summedTogether(
  parts: readonly PackedPart[],
  setup: FlowSetup,
  partyOf: PartyOfAddress | undefined,
): SummedParts {
  const part = together(parts.map(unpacked), setup);
  const sums = new RowSums(setup.undeclared, partyOf);
  sums.add(part.v4);
  sums.add(part.v6);
  return { part, sums: [sums.take()] };
}

function together(parts: readonly PackedPart[], setup: FlowSetup): FlowPart {
  const sink = new FlowSink(placedSpace(setup));
  for (const { part } of parts) sink.absorb(part);
  return sink.part();
}

function unpacked({ part, packed }: PackedPart): PackedPart {
  if (packed === undefined) return { part };
  return { part: { ...part, v4: unpackedRows(packed.v4, V4), v6: unpackedRows(packed.v6, V6) } };
}

async function sumElsewhere(worker: Worker, work: PackedLists): Promise<SummedLists | undefined> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.postMessage(
      work,
      [...work.v4, ...work.v6].map(({ buffer }) => buffer),
    );
  });
}
