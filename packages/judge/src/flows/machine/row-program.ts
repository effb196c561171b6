import { block, f64, i32, I32, leave, leaveIf, loop } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';

/** Flows that wait to be added together. */
export const MOST_WAITING = 1024;
/** Sums of an hour, by number. */
export const HOUR_CELLS = 128;
/** Hours whose sums are at hand: logs go forth and back by some minutes at the turn of an hour. */
export const HOURS_AT_HAND = 8;

/** Where the table of rows keeps what in its memory, in bytes: flows that wait, the sums of the hour, then the rows. */
const SEEN = 0;
export const PEERS = 64;
export const TAGS = PEERS + MOST_WAITING * 4;
export const SIZES = TAGS + MOST_WAITING * 4;
/** Which of the hours at hand each flow is of, as the place of its sums among all. */
export const WHENS = SIZES + MOST_WAITING * 8;
const PLACES = WHENS + MOST_WAITING * 4;
export const HOURS = PLACES + MOST_WAITING * 4 + 64;
export const ROWS = HOURS + HOURS_AT_HAND * HOUR_CELLS * 8;

/** Bytes of a row, and what stands where in it. */
const ROW = 24;
const [FLOWS_AT, TAG_AT, NOTE_AT, KEY_AT, BYTES_AT] = [0, 4, 8, 12, 16];
/** Probes after which a row is looked for in another way. */
const MOST_PROBES = 192;
const MOST_FLOWS = 2 ** 31 - 1;

/**
 * `touch(count, mask, shift)`: finds the first slot of each flow that waits, as `slotOf` of `flow-rows.ts` does, and reads from all of them: the
 * memory of many rows is then asked for at once, where each would have to wait for its own.
 */
export function touchRows(): WasmFunction {
  const made = new WasmFunction('touch', 3);
  const [count, mask, shift] = [made.parameter(0), made.parameter(1), made.parameter(2)];
  const [index, code, seen] = [made.local(I32), made.local(I32), made.local(I32)];
  const word = i32.shl(index.get, i32.of(2));
  const tag = i32.load(word, TAGS);
  const spread = (value: Code): Code => i32.mul(value, i32.of(0x9e3779b1));
  const folded = (by: number): Code => code.set(i32.xor(code.get, i32.shr(code.get, i32.of(by))));
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        code.set(i32.xor(i32.load(word, PEERS), spread(i32.shr(tag, i32.of(6))))),
        folded(16),
        code.set(i32.mul(code.get, i32.of(0x85ebca6b))),
        folded(13),
        code.set(i32.mul(code.get, i32.of(0xc2b2ae35))),
        folded(16),
        code.set(i32.add(i32.shr(code.get, shift.get), i32.shr(spread(tag), i32.of(26)))),
        code.set(i32.mul(i32.and(code.get, mask.get), i32.of(ROW))),
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
 * `add(from, count, end, hourly)`: adds the flows that wait to their rows, and to the sums of their hour where `hourly` is not 0, up to the first
 * that is not as simple as that: a new row, a sum that would no longer be exact. Gives its number. `end` is where the rows end.
 */
export function addToRows(exact: number): WasmFunction {
  const made = new WasmFunction('add', 4);
  const [index, count, end, hourly] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
  ];
  const [at, probes, flows, note] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const word = i32.shl(index.get, i32.of(2));
  const size = f64.load(i32.shl(index.get, i32.of(3)), SIZES);
  const hour = i32.shl(i32.add(note.get, i32.load(word, WHENS)), i32.of(3));
  /** A note is the number of a sum, from 1. */
  const hours = HOURS - 8;
  const limit = f64.of(exact);
  const sum = f64.add(f64.load(at.get, ROWS + BYTES_AT), size);
  const hourSum = f64.add(f64.load(hour, hours), size);
  const [FOUND, STOP] = [1, 3];
  const found: Code = [
    ...leaveIf(1, i32.eq(flows.get, i32.of(MOST_FLOWS))),
    ...leaveIf(1, f64.notLess(sum, limit)),
    ...i32.store(at.get, i32.add(flows.get, i32.of(1)), ROWS + FLOWS_AT),
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
            leaveIf(STOP, i32.isZero(flows.get)),
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
        leaveIf(1, i32.and(hourly.get, i32.isZero(note.get))),
        leaveIf(1, i32.and(hourly.get, f64.notLess(hourSum, limit))),
        found,
        f64.store(at.get, sum, ROWS + BYTES_AT),
        // Without hours all goes before the first of their sums, which nobody reads.
        note.set(i32.mul(note.get, hourly.get)),
        f64.store(hour, hourSum, hours),
        index.set(i32.add(index.get, i32.of(1))),
        leave(0),
      ),
    ),
    index.get,
  );
}
