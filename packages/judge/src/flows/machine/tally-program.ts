import {
  CELL_AT,
  GROUP,
  GROUP_BYTES_AT,
  GROUP_COUNT,
  GROUP_FLOWS_AT,
  KIND_COUNTS,
  LEAST_OUTSIDE,
  LEAST_UNDECLARED,
  NO_ROOM,
  PEERS_AT,
  SEEN_KINDS,
  STOPPED,
  TOP_OUTSIDE,
  TOP_UNDECLARED,
  UNDECLARED_PLACES,
} from './tally-memory.ts';
import { BYTES_BITS, MOST_ROW_FLOWS, PLACE_MASK, SIDE_SHIFT, TAG_BITS, TAG_MASK } from './row-memory.ts';
import type { RowLayout } from './row-memory.ts';
import { setRank } from './spread.ts';
import { block, giveBack, i32, I32, i64, I64, leave, leaveIf, loop, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';
import type { Local } from './wasm-module.ts';

const bytesOnly = i64.of(2 ** BYTES_BITS - 1);
const flowsOf = (sum: Code): Code => i64.shr(sum, i64.of(BYTES_BITS));
const keysOf = ({ words }: RowLayout, at: Local): Code[] =>
  Array.from({ length: words }, (_, word) => i32.load(at.get, word * 4));

/**
 * `merge4` or `merge6(a, aEnd, b, bEnd, out)`: walks through two lists of rows that stand in order, by rank, address and tag, and writes those of both in
 * order, rows of the same address and tag summed. Gives where they end, or 0 where a sum has no room in its row.
 */
export function mergeLists(layout: RowLayout): WasmFunction {
  const made = new WasmFunction(`merge${layout.words === 1 ? 4 : 6}`, 5);
  const [a, aEnd, b, bEnd, out] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
  ];
  const local = (): Local => made.local(I32);
  const [rankA, rankB, ahead, from] = [local(), local(), local(), local()];
  const [one, other] = [made.local(I64), made.local(I64)];
  const rank = (into: Local, at: Local): Code =>
    setRank(into, keysOf(layout, at), i32.and(i32.load(at.get, layout.word), i32.of(TAG_MASK)));
  const copied = Array.from({ length: layout.size / 8 }, (_, part) =>
    i64.store(out.get, i64.load(from.get, part * 8), part * 8),
  ).flat();
  const sumOf = (at: Local): Code => i64.load(at.get, layout.sum);
  /** Sets `ahead` to -1, 0 or 1: which of the two rows at hand comes first. */
  const compared: Code = block(
    ahead.set(i32.sub(i32.lessUnsigned(rankB.get, rankA.get), i32.lessUnsigned(rankA.get, rankB.get))),
    ...[...Array.from({ length: layout.words }, (_, word) => word * 4), layout.word].flatMap((where) => [
      leaveIf(0, ahead.get),
      ahead.set(
        i32.sub(
          i32.less(i32.load(b.get, where), i32.load(a.get, where)),
          i32.less(i32.load(a.get, where), i32.load(b.get, where)),
        ),
      ),
    ]),
  );
  const step = (at: Local, end: Local, into: Local): Code => [
    ...at.set(i32.add(at.get, i32.of(layout.size))),
    ...when(i32.lessUnsigned(at.get, end.get), rank(into, at)),
  ];
  const less = (at: Local, end: Local): Code => i32.lessUnsigned(at.get, end.get);
  return made.does(
    when(less(a, aEnd), rank(rankA, a)),
    when(less(b, bEnd), rank(rankB, b)),
    block(
      loop(
        leaveIf(1, i32.isZero(i32.or(less(a, aEnd), less(b, bEnd)))),
        ahead.set(i32.of(1)),
        when(less(a, aEnd), ahead.set(i32.of(-1)), when(less(b, bEnd), compared)),
        from.set(a.get),
        when(i32.less(i32.of(0), ahead.get), from.set(b.get)),
        copied,
        when(
          i32.isZero(ahead.get),
          one.set(sumOf(a)),
          other.set(sumOf(b)),
          when(
            i32.or(
              i64.more(i64.add(i64.and(one.get, bytesOnly), i64.and(other.get, bytesOnly)), bytesOnly),
              i64.more(i64.add(flowsOf(one.get), flowsOf(other.get)), i64.of(MOST_ROW_FLOWS)),
            ),
            giveBack(i32.of(0)),
          ),
          i64.store(out.get, i64.add(one.get, other.get), layout.sum),
        ),
        out.set(i32.add(out.get, i32.of(layout.size))),
        when(i32.less(ahead.get, i32.of(1)), step(a, aEnd, rankA)),
        when(i32.less(i32.of(-1), ahead.get), step(b, bEnd, rankB)),
        leave(0),
      ),
    ),
    out.get,
  );
}

/**
 * `sum4` or `sum6(at, end, start, groups, shift, most)`: adds rows that stand in order to the groups of their tags, and counts distinct peers by plane and
 * kind. Stops behind a row that may be among the first of a list, and at one that would be of one group more than `most`. Gives where it stopped. `start`:
 * where the list starts; `groups`: where the groups start, 2 to the power of 32 less `shift` of them.
 */
