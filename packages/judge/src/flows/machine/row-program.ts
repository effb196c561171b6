import { ENTRY_BYTES } from '../packed-ranges.ts';
import { block, F64, f64, i32, I32, i64, I64, leave, leaveIf, loop, v128, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import {
  BYTES_BITS,
  ENTRIES,
  FIRSTS,
  FRESH,
  HOUR_CELLS,
  HOURS,
  HOURS_LEFT,
  INSERTED,
  LEFT,
  LEFT_SIZES,
  MIDDLES,
  PEERS,
  PLACES,
  SEEN,
  SIDE_SHIFT,
  SIZES,
  TAG_BITS,
  TAGS,
  UNPLACED,
  WHENS,
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

/** Goes from one to the next of numbers of four bytes, up to an end; `by` of them in each turn. */
function each(index: Local, end: Code, by: number, ...body: Code[]): Code {
  return [
    ...index.set(i32.of(0)),
    ...block(
      loop(
        leaveIf(1, i32.isZero(i32.lessUnsigned(index.get, end))),
        block(...body),
        index.set(i32.add(index.get, i32.of(by * 4))),
        leave(0),
      ),
    ),
  ];
}

/** Rows from its first slot on that are asked for where a flow is not of the first: room for as many stands behind the last slot. */
export const ROWS_AHEAD = 3;

/** Loads in a turn of a loop that does nothing else. */
const AT_ONCE = 8;

/**
 * Loads all that a list points to. A processor looks ahead by some two hundred instructions, and no further than a branch that it foretold wrongly: where a
 * loop only loads, and branches on nothing that it loaded, memory of many is asked for at once. Behind the end of the list stand numbers of before.
 */
function asksFor(list: number, index: Local, end: Code, seen: Local, load: (at: Code) => Code): Code {
  return each(
    index,
    end,
    AT_ONCE,
    seen.set(
      Array.from({ length: AT_ONCE }, (_, one) => load(i32.load(index.get, list + one * 4))).reduce(
        (all, loaded) => i32.xor(all, loaded),
        seen.get,
      ),
    ),
  );
}

/** What of an address or a row is told by which code: the row stands at `at`, the address of the flow that waits at `flow`, four times its number. */
function rowCode({ layout, rows }: RowPlan, flow: Local) {
  const { words, word, sum } = layout;
  const peerAt = words === 1 ? flow.get : i32.shl(flow.get, i32.of(2));
  return {
    keys: Array.from({ length: words }, (_, index) => i32.load(peerAt, PEERS + index * 4)),
    /** 0 where the row is of that address. */
    differs: (at: Local): Code =>
      words === 1
        ? i32.xor(i32.load(at.get, rows), i32.load(peerAt, PEERS))
        : v128.any(v128.xor(v128.load(at.get, rows), v128.load(peerAt, PEERS))),
    writeKey: (at: Local): Code =>
      words === 1
        ? i32.store(at.get, i32.load(peerAt, PEERS), rows)
        : v128.store(at.get, v128.load(peerAt, PEERS), rows),
    word: rows + word,
    sum: rows + sum,
  };
}

/** `find(count, slots, mask)`: finds the first slot of each flow that waits, as `slotOf` of `flow-rows.ts` does, and asks for the memory of all of them. */
export function findRows(plan: RowPlan): WasmFunction {
  const { layout, rows } = plan;
  const made = new WasmFunction('find', 3);
  const [count, slots, mask] = [made.parameter(0), made.parameter(1), made.parameter(2)];
  const [at, end, code, seen, tag] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const { keys } = rowCode(plan, at);
  return made.does(
    end.set(i32.shl(count.get, i32.of(2))),
    each(
      at,
      end.get,
      1,
      tag.set(i32.and(i32.load(at.get, TAGS), mask.get)),
      setRank(code, keys, tag.get),
      setSlot(code, slots.get),
      i32.store(at.get, i32.mul(code.get, i32.of(layout.size)), PLACES),
    ),
    asksFor(PLACES, at, end.get, seen, (slot) => i32.load(slot, rows)),
    // Kept, so that what was read counts as used.
    i32.store(i32.of(SEEN), seen.get),
    i32.of(0),
  );
}

/**
 * Adds to the tag of a row the place and the side of its address, as `placedSpace` tells them. How often it halves is known before any entry was read, so
 * that one row does not wait for the entries of another.
 */
function toldWord(made: WasmFunction, word: Local, peer: Local, { sides }: RowPlan): Code {
  const [from, entries, half, place] = [made.local(I32), made.local(I32), made.local(I32), made.local(I32)];
  const isPast = i32.moreUnsigned(
    i32.half(entry(i32.add(from.get, half.get)), ENTRIES),
    i32.and(peer.get, i32.of(0xffff)),
  );
  return [
    ...from.set(i32.load(first(peer.get), FIRSTS)),
    ...entries.set(i32.sub(i32.load(first(peer.get), FIRSTS + 4), from.get)),
    ...block(
      loop(
        leaveIf(1, i32.lessUnsigned(entries.get, i32.of(2))),
        half.set(i32.shr(entries.get, i32.of(1))),
        from.set(i32.add(from.get, i32.and(half.get, i32.sub(isPast, i32.of(1))))),
        entries.set(i32.sub(entries.get, half.get)),
        leave(0),
      ),
    ),
    ...place.set(
      i32.or(
        i32.half(entry(from.get), ENTRIES + 2),
        i32.shl(i32.half(entry(from.get), ENTRIES + 4), i32.of(16)),
      ),
    ),
    ...half.set(i32.byte(i32.and(word.get, i32.of(7)), UNPLACED)),
    ...when(place.get, half.set(i32.byte(place.get, sides))),
    ...word.set(
      i32.or(i32.or(word.get, i32.shl(place.get, i32.of(TAG_BITS))), i32.shl(half.get, i32.of(SIDE_SHIFT))),
    ),
  ];
}

/**
 * `add(count, end, free, mask)`: adds the flows that wait to their rows, of which no more than `free` may be new. Gives how many it left in `LEFT`, since their
 * sum would no longer fit in a row or there was no room; new rows stand in `FRESH`. `end` is where the rows end. Two rows are told apart by their address and
 * the bits of their tags that are in `mask`.
 *
 * Most flows are of the row in their first slot: these are added without a branch, the others looked for afterwards.
 */
export function addToRows(plan: RowPlan): WasmFunction {
  const { layout, rows } = plan;
  const made = new WasmFunction('add', 4);
  const local = (): Local => made.local(I32);
  const [count, end, free, mask] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
  ];
  const [list, last, flow, at, probes, tag, hit] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ];
  const [missed, inserted, left, seen] = [local(), local(), local(), local()];
  const [sum, more, total] = [made.local(I64), made.local(I64), made.local(I64)];
  const row = rowCode(plan, flow);
  const size = f64.load(i32.shl(flow.get, i32.of(1)), SIZES);
  const flowsOf = (of: Local): Code => i64.shr(of.get, i64.of(BYTES_BITS));
  /** Sets what a flow adds and what its row then comes to. */
  const adding = [
    ...more.set(i64.add(i64.ofDouble(size), i64.of(2 ** BYTES_BITS))),
    ...total.set(i64.add(sum.get, more.get)),
  ];
  // One flow more and no other change of the upper bits: neither its bytes nor its flows went over.
  const fits = i64.eq(i64.sub(flowsOf(total), flowsOf(sum)), i64.of(1));
  const isRow = i32.isZero(
    i32.or(row.differs(at), i32.and(i32.xor(i32.load(at.get, row.word), tag.get), mask.get)),
  );
  const asked = [...at.set(i32.load(flow.get, PLACES)), ...tag.set(i32.load(flow.get, TAGS))];
  const ofFirstSlot = each(
    flow,
    last.get,
    1,
    asked,
    sum.set(i64.load(at.get, row.sum)),
    adding,
    hit.set(i32.and(i32.and(isRow, fits), i32.isZero(i64.isZero(sum.get)))),
    i64.store(
      at.get,
      i64.add(sum.get, i64.and(more.get, i64.sub(i64.of(0), i64.ofUnsigned(hit.get)))),
      row.sum,
    ),
    i32.store(missed.get, flow.get, LEFT),
    missed.set(i32.add(missed.get, i32.shl(i32.xor(hit.get, i32.of(1)), i32.of(2)))),
  );
  const [FOUND, LEAVE_IT] = [1, 2];
  const ofOthers = each(
    list,
    missed.get,
    1,
    flow.set(i32.load(list.get, LEFT)),
    asked,
    probes.set(i32.of(0)),
    block(
      block(
        loop(
          sum.set(i64.load(at.get, row.sum)),
          when(
            i64.isZero(sum.get),
            leaveIf(LEAVE_IT + 1, i32.eq(inserted.get, free.get)),
            adding,
            leaveIf(LEAVE_IT + 1, i32.isZero(fits)),
            row.writeKey(at),
            i32.store(at.get, tag.get, row.word),
            i32.store(i32.shl(inserted.get, i32.of(2)), at.get, FRESH),
            inserted.set(i32.add(inserted.get, i32.of(1))),
            leave(FOUND + 1),
          ),
          leaveIf(FOUND, isRow),
          at.set(i32.add(at.get, i32.of(layout.size))),
          // Behind the last comes the first.
          at.set(i32.mul(at.get, i32.lessUnsigned(at.get, end.get))),
          probes.set(i32.add(probes.get, i32.of(1))),
          leaveIf(LEAVE_IT, i32.eq(probes.get, i32.of(MOST_PROBES))),
          leave(0),
        ),
      ),
      adding,
      leaveIf(0, i32.isZero(fits)),
      i64.store(at.get, total.get, row.sum),
      i32.store(flow.get, at.get, PLACES),
      // On to the next one.
      leave(1),
    ),
    // It is left as it is, with nothing to add to its hour.
    i32.store(left.get, flow.get, LEFT),
    f64.store(i32.shl(left.get, i32.of(1)), size, LEFT_SIZES),
    f64.store(i32.shl(flow.get, i32.of(1)), f64.of(0), SIZES),
    left.set(i32.add(left.get, i32.of(4))),
  );
  return made.does(
    last.set(i32.shl(count.get, i32.of(2))),
    ofFirstSlot,
    asksFor(LEFT, list, missed.get, seen, (of) =>
      i32.load(i32.load(of, PLACES), rows + (ROWS_AHEAD - 1) * layout.size),
    ),
    ofOthers,
    i32.store(i32.of(INSERTED), inserted.get),
    // Kept, so that what was read counts as used.
    i32.store(i32.of(SEEN), seen.get),
    i32.shr(left.get, i32.of(2)),
  );
}

