import { i32 } from './wasm-code.ts';
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

/** From its rank, the first slot in which the row is looked for, as `slotOf` has it, in bytes of rows of so many. */
export function slotOfRank(code: Local, tag: Code, mask: Code, shift: Code, row: number): Code {
  return i32.mul(
    i32.and(i32.add(i32.shr(code.get, shift), i32.shr(spread(tag), i32.of(26))), mask),
    i32.of(row),
  );
}
