import { MOST_FLOWS } from '../flow-rows.ts';
import {
  BYTES_AT,
  FLOWS_AT,
  INPUT,
  INSERTED,
  KEY_AT,
  NOTE_AT,
  ROW,
  ROWS,
  SEEN,
  TAG_AT,
} from './row-memory.ts';
import { setRank, setSlot } from './spread.ts';
import { block, f64, i32, I32, i64, I64, leave, leaveIf, loop, when } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';

/** What is given to `put`: rows of so many bytes, as they stand in the table, with their slot behind. */
export const GIVEN_ROW = 32;
const SLOT_AT = 24;
/** Probes after which a row is put in another way. */
const MOST_PROBES = 192;

/**
 * `put(from, count, slots, free)`: puts rows from the input into the table, adding to those that are there, up to the first that is not as
 * simple as that. Gives its number; at most `free` may be new.
 */
export function putRows(exact: number): WasmFunction {
  const made = new WasmFunction('put', 4);
  const [from, count, slots, free] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
  ];
  const [end, given, last, at, code, flows, sum, probes, inserted] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const told = (where: number): number[] => [...i32.load(given.get, INPUT + where)];
  const bytes = f64.add(f64.load(at.get, ROWS + BYTES_AT), f64.load(given.get, INPUT + BYTES_AT));
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
        setRank(code, told(KEY_AT), told(TAG_AT)),
        setSlot(code, told(TAG_AT), slots.get),
        at.set(i32.mul(code.get, i32.of(ROW))),
        i32.store(given.get, at.get, INPUT + SLOT_AT),
        flows.set(i32.xor(flows.get, i32.load(at.get, ROWS))),
        given.set(i32.add(given.get, i32.of(GIVEN_ROW))),
        leave(0),
      ),
    ),
    i32.store(i32.of(SEEN), flows.get),
    start,
    block(
      loop(
        leaveIf(1, i32.eq(given.get, last.get)),
        at.set(told(SLOT_AT)),
        probes.set(i32.of(0)),
        block(
          loop(
            flows.set(i32.load(at.get, ROWS + FLOWS_AT)),
            when(
              i32.isZero(flows.get),
              leaveIf(STOP + 1, i32.eq(inserted.get, free.get)),
              inserted.set(i32.add(inserted.get, i32.of(1))),
              i32.store(at.get, told(TAG_AT), ROWS + TAG_AT),
              i32.store(at.get, told(KEY_AT), ROWS + KEY_AT),
              i32.store(at.get, told(NOTE_AT), ROWS + NOTE_AT),
              f64.store(at.get, f64.of(0), ROWS + BYTES_AT),
              leave(FOUND + 1),
            ),
            leaveIf(
              FOUND,
              i32.and(
                i32.eq(i32.load(at.get, ROWS + KEY_AT), told(KEY_AT)),
                i32.eq(i32.load(at.get, ROWS + TAG_AT), told(TAG_AT)),
              ),
            ),
            at.set(i32.add(at.get, i32.of(ROW))),
            at.set(i32.mul(at.get, i32.lessUnsigned(at.get, end.get))),
            probes.set(i32.add(probes.get, i32.of(1))),
            leaveIf(STOP, i32.eq(probes.get, i32.of(MOST_PROBES))),
            leave(0),
          ),
        ),
        sum.set(i32.add(flows.get, told(FLOWS_AT))),
        leaveIf(1, i32.moreUnsigned(sum.get, i32.of(MOST_FLOWS))),
        leaveIf(1, f64.notLess(bytes, f64.of(exact))),
        f64.store(at.get, bytes, ROWS + BYTES_AT),
        i32.store(at.get, sum.get, ROWS + FLOWS_AT),
        given.set(i32.add(given.get, i32.of(GIVEN_ROW))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), inserted.get),
    i32.divUnsigned(given.get, i32.of(GIVEN_ROW)),
  );
}

/**
 * `order(at, end, row, most)`: takes the rows between two places of the table, in bytes, and puts them in order by rank, address and tag behind those that
 * stand at its start up to `row`, each moved back over those that come after it; their ranks take the place of their notes. Stops behind the first that went
 * more than `most` bytes back. Leaves how far it came in `INSERTED`, and gives where the ordered rows end.
 */
export function orderRows(): WasmFunction {
  const made = new WasmFunction('order', 4);
  const [at, end, row, most] = [made.parameter(0), made.parameter(1), made.parameter(2), made.parameter(3)];
  const [code, key, tag, to, before] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const [first, bytes] = [made.local(I64), made.local(I64)];
  const load = (of: readonly number[], where: number): number[] => [...i32.load(of, ROWS + where)];
  const equal = (where: number, value: readonly number[]): number[] => [
    ...i32.eq(load(before.get, where), value),
  ];
  return made.does(
    block(
      loop(
        leaveIf(1, i32.isZero(i32.lessUnsigned(at.get, end.get))),
        block(
          leaveIf(0, i32.isZero(load(at.get, FLOWS_AT))),
          key.set(load(at.get, KEY_AT)),
          tag.set(load(at.get, TAG_AT)),
          first.set(i64.load(at.get, ROWS)),
          bytes.set(i64.load(at.get, ROWS + BYTES_AT)),
          setRank(code, key.get, tag.get),
          i32.store(at.get, i32.of(0), ROWS + FLOWS_AT),
          to.set(row.get),
          block(
            loop(
              leaveIf(1, i32.isZero(to.get)),
              before.set(i32.sub(to.get, i32.of(ROW))),
              // Ahead by rank, then by address, then by tag, these with their signs.
              leaveIf(1, i32.lessUnsigned(load(before.get, NOTE_AT), code.get)),
              when(
                equal(NOTE_AT, code.get),
                leaveIf(2, i32.less(load(before.get, KEY_AT), key.get)),
                when(equal(KEY_AT, key.get), leaveIf(3, i32.less(load(before.get, TAG_AT), tag.get))),
              ),
              i64.store(to.get, i64.load(before.get, ROWS), ROWS),
              i64.store(to.get, i64.load(before.get, ROWS + NOTE_AT), ROWS + NOTE_AT),
              i64.store(to.get, i64.load(before.get, ROWS + BYTES_AT), ROWS + BYTES_AT),
              to.set(before.get),
              leave(0),
            ),
          ),
          i64.store(to.get, first.get, ROWS),
          i32.store(to.get, code.get, ROWS + NOTE_AT),
          i32.store(to.get, key.get, ROWS + KEY_AT),
          i64.store(to.get, bytes.get, ROWS + BYTES_AT),
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