/** `tell(count)`: tells so many new rows of IPv4 the place and the side of their address. */
export function tellRows(plan: RowPlan): WasmFunction {
  const { layout, rows } = plan;
  const made = new WasmFunction('tell', 1);
  const count = made.parameter(0);
  const [list, end, at, peer, word, seen] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const middle = i32.shr(
    i32.add(i32.load(first(peer.get), FIRSTS), i32.load(first(peer.get), FIRSTS + 4)),
    i32.of(1),
  );
  return made.does(
    end.set(i32.shl(count.get, i32.of(2))),
    each(
      list,
      end.get,
      1,
      peer.set(i32.load(i32.load(list.get, FRESH), rows)),
      i32.store(list.get, entry(middle), MIDDLES),
    ),
    asksFor(MIDDLES, list, end.get, seen, (of) => i32.half(of, ENTRIES)),
    each(
      list,
      end.get,
      1,
      at.set(i32.load(list.get, FRESH)),
      peer.set(i32.load(at.get, rows)),
      word.set(i32.load(at.get, rows + layout.word)),
      toldWord(made, word, peer, plan),
      i32.store(at.get, word.get, rows + layout.word),
    ),
    i32.store(i32.of(SEEN), seen.get),
    i32.of(0),
  );
}

/**
 * `hours(count)`: adds the flows that were added to the sums of their hour, by the tags of their rows. Gives how many it left in `HOURS_LEFT`, since the
 * sum would no longer be exact.
 */
export function addToHours({ layout, rows, exact }: RowPlan): WasmFunction {
  const made = new WasmFunction('hours', 1);
  const count = made.parameter(0);
  const [flow, end, word, place, left] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const sum = made.local(F64);
  return made.does(
    end.set(i32.shl(count.get, i32.of(2))),
    each(
      flow,
      end.get,
      1,
      word.set(i32.load(i32.load(flow.get, PLACES), rows + layout.word)),
      place.set(
        i32.shl(
          i32.add(
            i32.load(flow.get, WHENS),
            i32.and(
              i32.or(i32.shl(word.get, i32.of(2)), i32.shr(word.get, i32.of(SIDE_SHIFT))),
              i32.of(HOUR_CELLS - 1),
            ),
          ),
          i32.of(3),
        ),
      ),
      sum.set(f64.add(f64.load(place.get, HOURS), f64.load(i32.shl(flow.get, i32.of(1)), SIZES))),
      when(
        f64.notLess(sum.get, f64.of(exact)),
        i32.store(left.get, flow.get, HOURS_LEFT),
        left.set(i32.add(left.get, i32.of(4))),
        leave(1),
      ),
      f64.store(place.get, sum.get, HOURS),
    ),
    i32.shr(left.get, i32.of(2)),
  );
}
