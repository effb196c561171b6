import { i32, I32, i64, I64, leaveIf, loop, v128, V128, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { AT_LINES_END, BITS, LINE_ENDS } from './line-memory.ts';
import { WasmFunction } from './wasm-module.ts';

const [LF, SPACE] = [0x0a, 0x20];
const AT_ONCE = 64;

/**
 * `mark(from, to)`: writes which bytes are spaces and line feeds, one bit each, and where line feeds are, from one place to another; the list
 * of these starts with the place before the first byte. Both go on for up to 63 bytes beyond, and what stands up to 64 bytes before is
 * written over. Gives whether two spaces stand side by side.
 */
export function markLines(): WasmFunction {
  const made = new WasmFunction('mark', 2);
  const [from, to] = [made.parameter(0), made.parameter(1)];
  const [at, end, count, rest] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const [spaces, feeds, before, doubled] = [
    made.local(I64),
    made.local(I64),
    made.local(I64),
    made.local(I64),
  ];
  const quarters = [made.local(V128), made.local(V128), made.local(V128), made.local(V128)];
  // Held where the loop begins: it would make them again each time.
  const [space, feed] = [made.local(V128), made.local(V128)];
  /** Bits of the 64 bytes that are equal to one. */
  const equal = (byte: Code): Code =>
    quarters
      .map(({ get }, quarter) =>
        i64.shl(i64.ofUnsigned(v128.bits(v128.eqBytes(get, byte))), i64.of(quarter * 16)),
      )
      .reduce((all, bits) => i64.or(all, bits));
  const place = i32.add(at.get, i32.ofLong(i64.trailingZeros(feeds.get)));
  return made.does(
    space.set(v128.all(SPACE)),
    feed.set(v128.all(LF)),
    i32.store(i32.of(LINE_ENDS), i32.sub(from.get, i32.of(1))),
    end.set(i32.of(LINE_ENDS + 4)),
    // Bits come 64 at a time: what the first of them tell is of no line.
    ...[64, 48, 32, 16].map((back) => v128.store(i32.sub(from.get, i32.of(back)), v128.all(0x78))),
    at.set(i32.and(from.get, i32.of(-AT_ONCE))),
    loop(
      ...quarters.map((quarter, index) => quarter.set(v128.load(at.get, index * 16))),
      spaces.set(equal(space.get)),
      feeds.set(equal(feed.get)),
      i64.store(i32.shr(at.get, i32.of(3)), i64.or(spaces.get, feeds.get), BITS),
      doubled.set(
        i64.or(doubled.get, i64.and(spaces.get, i64.or(i64.shl(spaces.get, i64.of(1)), before.get))),
      ),
      before.set(i64.shr(spaces.get, i64.of(63))),
      // One is written whether it is there or not: a jump could not be foreseen.
      i32.store(end.get, place),
      count.set(i32.ofLong(i64.ones(feeds.get))),
      when(
        i32.moreUnsigned(count.get, i32.of(1)),
        rest.set(end.get),
        loop(
          feeds.set(i64.and(feeds.get, i64.sub(feeds.get, i64.of(1)))),
          rest.set(i32.add(rest.get, i32.of(4))),
          i32.store(rest.get, place),
          leaveIf(0, i32.isZero(i64.isZero(feeds.get))),
        ),
      ),
      end.set(i32.add(end.get, i32.shl(count.get, i32.of(2)))),
      at.set(i32.add(at.get, i32.of(AT_ONCE))),
      leaveIf(0, i32.lessUnsigned(at.get, to.get)),
    ),
    // Those beyond are none of these lines.
    loop(
      end.set(i32.sub(end.get, i32.of(4))),
      leaveIf(0, i32.isZero(i32.lessUnsigned(i32.load(end.get), to.get))),
    ),
    i32.store(i32.of(AT_LINES_END), i32.add(end.get, i32.of(4))),
    i32.isZero(i64.isZero(doubled.get)),
  );
}
