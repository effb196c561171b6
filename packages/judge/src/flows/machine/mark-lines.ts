import { block, i32, I32, i64, I64, leave, leaveIf, loop, v128, V128, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { LINE_ENDS, MARKS, NO_MARKS_BEHIND } from './line-memory.ts';
import { WasmFunction } from './wasm-module.ts';
import type { Local } from './wasm-module.ts';

const [LF, SPACE] = [0x0a, 0x20];
const AT_ONCE = 64;

/**
 * `mark(from, to)`: writes where spaces and line feeds are, and where line feeds are, from one place to another; each list starts with
 * the place before the first byte. Both may go on for up to 63 bytes beyond. Gives whether two spaces stand side by side.
 */
export function markLines(): WasmFunction {
  const made = new WasmFunction('mark', 2);
  const [at, to] = [made.parameter(0), made.parameter(1)];
  const [mark, end, count, rest] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const [spaces, feeds, left, doubled] = [made.local(I64), made.local(I64), made.local(I64), made.local(I64)];
  const quarters = [made.local(V128), made.local(V128), made.local(V128), made.local(V128)];
  /** Bits of the 64 bytes that are equal to one. */
  const equal = (byte: number): Code =>
    quarters
      .map(({ get }, quarter) =>
        i64.shl(i64.ofUnsigned(v128.bits(v128.eqBytes(get, v128.all(byte)))), i64.of(quarter * 16)),
      )
      .reduce((all, bits) => i64.or(all, bits));
  const previous = i32.sub(at.get, i32.of(1));
  const previousIsSpace = i64.ofUnsigned(i32.eq(i32.byte(previous), i32.of(SPACE)));
  const place = (bits: Local): Code => i32.add(at.get, i32.ofLong(i64.trailingZeros(bits.get)));
  const next = (bits: Local): Code => bits.set(i64.and(bits.get, i64.sub(bits.get, i64.of(1))));
  const eight = (beyond: number): Code =>
    Array.from({ length: 8 }, (_, index) => [
      ...i32.store(mark.get, place(left), beyond + index * 4),
      ...next(left),
    ]).flat();
  return made.does(
    i32.store(i32.of(MARKS), previous),
    i32.store(i32.of(LINE_ENDS), previous),
    mark.set(i32.of(MARKS + 4)),
    end.set(i32.of(LINE_ENDS + 4)),
    loop(
      ...quarters.map((quarter, index) => quarter.set(v128.load(at.get, index * 16))),
      spaces.set(equal(SPACE)),
      feeds.set(equal(LF)),
      doubled.set(
        i64.or(doubled.get, i64.and(spaces.get, i64.or(i64.shl(spaces.get, i64.of(1)), previousIsSpace))),
      ),
      left.set(i64.or(spaces.get, feeds.get)),
      count.set(i32.ofLong(i64.ones(left.get))),
      // Eight are written whether they are there or not, and what is too many is written over: jumps for each could not be foreseen.
      eight(0),
      when(i32.moreUnsigned(count.get, i32.of(8)), eight(32)),
      rest.set(i32.add(mark.get, i32.of(64))),
      when(
        i32.moreUnsigned(count.get, i32.of(16)),
        loop(
          i32.store(rest.get, place(left)),
          rest.set(i32.add(rest.get, i32.of(4))),
          next(left),
          leaveIf(0, i32.isZero(i64.isZero(left.get))),
        ),
      ),
      mark.set(i32.add(mark.get, i32.shl(count.get, i32.of(2)))),
      block(
        leaveIf(0, i64.isZero(feeds.get)),
        loop(
          i32.store(end.get, place(feeds)),
          end.set(i32.add(end.get, i32.of(4))),
          next(feeds),
          leaveIf(1, i64.isZero(feeds.get)),
          leave(0),
        ),
      ),
      at.set(i32.add(at.get, i32.of(AT_ONCE))),
      leaveIf(0, i32.lessUnsigned(at.get, to.get)),
    ),
    // What comes behind the last is from an earlier time.
    i32.store(end.get, i32.of(-1)),
    Array.from({ length: NO_MARKS_BEHIND / 4 }, (_, index) =>
      v128.store(mark.get, v128.all(255), index * 16),
    ).flat(),
    i32.isZero(i64.isZero(doubled.get)),
  );
}
