import {
  FlowSink,
  joinedParts,
  partOfRows,
  PLACED_MASK,
  placedSpace,
  RowSums,
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
import type { FlowThread } from './flow-thread.ts';
import type { FlowWork } from './flow-work.ts';

/** What several parts came to. */
export interface SummedParts {
  readonly part: FlowPart;
  readonly sums: readonly SummedRows[];
}

const V4 = { words: 1, mask: PLACED_MASK } as const;
const V6 = { words: 4, mask: PLACED_MASK } as const;

/**
 * Sums the rows of several parts. Where they are packed and few enough together, each thread sums those of some addresses; else one table takes them all,
 * which folds addresses where there are too many. The first part is this thread's own, and `room` memory that it has to spare. `partyOf`: says whose prefix
 * holds an address.
 */
export async function sumParts(
  parts: readonly PackedPart[],
  { setup, mostRows }: Pick<FlowWork, 'setup' | 'mostRows'>,
  threads: readonly Pick<FlowThread, 'sum'>[],
  room: WebAssembly.Memory,
  partyOf: PartyOfAddress | undefined,
): Promise<SummedParts> {
  const packed = parts.flatMap((part) => part.packed ?? []);
  if (partyOf !== undefined || packed.length < parts.length)
    return sumTogether(parts, setup, mostRows, partyOf);
  const shares = parts.map(
    (_, index): PackedLists => ({
      v4: packed.map(({ v4 }) => v4[index]!),
      v6: packed.map(({ v6 }) => v6[index]!),
    }),
  );
  const others = threads.map(async (thread, index) => thread.sum(shares[index + 1]!));
  const own = async (): Promise<ReturnedShare> => ({
    share: shares[0]!,
    summed: sumLists(shares[0]!, setup.undeclared, room),
  });
  const all = await Promise.all([own(), ...others]);
  const summed = all.flatMap((one) => one.summed ?? []);
  const rows = (of: 'v4' | 'v6'): number => summed.reduce((sum, one) => sum + one[of], 0);
  if (summed.length < parts.length || rows('v4') > mostRows || rows('v6') > mostRows)
    return sumTogether(
      parts.map(({ part }, index) => ({
        part,
        packed: {
          v4: all.map(({ share }) => share.v4[index]!),
          v6: all.map(({ share }) => share.v6[index]!),
        },
      })),
      setup,
      mostRows,
    );
  return { part: joinedParts(parts.map(({ part }) => part)), sums: summed.map(({ sums }) => sums) };
}

function sumTogether(
  parts: readonly PackedPart[],
  setup: FlowSetup,
  mostRows: number,
  partyOf?: PartyOfAddress,
): SummedParts {
  const part = together(
    parts.flatMap(({ part: alone, packed }) => (packed === undefined ? [alone] : [alone, unpacked(packed)])),
    setup,
    mostRows,
  );
  const sums = new RowSums(setup.undeclared, partyOf);
  sums.add(part.v4);
  sums.add(part.v6);
  return { part, sums: [sums.take()] };
}

function together(parts: readonly FlowPart[], setup: FlowSetup, mostRows: number): FlowPart {
  const sink = new FlowSink(placedSpace(setup), mostRows);
  for (const part of parts) sink.absorb(part);
  return sink.part();
}

/**
 * A part that has the rows of all shares of another and nothing else. They are put in a table at once: those of one share alone, which are of few ranks,
 * would crowd in few of its slots.
 */
function unpacked({ v4, v6 }: PackedLists): FlowPart {
  return partOfRows({ v4: unpackedRows(joined(v4), V4), v6: unpackedRows(joined(v6), V6) });
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    whole.set(list, at);
    at += list.length;
  }
  return whole;
}

/** What a thread made of the rows that it was given, and these rows, which are nobody's else meanwhile. */
export interface ReturnedShare {
  readonly share: PackedLists;
  readonly summed: SummedLists | undefined;
}
