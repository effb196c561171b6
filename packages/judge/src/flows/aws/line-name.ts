import { FIRST_BYTES, NAME_BYTES, NAME_SLOTS, NAME_SLOTS_BITS, NAMES } from '../machine/line-memory.ts';
import { block, i32, i64, leave, leaveIf, loop, v128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local } from '../machine/wasm-module.ts';
import { ACCOUNT, INTERFACE } from './aws-layout.ts';
import { OTHER, UNKNOWN } from './line-frame.ts';
import type { LineFrame } from './line-frame.ts';

const MOST_PROBES = 8;
/** Odd, and its bits look like chance. */
const SPREAD = 0x1e3779b97f4a7d;

/**
 * Sets the number of the interface, by its name among those that are known, or by its account where the layout names no interface. Leaves
 * by `UNKNOWN` where it is not known: `slot` is then where it goes, and the name is what was taken last.
 */
export function readName(frame: LineFrame, slot: Local): Code {
  const { from, length } = frame;
  const role = frame.has(INTERFACE) ? INTERFACE : ACCOUNT;
  // Whoever runs this knows what a log without names is called.
  if (!frame.has(role)) return [];
  const probes = frame.whole();
  const sameBytes = (index: number): Code =>
    v128.eqBytes(
      v128.and(
        v128.load(from.get, index * 16),
        v128.load(i32.shl(length.get, i32.of(5)), FIRST_BYTES + index * 16),
      ),
      v128.load(slot.get, NAMES + 16 + index * 16),
    );
  const hash = i64.mul(i64.load(i32.sub(frame.to, i32.of(8))), i64.of(SPREAD));
  return [
    ...frame.take(role),
    ...leaveIf(OTHER, i32.moreUnsigned(i32.sub(length.get, i32.of(8)), i32.of(24))),
    ...slot.set(
      i32.shl(i32.ofLong(i64.shr(hash, i64.of(64 - NAME_SLOTS_BITS))), i32.of(Math.log2(NAME_BYTES))),
    ),
    ...probes.set(i32.of(0)),
    ...block(
      loop(
        block(
          leaveIf(0, i32.ne(i32.load(slot.get, NAMES), length.get)),
          leaveIf(2, i32.eq(v128.bits(v128.and(sameBytes(0), sameBytes(1))), i32.of(0xffff))),
        ),
        when(
          i32.isZero(i32.load(slot.get, NAMES)),
          // Lines whose times are none name nothing.
          leaveIf(OTHER + 3, frame.amiss),
          leave(UNKNOWN + 3),
        ),
        slot.set(i32.and(i32.add(slot.get, i32.of(NAME_BYTES)), i32.of((NAME_SLOTS - 1) * NAME_BYTES))),
        probes.set(i32.add(probes.get, i32.of(1))),
        leaveIf(OTHER + 2, i32.eq(probes.get, i32.of(MOST_PROBES))),
        leave(0),
      ),
    ),
    ...frame.name.set(i32.load(slot.get, NAMES + 4)),
  ];
}
