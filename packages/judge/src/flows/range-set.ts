/**
 * Disjoint ranges of addresses: each goes from its start to the next one's. Values are numbers from 0 up; -1 where there is
 * none. IPv6 starts are four words each, most significant first.
 */
export interface RangeSet {
  readonly v4Starts: Uint32Array;
  readonly v4Values: Int32Array;
  readonly v6Starts: Uint32Array;
  readonly v6Values: Int32Array;
}

/** A range as it was told, ends included. */
export interface ToldRange {
  readonly width: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
  readonly value: number;
}

/**
 * Ranges that may lie within each other or overlap, made disjoint: the one that starts last, and among those the shortest,
 * stands, as the most specific prefix wins. Where two of one start and end tell different values, `disagree` gives what stands.
 */
export function disjoint(
  told: readonly ToldRange[],
  disagree: (one: number, other: number) => number,
): RangeSet {
  const [v4Starts, v4Values] = settle(
    told.filter(({ width }) => width === 32),
    1n << 32n,
    disagree,
  );
  const [v6Starts, v6Values] = settle(
    told.filter(({ width }) => width === 128),
    1n << 128n,
    disagree,
  );
  const words = new Uint32Array(v6Starts.length * 4);
  for (const [index, start] of v6Starts.entries())
    for (let word = 0; word < 4; word += 1)
      words[index * 4 + word] = Number((start >> BigInt(96 - word * 32)) & 0xffffffffn);
  return {
    v4Starts: Uint32Array.from(v4Starts, Number),
    v4Values: Int32Array.from(v4Values),
    v6Starts: words,
    v6Values: Int32Array.from(v6Values),
  };
}

function settle(
  told: ToldRange[],
  beyond: bigint,
  disagree: (one: number, other: number) => number,
): [bigint[], number[]] {
  told.sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : a.last > b.last ? -1 : a.last < b.last ? 1 : 0,
  );
  const starts: bigint[] = [];
  const values: number[] = [];
  const put = (start: bigint, value: number): void => {
    if (start >= beyond) return;
    if (starts.at(-1) === start) values[values.length - 1] = value;
    else if (values.at(-1) !== value) {
      starts.push(start);
      values.push(value);
    }
  };
  put(0n, -1);
  const open: { last: bigint; value: number }[] = [];
  const close = (before: bigint): void => {
    // What ends before the next start gives way to what lies around it.
    for (let top = open.at(-1); top !== undefined && top.last < before; top = open.at(-1)) {
      open.pop();
      while (open.length > 0 && open.at(-1)!.last <= top.last) open.pop();
      put(top.last + 1n, open.at(-1)?.value ?? -1);
    }
  };
  for (let index = 0; index < told.length; index += 1) {
    const { first, last } = told[index]!;
    let { value } = told[index]!;
    for (; told[index + 1]?.first === first && told[index + 1]?.last === last; index += 1)
      if (told[index + 1]!.value !== value) value = disagree(value, told[index + 1]!.value);
    close(first);
    put(first, value);
    open.push({ last, value });
  }
  close(beyond);
  return [starts, values];
}

/** Value of an IPv6 address; -1 where none. */
export function valueOf6(
  { v6Starts, v6Values }: Pick<RangeSet, 'v6Starts' | 'v6Values'>,
  a: number,
  b: number,
  c: number,
  d: number,
): number {
  const [w0, w1, w2, w3] = [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
  let from = 0;
  let to = v6Values.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const at = middle * 4;
    const ahead =
      v6Starts[at]! - w0 || v6Starts[at + 1]! - w1 || v6Starts[at + 2]! - w2 || v6Starts[at + 3]! - w3;
    if (ahead <= 0) from = middle + 1;
    else to = middle;
  }
  return from === 0 ? -1 : v6Values[from - 1]!;
}

/** Ranges of several sets cut at every start of any of them; `valueOf` makes one value of what the sets say there. */
export function combine(sets: readonly RangeSet[], valueOf: (values: Int32Array) => number): RangeSet {
  const said = new Int32Array(sets.length);
  const v4 = walk(
    sets.map(({ v4Starts }) => v4Starts.length),
    (set, index, other, otherIndex) => sets[set]!.v4Starts[index]! - sets[other]!.v4Starts[otherIndex]!,
    (set, index) => sets[set]!.v4Values[index]!,
    said,
    valueOf,
  );
  const v6 = walk(
    sets.map(({ v6Values }) => v6Values.length),
    (set, index, other, otherIndex) => {
      const [one, two] = [sets[set]!.v6Starts, sets[other]!.v6Starts];
      const [at, to] = [index * 4, otherIndex * 4];
      return (
        one[at]! - two[to]! ||
        one[at + 1]! - two[to + 1]! ||
        one[at + 2]! - two[to + 2]! ||
        one[at + 3]! - two[to + 3]!
      );
    },
    (set, index) => sets[set]!.v6Values[index]!,
    said,
    valueOf,
  );
  const v6Starts = new Uint32Array(v6.values.length * 4);
  for (let row = 0; row < v6.values.length; row += 1) {
    const at = v6.indexes[row]! * 4;
    v6Starts.set(sets[v6.sets[row]!]!.v6Starts.subarray(at, at + 4), row * 4);
  }
  return {
    v4Starts: v4.indexes.map((index, row) => sets[v4.sets[row]!]!.v4Starts[index]!),
    v4Values: v4.values,
    v6Starts,
    v6Values: v6.values,
  };
}

/** Where each range of the outcome starts, by set and index, and its value. */
interface Walked {
  readonly sets: Uint8Array;
  readonly indexes: Uint32Array;
  readonly values: Int32Array;
}

function walk(
  lengths: readonly number[],
  compare: (set: number, index: number, other: number, otherIndex: number) => number,
  valueAt: (set: number, index: number) => number,
  said: Int32Array,
  valueOf: (values: Int32Array) => number,
): Walked {
  const most = lengths.reduce((sum, length) => sum + length, 0);
  const sets = new Uint8Array(most);
  const indexes = new Uint32Array(most);
  const values = new Int32Array(most);
  const at = new Int32Array(lengths.length);
  let rows = 0;
  said.fill(-1);
  for (;;) {
    let next = -1;
    for (let set = 0; set < lengths.length; set += 1) {
      if (at[set]! >= lengths[set]!) continue;
      if (next < 0 || compare(set, at[set]!, next, at[next]!) < 0) next = set;
    }
    if (next < 0) break;
    const index = at[next]!;
    for (let set = 0; set < lengths.length; set += 1) {
      if (at[set]! < lengths[set]! && (set === next || compare(set, at[set]!, next, index) === 0)) {
        said[set] = valueAt(set, at[set]!);
        at[set]! += 1;
      }
    }
    const value = valueOf(said);
    if (rows > 0 && values[rows - 1] === value) continue;
    sets[rows] = next;
    indexes[rows] = index;
    values[rows] = value;
    rows += 1;
  }
  return { sets: sets.slice(0, rows), indexes: indexes.slice(0, rows), values: values.slice(0, rows) };
}
