import { FIRST_BYTES } from '../machine/line-memory.ts';
import { block, i32, i64, leave, leaveIf, loop, select, v128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Telling } from './record-program.ts';
import {
  AT_SLOT,
  LONGEST_NAME,
  NAME_SLOT_BITS,
  NAME_SLOT_BYTES,
  NAME_SLOT_COUNT,
  NAME_TABLE,
  NAMELESS,
  NEW_NAME,
} from './shape-memory.ts';

const QUOTE = 0x22;
const MOST_PROBES = 8;
/** Odd, and its bits look like chance. */
const SPREAD = 0x1e3779b97f4a7d;

/**
 * Finds the number of the interface that the first member names that is there, or of those without a name. Stops where it does not know it; leaves to others what is not
 * within quotes, or too long.
 */
export function nameCode(
  { values: { from, length }, name, words, longs, why, take, otherIf }: Telling,
  members: readonly number[],
): Code {
  const [slot, probes, at] = words;
  const first = longs[3];
  const stopIf = (condition: Code, deeper: number): Code =>
    when(
      condition,
      why.set(i32.of(NEW_NAME)),
      i32.store(i32.of(AT_SLOT), slot.get),
      otherIf(i32.of(1), deeper + 1),
    );
  /** Of the part of the name from `at` on: which of 16 bytes count. */
  const mask = v128.load(
    i32.shl(
      select(
        i32.sub(length.get, at.get),
        i32.of(16),
        i32.lessUnsigned(i32.sub(length.get, at.get), i32.of(16)),
      ),
      i32.of(5),
    ),
    FIRST_BYTES,
  );
  const differs = v128.any(
    v128.xor(
      v128.and(v128.load(i32.add(from.get, at.get)), mask),
      v128.load(i32.add(slot.get, at.get), NAME_TABLE + 16),
    ),
  );
  const hash = i64.xor(
    i64.mul(
      i64.xor(
        first.get,
        i64.mul(i64.load(i32.sub(i32.add(from.get, length.get), i32.of(8))), i64.of(SPREAD)),
      ),
      i64.of(SPREAD),
    ),
    first.get,
  );
  return [
    ...members.flatMap((member, index) =>
      index === 0 ? take(member) : when(i32.isZero(length.get), take(member)),
    ),
    ...when(
      i32.isZero(length.get),
      slot.set(i32.of(-1)),
      stopIf(i32.eq(i32.load(i32.of(NAMELESS)), i32.of(-1)), 1),
      name.set(i32.load(i32.of(NAMELESS))),
    ),
    ...when(
      length.get,
      otherIf(i32.ne(i32.byte(i32.sub(from.get, i32.of(1))), i32.of(QUOTE)), 1),
      otherIf(i32.moreUnsigned(length.get, i32.of(LONGEST_NAME)), 1),
      first.set(i64.load(from.get)),
      // Of a short name both halves are the same, without what stands behind it.
      when(
        i32.lessUnsigned(length.get, i32.of(8)),
        first.set(
          i64.and(
            first.get,
            i64.sub(i64.shl(i64.of(1), i64.ofUnsigned(i32.shl(length.get, i32.of(3)))), i64.of(1)),
          ),
        ),
        slot.set(spreadOf(i64.mul(first.get, i64.of(SPREAD)))),
      ),
      when(i32.moreUnsigned(length.get, i32.of(7)), slot.set(spreadOf(hash))),
      probes.set(i32.of(0)),
      block(
        loop(
          // Around this: the loop, the block, the member, what is told.
          stopIf(i32.isZero(i32.load(slot.get, NAME_TABLE)), 3),
          block(
            leaveIf(0, i32.ne(i32.load(slot.get, NAME_TABLE), length.get)),
            at.set(i32.of(0)),
            loop(
              leaveIf(1, differs),
              at.set(i32.add(at.get, i32.of(16))),
              leaveIf(0, i32.lessUnsigned(at.get, length.get)),
            ),
            leave(2),
          ),
          slot.set(
            i32.and(
              i32.add(slot.get, i32.of(NAME_SLOT_BYTES)),
              i32.of((NAME_SLOT_COUNT - 1) * NAME_SLOT_BYTES),
            ),
          ),
          probes.set(i32.add(probes.get, i32.of(1))),
          otherIf(i32.eq(probes.get, i32.of(MOST_PROBES)), 3),
          leave(0),
        ),
      ),
      name.set(i32.load(slot.get, NAME_TABLE + 4)),
    ),
  ];
}

/** Where among the slots 64 bits are looked for first. */
function spreadOf(bits: Code): Code {
  return i32.shl(i32.ofLong(i64.shr(bits, i64.of(64 - NAME_SLOT_BITS))), i32.of(Math.log2(NAME_SLOT_BYTES)));
}
