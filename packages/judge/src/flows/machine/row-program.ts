import { MOST_FLOWS } from '../flow-rows.ts';
import { block, f64, i32, I32, leave, leaveIf, loop, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import {
  BYTES_AT,
  FLOWS_AT,
  HOURS,
  INSERTED,
  KEY_AT,
  NOTE_AT,
  PEERS,
  PENDING,
  PENDING_COUNT,
  PLACES,
  ROW,
  ROWS,
  SEEN,
  SIZES,
  TAG_AT,
  TAGS,
  WHENS,
} from './row-memory.ts';
import { setRank, setSlot } from './spread.ts';
import { WasmFunction } from './wasm-module.ts';

/** Probes after which a row is looked for in another way. */
const MOST_PROBES = 192;

/**
 * `touch(count, slots)`: finds the first slot of each flow that waits, as `slotOf` of `flow-rows.ts` does, and reads from all of them: the
 * memory of many rows is then asked for at once, where each would have to wait for its own.
 */
export function touchRows(): WasmFunction {
  const made = new WasmFunction('touch', 2);
  const [count, slots] = [made.parameter(0), made.parameter(1)];
  const [index, code, seen] = [made.local(I32), made.local(I32), made.local(I32)];
  const word = i32.shl(index.get, i32.of(2));
  const tag = i32.load(word, TAGS);
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        setRank(code, i32.load(word, PEERS), tag),
        setSlot(code, tag, slots.get),
        code.set(i32.mul(code.get, i32.of(ROW))),
        i32.store(word, code.get, PLACES),
        seen.set(i32.xor(seen.get, i32.load(code.get, ROWS))),
        index.set(i32.add(index.get, i32.of(1))),
        leave(0),
      ),
    ),
    // Kept, so that what was read counts as used.
    i32.store(i32.of(SEEN), seen.get),
    i32.of(0),
  );
}

/**
 * `add(from, count, end, hourly, free)`: adds the flows that wait to their rows, and to the sums of their hour where `hourly` is not 0, up to the first
 * that is not as simple as that: a sum that would no longer be exact, a new row where no more than `free` may be added. Gives its number. `end` is where
 * the rows end. Flows of rows that do not know yet to which sum of an hour they belong are listed.
 */
export function addToRows(exact: number): WasmFunction {
  const made = new WasmFunction('add', 5);
  const [index, count, end, hourly, free] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
  ];
  const [at, probes, flows, note] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const [inserted, pending] = [made.local(I32), made.local(I32)];
  const word = i32.shl(index.get, i32.of(2));
  const size = f64.load(i32.shl(index.get, i32.of(3)), SIZES);
  const hour = i32.shl(i32.add(note.get, i32.load(word, WHENS)), i32.of(3));
  /** A note is the number of a sum, from 1. */
  const hours = HOURS - 8;
  const limit = f64.of(exact);
  const sum = f64.add(f64.load(at.get, ROWS + BYTES_AT), size);
  const hourSum = f64.add(f64.load(hour, hours), size);
  const [FOUND, STOP] = [1, 3];
  const listed: Code = [
    ...i32.store(pending.get, index.get, PENDING),
    ...i32.store(pending.get, at.get, PENDING + 4),
    ...pending.set(i32.add(pending.get, i32.of(8))),
  ];
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        at.set(i32.load(word, PLACES)),
        probes.set(i32.of(0)),
        block(
          loop(
            flows.set(i32.load(at.get, ROWS + FLOWS_AT)),
            when(
              i32.isZero(flows.get),
              leaveIf(STOP + 1, i32.eq(inserted.get, free.get)),
              inserted.set(i32.add(inserted.get, i32.of(1))),
              i32.store(at.get, i32.load(word, TAGS), ROWS + TAG_AT),
              i32.store(at.get, i32.of(0), ROWS + NOTE_AT),
              i32.store(at.get, i32.load(word, PEERS), ROWS + KEY_AT),
              f64.store(at.get, f64.of(0), ROWS + BYTES_AT),
              leave(FOUND + 1),
            ),
            leaveIf(
              FOUND,
              i32.and(
                i32.eq(i32.load(at.get, ROWS + KEY_AT), i32.load(word, PEERS)),
                i32.eq(i32.load(at.get, ROWS + TAG_AT), i32.load(word, TAGS)),
              ),
            ),
            at.set(i32.add(at.get, i32.of(ROW))),
            // Behind the last comes the first.
            at.set(i32.mul(at.get, i32.lessUnsigned(at.get, end.get))),
            probes.set(i32.add(probes.get, i32.of(1))),
            leaveIf(STOP, i32.eq(probes.get, i32.of(MOST_PROBES))),
            leave(0),
          ),
        ),
        note.set(i32.load(at.get, ROWS + NOTE_AT)),
        leaveIf(1, i32.eq(flows.get, i32.of(MOST_FLOWS))),
        leaveIf(1, f64.notLess(sum, limit)),
        when(
          i32.and(hourly.get, i32.moreUnsigned(note.get, i32.of(0))),
          leaveIf(2, f64.notLess(hourSum, limit)),
          f64.store(hour, hourSum, hours),
        ),
        when(i32.and(hourly.get, i32.isZero(note.get)), listed),
        i32.store(at.get, i32.add(flows.get, i32.of(1)), ROWS + FLOWS_AT),
        f64.store(at.get, sum, ROWS + BYTES_AT),
        index.set(i32.add(index.get, i32.of(1))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), inserted.get),
    i32.store(i32.of(PENDING_COUNT), i32.shr(pending.get, i32.of(3))),
    index.get,
  );
}
