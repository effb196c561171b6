import { i32, i64 } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import type { Local } from './wasm-module.ts';

const spread = (value: Code): Code => i32.mul(value, i32.of(0x9e3779b1));

/** Sets `code` to the rank of a row of IPv4, as `rankOf` of `flow-rows.ts` has it. */
export function setRank(code: Local, key: Code, tag: Code): Code {
  const folded = (by: number): Code => code.set(i32.xor(code.get, i32.shr(code.get, i32.of(by))));
  return [
    ...code.set(i32.xor(key, spread(i32.shr(tag, i32.of(6))))),
    ...folded(16),
    ...code.set(i32.mul(code.get, i32.of(0x85ebca6b))),
    ...folded(13),
    ...code.set(i32.mul(code.get, i32.of(0xc2b2ae35))),
    ...folded(16),
  ];
}

/** Makes of a rank the first slot in which the row is looked for in a table of so many, as `slotOf` has it. */
export function setSlot(code: Local, tag: Code, slots: Code): Code {
  const ofAll = i64.mul(i64.ofUnsigned(code.get), i64.ofUnsigned(slots));
  return [
    ...code.set(i32.add(i32.ofLong(i64.shr(ofAll, i64.of(32))), i32.shr(spread(tag), i32.of(26)))),
    ...code.set(i32.sub(code.get, i32.mul(slots, i32.isZero(i32.lessUnsigned(code.get, slots))))),
  ];
}
