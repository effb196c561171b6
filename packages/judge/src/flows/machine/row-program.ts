import { ENTRY_BYTES } from '../packed-ranges.ts';
import { block, f64, i32, I32, i64, I64, leave, leaveIf, loop, select, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import {
  BYTES_BITS,
  ENTRIES,
  FIRSTS,
  HOUR_CELLS,
  HOURS,
  INSERTED,
  KEY_AT,
  MOST_ROW_FLOWS,
  PEERS,
  PLACES,
  ROW,
  ROW_BYTES_BELOW,
  SEEN,
  SIDE_SHIFT,
  SIZES,
  SUM_AT,
  TAG_BITS,
  TAGS,
  UNPLACED,
  WHENS,
  WORD_AT,
} from './row-memory.ts';
import type { RowPlan } from './row-memory.ts';
import { setRank, setSlot } from './spread.ts';
import { WasmFunction } from './wasm-module.ts';
import type { Local } from './wasm-module.ts';

/** Probes after which a row is looked for in another way. */
const MOST_PROBES = 512;

/** Where an entry of the ranges stands. */
const entry = (index: Code): Code => i32.mul(index, i32.of(ENTRY_BYTES));
/** Where the number of the first entry of an address stands. */
const first = (peer: Code): Code => i32.shl(i32.shr(peer, i32.of(16)), i32.of(2));

/**
 * `touch(count, slots, mask)`: finds the first slot of each flow that waits, as `slotOf` of `flow-rows.ts` does, and reads from all of them, and for rows
 * that are likely new from the entries of their address: the memory of many is then asked for at once, where each would have to wait for its own.
 */
export function touchRows({ rows }: RowPlan): WasmFunction {
  const made = new WasmFunction('touch', 3);
  const [count, slots, mask] = [made.parameter(0), made.parameter(1), made.parameter(2)];
  const local = (): Local => made.local(I32);
  const [index, code, seen, tag, peer, key] = [local(), local(), local(), local(), local(), local()];
  const word = i32.shl(index.get, i32.of(2));
  const middle = i32.shr(
    i32.add(i32.load(first(peer.get), FIRSTS), i32.load(first(peer.get), FIRSTS + 4)),
    i32.of(1),
  );
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        tag.set(i32.and(i32.load(word, TAGS), mask.get)),
        peer.set(i32.load(word, PEERS)),
        setRank(code, [peer.get], tag.get),
        setSlot(code, slots.get),
        code.set(i32.mul(code.get, i32.of(ROW))),
        i32.store(word, code.get, PLACES),
        key.set(i32.load(code.get, rows)),
        when(i32.ne(key.get, peer.get), key.set(i32.half(entry(middle), ENTRIES))),
        seen.set(i32.xor(seen.get, key.get)),
        index.set(i32.add(index.get, i32.of(1))),
        leave(0),
      ),
    ),
    // Kept, so that what was read counts as used.
    i32.store(i32.of(SEEN), seen.get),
    i32.of(0),
  );
}

/** Adds to a tag the place and the side of an address, as `placedSpace` tells them. */
function toldWord(made: WasmFunction, word: Local, peer: Local, { sides }: RowPlan): Code {
  const [from, to, middle, place] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const isPast = i32.moreUnsigned(i32.half(entry(middle.get), ENTRIES), i32.and(peer.get, i32.of(0xffff)));
  return [
    ...from.set(i32.load(first(peer.get), FIRSTS)),
    ...to.set(i32.sub(i32.load(first(peer.get), FIRSTS + 4), i32.of(1))),
    ...block(
      loop(
        leaveIf(1, i32.isZero(i32.lessUnsigned(from.get, to.get))),
        middle.set(i32.shr(i32.add(i32.add(from.get, to.get), i32.of(1)), i32.of(1))),
        place.set(isPast),
        to.set(select(i32.sub(middle.get, i32.of(1)), to.get, place.get)),
        from.set(select(from.get, middle.get, place.get)),
        leave(0),
      ),
    ),
    ...place.set(
      i32.or(
        i32.half(entry(from.get), ENTRIES + 2),
        i32.shl(i32.half(entry(from.get), ENTRIES + 4), i32.of(16)),
      ),
    ),
    ...middle.set(i32.byte(i32.and(word.get, i32.of(7)), UNPLACED)),
    ...when(place.get, middle.set(i32.byte(place.get, sides))),
    ...word.set(
      i32.or(i32.or(word.get, i32.shl(place.get, i32.of(TAG_BITS))), i32.shl(middle.get, i32.of(SIDE_SHIFT))),
    ),
  ];
}

/**
 * `add(from, count, end, hourly, free, mask)`: adds the flows that wait to their rows, and to the sums of their hour where `hourly` is not 0, up to the
 * first that is not as simple as that: a sum that would no longer fit, a new row where no more than `free` may be added. Gives its number. `end` is where
 * the rows end. Two rows are told apart by their address and the bits of their words that are in `mask`: where these are not all, a new row is told the
 * rest.
 */
export function addToRows(plan: RowPlan): WasmFunction {
  const { rows, exact } = plan;
  const made = new WasmFunction('add', 6);
  const local = (): Local => made.local(I32);
  const [index, count, end, hourly, free, mask] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
    made.parameter(5),
  ];
  const [at, probes, word, peer, tag, fresh, inserted, place] = [
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
  const flow = i32.shl(index.get, i32.of(2));
  const size = f64.load(i32.shl(index.get, i32.of(3)), SIZES);
  const hourSum = f64.add(f64.load(place.get, HOURS), size);
  const bytesOnly = i64.of(2 ** BYTES_BITS - 1);
  const [FOUND, STOP] = [1, 3];
  return made.does(
    block(
      loop(
        leaveIf(1, i32.eq(index.get, count.get)),
        leaveIf(1, f64.notLess(size, f64.of(ROW_BYTES_BELOW))),
        at.set(i32.load(flow, PLACES)),
        peer.set(i32.load(flow, PEERS)),
        tag.set(i32.load(flow, TAGS)),
        probes.set(i32.of(0)),
        fresh.set(i32.of(0)),
        block(
          loop(
            sum.set(i64.load(at.get, rows + SUM_AT)),
            when(
              i64.isZero(sum.get),
              leaveIf(STOP + 1, i32.eq(inserted.get, free.get)),
              fresh.set(i32.of(1)),
              word.set(tag.get),
              when(i32.ne(mask.get, i32.of(-1)), toldWord(made, word, peer, plan)),
              i32.store(at.get, peer.get, rows + KEY_AT),
              i32.store(at.get, word.get, rows + WORD_AT),
              leave(FOUND + 1),
            ),
            word.set(i32.load(at.get, rows + WORD_AT)),
            leaveIf(
              FOUND,
              i32.isZero(
                i32.or(
                  i32.xor(i32.load(at.get, rows + KEY_AT), peer.get),
                  i32.and(i32.xor(word.get, tag.get), mask.get),
                ),
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
        more.set(i64.ofDouble(size)),
        leaveIf(1, i64.more(i64.add(i64.and(sum.get, bytesOnly), more.get), bytesOnly)),
        leaveIf(1, i64.eq(i64.shr(sum.get, i64.of(BYTES_BITS)), i64.of(MOST_ROW_FLOWS))),
        when(
          hourly.get,
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
        i64.store(at.get, i64.add(sum.get, i64.add(more.get, i64.of(2 ** BYTES_BITS))), rows + SUM_AT),
        inserted.set(i32.add(inserted.get, fresh.get)),
        index.set(i32.add(index.get, i32.of(1))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), inserted.get),
    index.get,
  );
}
