import { BITS, LONGEST_LINE } from '../machine/line-memory.ts';
import { i32, I32, i64, I64, leaveIf, loop } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local, WasmFunction } from '../machine/wasm-module.ts';

/** Bits that a look at the marks surely has: it starts at any of the eight of a byte. */
const LOOK = 57;

/** Bytes that values of a field take at most, as AWS writes them. What takes more is left to whoever reads line by line. */
const LONGEST_VALUES: ReadonlyMap<string, number> = new Map([
  ['version', 2],
  ['account-id', 12],
  ['interface-id', 32],
  ['tgw-attachment-id', 32],
  ['srcaddr', 39],
  ['dstaddr', 39],
  ['pkt-srcaddr', 39],
  ['pkt-dstaddr', 39],
  ['srcport', 5],
  ['dstport', 5],
  ['protocol', 3],
  ['packets', 10],
  ['bytes', 15],
  ['start', 10],
  ['end', 10],
  ['action', 6],
  ['log-status', 8],
  ['vpc-id', 21],
  ['subnet-id', 24],
  ['instance-id', 19],
  ['tcp-flags', 3],
  ['type', 4],
  ['region', 16],
  ['az-id', 16],
  ['sublocation-type', 10],
  ['flow-direction', 7],
  ['traffic-path', 2],
]);

/** Where columns of a line end, as a program finds it. */
export interface ColumnWalk {
  /** Finds them; `line` is where the line starts. Leaves so many blocks where they are fewer, or longer than they can be. */
  readonly code: Code;
  /** Whether the line can be of any length. */
  readonly endless: boolean;
  /** Where a column ends; only those that were asked for and the last are told. */
  endOf(column: number): Code;
}

/**
 * Walks through the marks of one line, a look of 64 bits at a time: what is not read is passed in two instructions, and nothing of it is
 * written. A column whose length nobody knows is looked for on and on.
 */
export function walkColumns(
  made: WasmFunction,
  fields: readonly string[],
  ends: ReadonlySet<number>,
  line: Local,
  leaving: number,
): ColumnWalk {
  const [look, at] = [made.local(I64), made.local(I32)];
  const places = new Map<number, Local>();
  const lookAt = (place: Code): Code =>
    look.set(i64.shr(i64.load(i32.shr(place, i32.of(3)), BITS), i64.ofUnsigned(i32.and(place, i32.of(7)))));
  const found = (from: Code): Code => i32.add(from, i32.ofLong(i64.trailingZeros(look.get)));
  const pass = look.set(i64.and(look.get, i64.sub(look.get, i64.of(1))));
  const code: number[] = [];
  let base = line.get;
  let used = LOOK;
  for (const [column, field] of fields.entries()) {
    const longest = LONGEST_VALUES.get(field);
    if (longest === undefined) {
      // The look begins with this column: it goes on until there is something.
      code.push(
        ...at.set(base),
        ...loop(
          lookAt(at.get),
          at.set(i32.add(at.get, i32.of(LOOK))),
          leaveIf(leaving + 1, i32.moreUnsigned(i32.sub(at.get, line.get), i32.of(LONGEST_LINE + LOOK))),
          leaveIf(0, i64.isZero(look.get)),
        ),
        ...at.set(i32.sub(at.get, i32.of(LOOK))),
      );
      base = at.get;
    } else if (used === LOOK) {
      code.push(...lookAt(base));
      used = 0;
    }
    used += 1 + (longest ?? LOOK);
    const next = LONGEST_VALUES.get(fields[column + 1] ?? '') ?? LOOK;
    const looksAgain = used + 1 + next > LOOK;
    if (looksAgain) code.push(...leaveIf(leaving, i64.isZero(look.get)));
    if (looksAgain || ends.has(column)) {
      const place = made.local(I32);
      places.set(column, place);
      code.push(...place.set(found(base)));
      if (looksAgain) {
        base = i32.add(place.get, i32.of(1));
        used = LOOK;
      }
    }
    if (!looksAgain) code.push(...pass);
  }
  return {
    code,
    endless: fields.some((field) => !LONGEST_VALUES.has(field)),
    endOf: (column) => places.get(column)!.get,
  };
}
