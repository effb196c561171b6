import { block, f64, i32, I32, i64, I64, leave, leaveIf, loop, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import {
  BYTES_BITS,
  HOUR_CELLS,
  HOURS,
  INSERTED,
  KEY_AT,
  MOST_ROW_FLOWS,
  PEERS,
  PENDING,
  PENDING_COUNT,
  PLACE_MASK,
  PLACES,
  ROW,
  ROW_BYTES_BELOW,
  ROWS,
  SEEN,
  SIDE_SHIFT,
  SIZES,
  SUM_AT,
  TAG_MASK,
  TAGS,
  UNTOLD_BIT,
  WHENS,
  WORD_AT,
} from './row-memory.ts';
import { setRank, setSlot } from './spread.ts';
import { WasmFunction } from './wasm-module.ts';

/** Probes after which a row is looked for in another way. */
const MOST_PROBES = 512;

/**
 * `touch(count, slots, mask)`: finds the first slot of each flow that waits, as `slotOf` of `flow-rows.ts` does, and reads from all of them: the
 * memory of many rows is then asked for at once, where each would have to wait for its own.
 */
export function touchRows(): WasmFunction {
  const made = new WasmFunction('touch', 3);
  const [count, slots, mask] = [made.parameter(0), made.parameter(1), made.parameter(2)];
  const [index, code, seen, tag] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const word = i32.shl(index.get, i32.of(2));
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        tag.set(i32.and(i32.load(word, TAGS), mask.get)),
        setRank(code, [i32.load(word, PEERS)], tag.get),
        setSlot(code, slots.get),
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
 * `add(from, count, end, hourly, free, mask)`: adds the flows that wait to their rows, and to the sums of their hour where `hourly` is not 0, up to the
 * first that is not as simple as that: a sum that would no longer fit, a new row where no more than `free` may be added. Gives its number. `end` is where
 * the rows end. Two rows are told apart by their address and the bits of their words that are in `mask`: where these are not all, a new row has the rest
 * from another row of its address, or is untold, and flows of untold rows are listed.
 */
export function addToRows(exact: number): WasmFunction {
  const made = new WasmFunction('add', 6);
  const local = (): ReturnType<typeof made.local> => made.local(I32);
  const [index, count, end, hourly, free, mask] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
    made.parameter(5),
  ];
  const [at, probes, word, peer, tag, sibling, fresh] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ];
  const [inserted, pending, place] = [local(), local(), local()];
  const [sum, more] = [made.local(I64), made.local(I64)];
  const flow = i32.shl(index.get, i32.of(2));
  const size = f64.load(i32.shl(index.get, i32.of(3)), SIZES);
  const hourSum = f64.add(f64.load(place.get, HOURS), size);
  const bytesOnly = i64.of(2 ** BYTES_BITS - 1);
  const untold = i32.of(1 << UNTOLD_BIT);
  const [FOUND, STOP] = [1, 3];
  const tells = i32.ne(mask.get, i32.of(-1));
  const listed: Code = [
    ...i32.store(pending.get, index.get, PENDING),
    ...i32.store(pending.get, at.get, PENDING + 4),
    ...pending.set(i32.add(pending.get, i32.of(8))),
  ];
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        leaveIf(1, f64.notLess(size, f64.of(ROW_BYTES_BELOW))),
        at.set(i32.load(flow, PLACES)),
        peer.set(i32.load(flow, PEERS)),
        tag.set(i32.load(flow, TAGS)),
        probes.set(i32.of(0)),
        sibling.set(i32.of(0)),
        fresh.set(i32.of(0)),
        block(
          loop(
            word.set(i32.load(at.get, ROWS + WORD_AT)),
            when(
              i32.eq(i32.load(at.get, ROWS + KEY_AT), peer.get),
              sum.set(i64.load(at.get, ROWS + SUM_AT)),
              when(
                i32.isZero(i64.isZero(sum.get)),
                leaveIf(FOUND + 2, i32.isZero(i32.and(i32.xor(word.get, tag.get), mask.get))),
                sibling.set(word.get),
              ),
            ),
            when(
              i64.isZero(i64.load(at.get, ROWS + SUM_AT)),
              leaveIf(STOP + 1, i32.eq(inserted.get, free.get)),
              sum.set(i64.of(0)),
              fresh.set(i32.of(1)),
              word.set(tag.get),
              when(
                tells,
                word.set(i32.or(tag.get, untold)),
                when(
                  i32.and(sibling.get, i32.of(PLACE_MASK)),
                  word.set(i32.or(tag.get, i32.and(sibling.get, i32.of(~TAG_MASK)))),
                ),
              ),
              i32.store(at.get, peer.get, ROWS + KEY_AT),
              i32.store(at.get, word.get, ROWS + WORD_AT),
              leave(FOUND + 1),
            ),
            at.set(i32.add(at.get, i32.of(ROW))),
            // Behind the last comes the first.
            at.set(i32.mul(at.get, i32.lessUnsigned(at.get, end.get))),
            probes.set(i32.add(probes.get, i32.of(1))),
            leaveIf(STOP, i32.eq(probes.get, i32.of(MOST_PROBES))),
            leave(0),
          ),
        ),
        more.set(i64.ofDouble(size)),
        leaveIf(1, i64.more(i64.add(i64.and(sum.get, bytesOnly), more.get), bytesOnly)),
        leaveIf(1, i64.eq(i64.shr(sum.get, i64.of(BYTES_BITS)), i64.of(MOST_ROW_FLOWS))),
        block(
          when(i32.and(tells, i32.and(i32.shr(word.get, i32.of(UNTOLD_BIT)), i32.of(1))), listed, leave(1)),
          leaveIf(0, i32.isZero(hourly.get)),
          place.set(
            i32.shl(
              i32.add(
                i32.load(flow, WHENS),
                i32.and(
                  i32.or(i32.shl(word.get, i32.of(2)), i32.shr(word.get, i32.of(SIDE_SHIFT))),
                  i32.of(HOUR_CELLS - 1),
                ),
              ),
              i32.of(3),
            ),
          ),
          leaveIf(2, f64.notLess(hourSum, f64.of(exact))),
          f64.store(place.get, hourSum, HOURS),
        ),
        i64.store(at.get, i64.add(sum.get, i64.add(more.get, i64.of(2 ** BYTES_BITS))), ROWS + SUM_AT),
        inserted.set(i32.add(inserted.get, fresh.get)),
        index.set(i32.add(index.get, i32.of(1))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), inserted.get),
    i32.store(i32.of(PENDING_COUNT), i32.shr(pending.get, i32.of(3))),
    index.get,
  );
}