export function sumList(layout: RowLayout, sides: { inside: number; outside: number }): WasmFunction {
  const made = new WasmFunction(`sum${layout.words === 1 ? 4 : 6}`, 6);
  const [at, end, start, groups, shift, most] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
    made.parameter(5),
  ];
  const local = (): Local => made.local(I32);
  const [word, before, slot, groupsEnd, peers, seen, side, kind, kinds, stop, count] = [
    local(),
    local(),
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
  const [sum, bytes] = [made.local(I64), made.local(I64)];
  const UNDECLARED = 4;
  /** Counts a peer of a kind once. */
  const counted: Code = when(
    i32.isZero(i32.and(i32.shr(seen.get, kind.get), i32.of(1))),
    seen.set(i32.or(seen.get, i32.shl(i32.of(1), kind.get))),
    peers.set(i32.add(kinds.get, i32.shl(kind.get, i32.of(2)))),
    i32.store(peers.get, i32.add(i32.load(peers.get, KIND_COUNTS), i32.of(1)), KIND_COUNTS),
  );
  const asBefore = [
    ...Array.from({ length: layout.words }, (_, index) => index * 4).map((where) =>
      i32.eq(i32.load(at.get, where), i32.load(before.get, where)),
    ),
    i32.isZero(i32.and(i32.xor(word.get, i32.load(before.get, layout.word)), i32.of(TAG_MASK & ~7))),
  ].reduce((all, one) => i32.and(all, one));
  const isTop = (least: number, reason: number): Code =>
    when(
      i32.isZero(i64.less(bytes.get, i64.load(i32.of(least)))),
      stop.set(i32.or(stop.get, i32.of(reason))),
    );
  const grown = (where: number, by: Code): Code =>
    i64.store(slot.get, i64.add(i64.load(slot.get, where), by), where);
  return made.does(
    seen.set(i32.load(i32.of(SEEN_KINDS))),
    count.set(i32.load(i32.of(GROUP_COUNT))),
    groupsEnd.set(
      i32.add(groups.get, i32.mul(i32.shl(i32.of(1), i32.sub(i32.of(32), shift.get)), i32.of(GROUP))),
    ),
    block(
      loop(
        leaveIf(1, i32.isZero(i32.lessUnsigned(at.get, end.get))),
        word.set(i32.load(at.get, layout.word)),
        sum.set(i64.load(at.get, layout.sum)),
        slot.set(
          i32.add(
            groups.get,
            i32.mul(i32.shr(i32.mul(word.get, i32.of(0x9e3779b1)), shift.get), i32.of(GROUP)),
          ),
        ),
        block(
          loop(
            peers.set(i32.load(slot.get, PEERS_AT)),
            when(
              i32.isZero(peers.get),
              when(i32.eq(count.get, most.get), stop.set(i32.of(NO_ROOM)), leave(5)),
              count.set(i32.add(count.get, i32.of(1))),
              i32.store(slot.get, word.get, CELL_AT),
              leave(2),
            ),
            leaveIf(1, i32.eq(i32.load(slot.get, CELL_AT), word.get)),
            slot.set(i32.add(slot.get, i32.of(GROUP))),
            when(i32.eq(slot.get, groupsEnd.get), slot.set(groups.get)),
            leave(0),
          ),
        ),
        bytes.set(i64.and(sum.get, bytesOnly)),
        i32.store(slot.get, i32.add(peers.get, i32.of(1)), PEERS_AT),
        grown(GROUP_BYTES_AT, bytes.get),
        grown(GROUP_FLOWS_AT, flowsOf(sum.get)),
        before.set(i32.sub(at.get, i32.of(layout.size))),
        kind.set(i32.of(0)),
        when(i32.ne(at.get, start.get), kind.set(asBefore)),
        seen.set(i32.mul(seen.get, kind.get)),
        side.set(i32.shr(word.get, i32.of(SIDE_SHIFT))),
        kinds.set(i32.shl(i32.and(i32.shr(word.get, i32.of(3)), i32.of(7)), i32.of(5))),
        kind.set(side.get),
        counted,
        when(i32.eq(side.get, i32.of(sides.outside)), isTop(LEAST_OUTSIDE, TOP_OUTSIDE)),
        when(
          i32.eq(side.get, i32.of(sides.inside)),
          when(
            i32.byte(i32.shr(i32.and(word.get, i32.of(PLACE_MASK)), i32.of(TAG_BITS)), UNDECLARED_PLACES),
            kind.set(i32.of(UNDECLARED)),
            counted,
            isTop(LEAST_UNDECLARED, TOP_UNDECLARED),
          ),
        ),
        at.set(i32.add(at.get, i32.of(layout.size))),
        leaveIf(1, stop.get),
        leave(0),
      ),
    ),
    i32.store(i32.of(STOPPED), stop.get),
    i32.store(i32.of(SEEN_KINDS), seen.get),
    i32.store(i32.of(GROUP_COUNT), count.get),
    at.get,
  );
}
