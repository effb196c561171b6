import { LAST_BYTES } from '../machine/line-memory.ts';
import { f64, F64, i32, i64, I64, leave, v128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local } from '../machine/wasm-module.ts';
import { BYTES, END, START } from './aws-layout.ts';
import { OTHER } from './line-frame.ts';
import type { LineFrame } from './line-frame.ts';

const ZERO = 0x30;
const HUNDRED_MILLIONS = 100_000_000;

/** How the program that reads lines reads times and bytes. */
export interface LineNumbers {
  /** Before the loop. */
  readonly before: Code;
  readonly readTimes: Code;
  /** Seconds of start and end, in the lower half. */
  readonly times: Local;
  readonly readBytes: Code;
  readonly bytes: Local;
}

/** Digits are weighed in pairs, then fours, then eights: both times at once. `frame` holds where the columns are. */
export function lineNumbers(frame: LineFrame): LineNumbers {
  const { digits, length, from, wrong } = frame;
  const [century, ten, one] = [frame.whole(), frame.whole(), frame.whole()];
  const [times, centuryBase] = [frame.vector(), frame.vector()];
  const pair = frame.made.local(I64);
  const bytes = frame.made.local(F64);
  const tens = frame.held(v128.all16(10, 1));
  const hundreds = frame.held(v128.pairs(100, 1));
  const tenThousands = frame.held(v128.pairs(10_000, 1));
  /** Two numbers of eight digits each: the first in the lower half of `pair`. */
  const weigh = [
    ...frame.badWhere(v128.moreByBytes(digits.get, frame.nines)),
    ...digits.set(v128.dot(v128.dotBytes(digits.get, tens), hundreds)),
    ...digits.set(v128.dot(v128.narrowUnsigned(digits.get, digits.get), tenThousands)),
    ...pair.set(v128.long(digits.get, 0)),
  ];
  const first = i32.ofLong(pair.get);
  const second = i64.shr(pair.get, i64.of(32));

  /** The number of two digits before the eight others of a time: lines share it for three years. */
  const learnCentury = [
    ...century.set(i32.half(frame.startOf(START))),
    ...ten.set(i32.sub(i32.and(century.get, i32.of(255)), i32.of(ZERO))),
    ...one.set(i32.sub(i32.shr(century.get, i32.of(8)), i32.of(ZERO))),
    // From 2001 to 2096: then any eight digits behind them are a time that can be.
    ...wrong.set(i32.moreUnsigned(i32.sub(ten.get, i32.of(1)), i32.of(2))),
    ...frame.wrongIf(i32.moreUnsigned(one.get, i32.of(9))),
    ...when(wrong.get, century.set(i32.of(-1)), leave(OTHER + 2)),
    ...centuryBase.set(
      v128.allInts(i32.mul(i32.add(i32.mul(ten.get, i32.of(10)), one.get), i32.of(HUNDRED_MILLIONS))),
    ),
  ];
  const notTen = (role: number): Code => i32.xor(i32.sub(frame.endOf(role), frame.startOf(role)), i32.of(10));
  const readTimes = [
    ...when(i32.ne(i32.half(frame.startOf(START)), century.get), learnCentury),
    ...wrong.set(
      i32.or(i32.xor(i32.half(frame.startOf(END)), century.get), i32.or(notTen(START), notTen(END))),
    ),
    ...digits.set(v128.loadHalf(frame.startOf(END), v128.loadLower(frame.startOf(START), 2), 1, 2)),
    ...digits.set(v128.subBytes(digits.get, frame.zeros)),
    ...frame.bad.set(v128.all(0)),
    ...weigh,
    // Of a number below zero the highest bit is set.
    ...frame.wrongIf(i32.shr(i32.sub(i32.ofLong(second), first), i32.of(31))),
    ...times.set(v128.addInts(digits.get, centuryBase.get)),
  ];

  /** At most 15 digits, which a double holds. */
  const readBytes = [
    ...frame.take(BYTES),
    ...frame.wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(1)), i32.of(14))),
    ...digits.set(
      v128.and(
        v128.subBytes(v128.load(i32.sub(i32.add(from.get, length.get), i32.of(16))), frame.zeros),
        v128.load(i32.shl(i32.and(length.get, i32.of(15)), i32.of(4)), LAST_BYTES),
      ),
    ),
    ...weigh,
    ...bytes.set(f64.ofLong(i64.add(i64.mul(i64.ofUnsigned(first), i64.of(HUNDRED_MILLIONS)), second))),
  ];
  // No two bytes are that.
  return { before: century.set(i32.of(-1)), readTimes, times, readBytes, bytes };
}
