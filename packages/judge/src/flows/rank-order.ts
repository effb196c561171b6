const DIGIT = 65_536;

/**
 * Numbers in the order of their ranks, which are numbers of 32 bits: sorted by their lower halves, then by their upper ones, each time
 * keeping those that are equal in the order in which they were.
 */
export function orderByRank(
  numbers: Uint32Array<ArrayBuffer>,
  ranks: Uint32Array<ArrayBuffer>,
): { readonly numbers: Uint32Array<ArrayBuffer>; readonly ranks: Uint32Array<ArrayBuffer> } {
  return pass(pass({ numbers, ranks }, 0), 16);
}

function pass(
  { numbers, ranks }: { readonly numbers: Uint32Array; readonly ranks: Uint32Array },
  shift: number,
): { readonly numbers: Uint32Array<ArrayBuffer>; readonly ranks: Uint32Array<ArrayBuffer> } {
  const next = new Uint32Array(DIGIT);
  for (let index = 0; index < ranks.length; index += 1) next[(ranks[index]! >>> shift) & 0xffff]! += 1;
  let from = 0;
  for (let digit = 0; digit < DIGIT; digit += 1) {
    const count = next[digit]!;
    next[digit] = from;
    from += count;
  }
  const [outNumbers, outRanks] = [new Uint32Array(numbers.length), new Uint32Array(numbers.length)];
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index]!;
    const digit = (rank >>> shift) & 0xffff;
    const at = next[digit]!;
    next[digit] = at + 1;
    outNumbers[at] = numbers[index]!;
    outRanks[at] = rank;
  }
  return { numbers: outNumbers, ranks: outRanks };
}
