import { FIRST_BYTES, GROUPS, HEX, LAST_BYTES } from './line-memory.ts';
import { block, giveBack, i32, I32, i64, leave, leaveIf, loop, v128, V128, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';

const COLON = 0x3a;
const LONGEST = 45;

/**
 * `six(from, to, out)`: writes the four words of the IPv6 address that fills the range, most significant first. Gives 0 where there is none, or
 * one that is written or means IPv4: that is for whoever reads line by line. What stands at `to` is no hexadecimal digit.
 */
export function readSix(): WasmFunction {
  const made = new WasmFunction('six', 3);
  const [at, to, out] = [made.parameter(0), made.parameter(1), made.parameter(2)];
  const [count, gap, group, digits, digit] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const words = made.local(V128);
  const isColon = (place: Code): Code => i32.eq(i32.byte(place), i32.of(COLON));
  const next = at.set(i32.add(at.get, i32.of(1)));
  const atEnd = i32.eq(at.get, to.get);
  const none = giveBack(i32.of(0));
  const noneIf = (condition: Code): Code => when(condition, none);
  const one = (from: Code): Code => i32.shl(from, i32.of(1));
  return made.does(
    noneIf(i32.moreUnsigned(i32.sub(i32.sub(to.get, at.get), i32.of(2)), i32.of(LONGEST - 2))),
    gap.set(i32.of(-1)),
    when(isColon(at.get), next, noneIf(i32.isZero(isColon(at.get))), next, gap.set(i32.of(0))),
    block(
      leaveIf(0, atEnd),
      loop(
        noneIf(i32.eq(count.get, i32.of(8))),
        group.set(i32.of(0)),
        digits.set(at.get),
        block(
          loop(
            digit.set(i32.byte(i32.byte(at.get), HEX)),
            leaveIf(1, i32.moreUnsigned(digit.get, i32.of(15))),
            group.set(i32.or(i32.shl(group.get, i32.of(4)), digit.get)),
            next,
            leave(0),
          ),
        ),
        noneIf(i32.moreUnsigned(i32.sub(i32.sub(at.get, digits.get), i32.of(1)), i32.of(3))),
        i32.storeHalf(one(count.get), group.get, GROUPS),
        count.set(i32.add(count.get, i32.of(1))),
        leaveIf(1, atEnd),
        noneIf(i32.isZero(isColon(at.get))),
        next,
        noneIf(atEnd),
        when(
          isColon(at.get),
          noneIf(i32.isZero(i32.shr(gap.get, i32.of(31)))),
          gap.set(count.get),
          next,
          leaveIf(2, atEnd),
        ),
        leave(0),
      ),
    ),
    // Without a gap there are eight; with one fewer, and those behind it move to the end.
    noneIf(i32.ne(i32.eq(count.get, i32.of(8)), i32.shr(gap.get, i32.of(31)))),
    when(i32.shr(gap.get, i32.of(31)), gap.set(i32.of(8))),
    words.set(
      v128.or(
        v128.and(v128.load(i32.of(GROUPS)), v128.load(i32.shl(gap.get, i32.of(6)), FIRST_BYTES)),
        v128.and(
          v128.load(i32.sub(i32.of(GROUPS), one(i32.sub(i32.of(8), count.get)))),
          v128.load(i32.shl(i32.sub(count.get, gap.get), i32.of(5)), LAST_BYTES),
        ),
      ),
    ),
    words.set(v128.pick(words.get, v128.bytes([2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13]))),
    noneIf(i32.and(i64.isZero(v128.long(words.get, 0)), i32.eq(v128.int(words.get, 2), i32.of(0xffff)))),
    v128.store(out.get, words.get),
    i32.of(1),
  );
}
