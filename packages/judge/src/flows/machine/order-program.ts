import {
  BYTES_BITS,
  INPUT,
  INSERTED,
  KEY_AT,
  MOST_ROW_FLOWS,
  ROW,
  SEEN,
  SUM_AT,
  WORD_AT,
} from './row-memory.ts';
import type { RowPlan } from './row-memory.ts';
import { setRank, setSlot } from './spread.ts';
import { block, i32, I32, i64, I64, leave, leaveIf, loop, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';

/** What is given to `put`: rows as they stand in the table, each with room for its slot behind, in so many bytes. */
export const GIVEN_ROW = 24;
const SLOT_AT = 16;
/** Probes after which a row is put in another way. */
const MOST_PROBES = 512;

/**
 * `put(from, count, slots, free, mask)`: puts rows from the input into the table, adding to those that are there, up to the first that is not as
 * simple as that. Gives its number; at most `free` may be new.
 */
export function putRows({ rows }: RowPlan): WasmFunction {
  const made = new WasmFunction('put', 5);
  const local = (): ReturnType<typeof made.local> => made.local(I32);
  const [from, count, slots, free, mask] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
  ];
  const [end, given, last, at, code, seen, probes, inserted, fresh] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ];
  const [sum, more] = [made.local(I64), made.local(I64)];
  const told = (where: number): Code => i32.load(given.get, INPUT + where);
  const tag = i32.and(told(WORD_AT), mask.get);
  const bytesOnly = i64.of(2 ** BYTES_BITS - 1);
  const flowsOf = (of: Code): Code => i64.shr(of, i64.of(BYTES_BITS));
  const start = given.set(i32.mul(from.get, i32.of(GIVEN_ROW)));
  const [FOUND, STOP] = [1, 3];
  return made.does(
    end.set(i32.mul(slots.get, i32.of(ROW))),
    last.set(i32.mul(count.get, i32.of(GIVEN_ROW))),
    // All slots are told first, and their memory asked for.
    start,
    block(
      loop(
        leaveIf(1, i32.eq(given.get, last.get)),
        setRank(code, [told(KEY_AT)], tag),
        setSlot(code, slots.get),
        at.set(i32.mul(code.get, i32.of(ROW))),
        i32.store(given.get, at.get, INPUT + SLOT_AT),
        seen.set(i32.xor(seen.get, i32.load(at.get, rows))),
        given.set(i32.add(given.get, i32.of(GIVEN_ROW))),
        leave(0),
      ),
    ),
    i32.store(i32.of(SEEN), seen.get),
    start,
    block(
      loop(
        leaveIf(1, i32.eq(given.get, last.get)),
        at.set(told(SLOT_AT)),
        probes.set(i32.of(0)),
        fresh.set(i32.of(0)),
        block(
          loop(
            sum.set(i64.load(at.get, rows + SUM_AT)),
            when(
              i64.isZero(sum.get),
              leaveIf(STOP + 1, i32.eq(inserted.get, free.get)),
              fresh.set(i32.of(1)),
              leave(FOUND + 1),
            ),
            leaveIf(
              FOUND,
              i32.and(
                i32.eq(i32.load(at.get, rows + KEY_AT), told(KEY_AT)),
                i32.eq(i32.load(at.get, rows + WORD_AT), told(WORD_AT)),
              ),
            ),
            at.set(i32.add(at.get, i32.of(ROW))),
            at.set(i32.mul(at.get, i32.lessUnsigned(at.get, end.get))),
            probes.set(i32.add(probes.get, i32.of(1))),
            leaveIf(STOP, i32.eq(probes.get, i32.of(MOST_PROBES))),
            leave(0),
          ),
        ),
        more.set(i64.load(given.get, INPUT + SUM_AT)),
        leaveIf(1, i64.more(i64.add(i64.and(sum.get, bytesOnly), i64.and(more.get, bytesOnly)), bytesOnly)),
        leaveIf(1, i64.more(i64.add(flowsOf(sum.get), flowsOf(more.get)), i64.of(MOST_ROW_FLOWS))),
        when(
          fresh.get,
          i32.store(at.get, told(KEY_AT), rows + KEY_AT),
          i32.store(at.get, told(WORD_AT), rows + WORD_AT),
          inserted.set(i32.add(inserted.get, i32.of(1))),
        ),
        i64.store(at.get, i64.add(sum.get, more.get), rows + SUM_AT),
        given.set(i32.add(given.get, i32.of(GIVEN_ROW))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), inserted.get),
    i32.divUnsigned(given.get, i32.of(GIVEN_ROW)),
  );
}

/**
 * `order(at, end, row, most, mask)`: takes the rows between two places of the table, in bytes, and puts them in order by rank, address and word behind
 * those that stand at its start up to `row`, each moved back over those that come after it. Stops behind the first that went more than `most` bytes
 * back. Leaves how far it came in `INSERTED`, and gives where the ordered rows end.
 */
export function orderRows({ rows }: RowPlan): WasmFunction {
  const made = new WasmFunction('order', 5);
  const local = (): ReturnType<typeof made.local> => made.local(I32);
  const [at, end, row, most, mask] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
  ];
  const [code, other, key, word, to, before] = [local(), local(), local(), local(), local(), local()];
  const [name, sum] = [made.local(I64), made.local(I64)];
  const load = (of: Code, where: number): Code => i32.load(of, rows + where);
  return made.does(
    block(
      loop(
        leaveIf(1, i32.isZero(i32.lessUnsigned(at.get, end.get))),
        block(
          sum.set(i64.load(at.get, rows + SUM_AT)),
          leaveIf(0, i64.isZero(sum.get)),
          name.set(i64.load(at.get, rows)),
          key.set(load(at.get, KEY_AT)),
          word.set(load(at.get, WORD_AT)),
          setRank(code, [key.get], i32.and(word.get, mask.get)),
          i64.store(at.get, i64.of(0), rows + SUM_AT),
          to.set(row.get),
          block(
            loop(
              leaveIf(1, i32.isZero(to.get)),
              before.set(i32.sub(to.get, i32.of(ROW))),
              setRank(other, [load(before.get, KEY_AT)], i32.and(load(before.get, WORD_AT), mask.get)),
              // Ahead by rank, then by address, then by word, these with their signs.
              leaveIf(1, i32.lessUnsigned(other.get, code.get)),
              when(
                i32.eq(other.get, code.get),
                leaveIf(2, i32.less(load(before.get, KEY_AT), key.get)),
                when(
                  i32.eq(load(before.get, KEY_AT), key.get),
                  leaveIf(3, i32.less(load(before.get, WORD_AT), word.get)),
                ),
              ),
              i64.store(to.get, i64.load(before.get, rows), rows),
              i64.store(to.get, i64.load(before.get, rows + SUM_AT), rows + SUM_AT),
              to.set(before.get),
              leave(0),
            ),
          ),
          i64.store(to.get, name.get, rows),
          i64.store(to.get, sum.get, rows + SUM_AT),
          before.set(i32.sub(row.get, to.get)),
          row.set(i32.add(row.get, i32.of(ROW))),
          when(i32.moreUnsigned(before.get, most.get), at.set(i32.add(at.get, i32.of(ROW))), leave(3)),
        ),
        at.set(i32.add(at.get, i32.of(ROW))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), at.get),
    row.get,
  );
}
