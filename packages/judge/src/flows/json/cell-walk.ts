import { block, i32, I32, leave, leaveIf, loop, v128, V128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local, WasmFunction } from '../machine/wasm-module.ts';
import { CELL_BYTES, CELL_OF, CELLS, CELLS_END, VALUES } from './shape-memory.ts';

const [TAB, LF, DASH, HASH] = [0x09, 0x0a, 0x2d, 0x23];

/**
 * Finds the values of a record that is a line of cells with tabs between them, and moves behind it. Leaves, so many blocks around it, a line of another number of cells, and one that starts
 * with `#`. A cell that is `-` has no value. A carriage return before the end is part of the last cell, which whoever reads its value then leaves.
 */
export function cellWalk(made: WasmFunction, at: Local, names: number, deep: number): Code {
  const [begin, cell, tabs, feed] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const [from, to] = [made.local(I32), made.local(I32)];
  const seen = made.local(V128);
  const found = (byte: number): Code => v128.bits(v128.eqBytes(seen.get, v128.all(byte)));
  const place = (bits: Local): Code => i32.add(i32.add(at.get, i32.trailingZeros(bits.get)), i32.of(1));
  /** Writes where the next cell starts. */
  const put = (bits: Local): Code => [
    ...cell.set(i32.add(cell.get, i32.of(4))),
    ...i32.store(cell.get, place(bits)),
  ];
  const value = (name: number): Code => [
    ...cell.set(i32.load(i32.of(CELL_OF + name * 4))),
    ...from.set(i32.load(cell.get)),
    ...to.set(i32.sub(i32.load(cell.get, 4), i32.of(1))),
    ...to.set(
      i32.sub(
        to.get,
        i32.and(i32.eq(i32.byte(from.get), i32.of(DASH)), i32.eq(i32.sub(to.get, from.get), i32.of(1))),
      ),
    ),
    ...i32.store(i32.of(VALUES + name * 8), from.get),
    ...i32.store(i32.of(VALUES + name * 8 + 4), to.get),
  ];
  return [
    ...begin.set(at.get),
    ...cell.set(i32.of(CELLS)),
    ...i32.store(i32.of(CELLS), at.get),
    ...block(
      loop(
        seen.set(v128.load(at.get)),
        tabs.set(found(TAB)),
        feed.set(found(LF)),
        // Tabs before the first line feed, if there is one.
        when(feed.get, tabs.set(i32.and(tabs.get, i32.xor(feed.get, i32.sub(feed.get, i32.of(1)))))),
        block(
          loop(
            leaveIf(1, i32.isZero(tabs.get)),
            leaveIf(deep + 4, i32.eq(cell.get, i32.of(CELLS_END - 4))),
            put(tabs),
            tabs.set(i32.and(tabs.get, i32.sub(tabs.get, i32.of(1)))),
            leave(0),
          ),
        ),
        leaveIf(1, feed.get),
        at.set(i32.add(at.get, i32.of(16))),
        leave(0),
      ),
    ),
    ...leaveIf(deep, i32.eq(cell.get, i32.of(CELLS_END - 4))),
    ...put(feed),
    ...at.set(i32.load(cell.get)),
    ...leaveIf(deep, i32.ne(i32.sub(cell.get, i32.of(CELLS)), i32.load(i32.of(CELL_BYTES)))),
    ...leaveIf(deep, i32.eq(i32.byte(begin.get), i32.of(HASH))),
    ...Array.from({ length: names }, (_, name) => value(name)).flat(),
  ];
}
