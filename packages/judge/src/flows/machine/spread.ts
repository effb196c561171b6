import { i32, i64, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import type { Local } from './wasm-module.ts';

const [FIRST, SECOND, THIRD] = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35];

/**
 * Sets `code` to the rank of a row, as `rankOf` of `flow-rows.ts` has it. `key`: the words of its address; `tag`: what of its tag tells rows of one address
 * apart.
 */
export function setRank(code: Local, key: readonly Code[], tag: Code): Code {
  const folded = (by: number): Code => code.set(i32.xor(code.get, i32.shr(code.get, i32.of(by))));
  const times = (value: Code, factor: number): Code => i32.mul(value, i32.of(factor));
  const [a = [], b, c, d] = key;
  const more =
    b === undefined || c === undefined || d === undefined
      ? []
      : when(
          i32.or(i32.or(b, c), d),
          code.set(i32.xor(code.get, times(i32.xor(times(i32.xor(times(b, FIRST), c), SECOND), d), THIRD))),
        );
  return [
    ...code.set(i32.xor(a, times(i32.shr(tag, i32.of(3)), FIRST))),
    ...more,
    ...folded(16),
    ...code.set(times(code.get, SECOND)),
    ...folded(13),
    ...code.set(times(code.get, THIRD)),
    ...folded(16),
  ];
}

/** Makes of a rank the first slot in which the row is looked for in a table of so many, as `slotOf` has it. */
export function setSlot(code: Local, slots: Code): Code {
  const ofAll = i64.mul(i64.ofUnsigned(code.get), i64.ofUnsigned(slots));
  return code.set(i32.ofLong(i64.shr(ofAll, i64.of(32))));
}
