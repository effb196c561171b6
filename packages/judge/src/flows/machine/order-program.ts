import { BYTES_BITS, INPUT, INSERTED, MOST_ROW_FLOWS, SEEN } from './row-memory.ts';
import type { RowLayout, RowPlan } from './row-memory.ts';
import { setRank, setSlot } from './spread.ts';
import { block, i32, I32, i64, I64, leave, leaveIf, loop, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';
import type { Local } from './wasm-module.ts';

/** Bytes in which a row is given to `put`: as it stands in the table, with room for its slot behind. */
export const givenRow = ({ size }: RowLayout): number => size + 8;
/** Probes after which a row is put in another way. */
const MOST_PROBES = 512;

/**
 * `put(from, count, slots, free, mask)`: puts rows from the input into the table, adding to those that are there, up to the first that is not as
 * simple as that. Gives its number; at most `free` may be new.
 */
export function putRows({ layout, rows }: RowPlan): WasmFunction {
  const GIVEN_ROW = givenRow(layout);
  const made = new WasmFunction('put', 5);
  const local = (): Local => made.local(I32);
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
  const keyWords = Array.from({ length: layout.words }, (_, word) => word * 4);
  const tag = i32.and(told(layout.word), mask.get);
  const bytesOnly = i64.of(2 ** BYTES_BITS - 1);
  const flowsOf = (of: Code): Code => i64.shr(of, i64.of(BYTES_BITS));
  const start = given.set(i32.mul(from.get, i32.of(GIVEN_ROW)));
  const [FOUND, STOP] = [1, 3];
  return made.does(
    end.set(i32.mul(slots.get, i32.of(layout.size))),
    last.set(i32.mul(count.get, i32.of(GIVEN_ROW))),
    // All slots are told first, and their memory asked for.
    start,
    block(
      loop(
        leaveIf(1, i32.eq(given.get, last.get)),
        setRank(
          code,
          keyWords.map((word) => told(word)),
          tag,
        ),
        setSlot(code, slots.get),
        at.set(i32.mul(code.get, i32.of(layout.size))),
        i32.store(given.get, at.get, INPUT + layout.size),
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
        at.set(told(layout.size)),
        probes.set(i32.of(0)),
        fresh.set(i32.of(0)),
        block(
          loop(
            sum.set(i64.load(at.get, rows + layout.sum)),
            when(
              i64.isZero(sum.get),
              leaveIf(STOP + 1, i32.eq(inserted.get, free.get)),
              fresh.set(i32.of(1)),
              leave(FOUND + 1),
            ),
            leaveIf(
              FOUND,
              [...keyWords, layout.word]
                .map((word) => i32.eq(i32.load(at.get, rows + word), told(word)))
                .reduce((all, same) => i32.and(all, same)),
            ),
            at.set(i32.add(at.get, i32.of(layout.size))),
            at.set(i32.mul(at.get, i32.lessUnsigned(at.get, end.get))),
            probes.set(i32.add(probes.get, i32.of(1))),
            leaveIf(STOP, i32.eq(probes.get, i32.of(MOST_PROBES))),
            leave(0),
          ),
        ),
        more.set(i64.load(given.get, INPUT + layout.sum)),
        leaveIf(1, i64.more(i64.add(i64.and(sum.get, bytesOnly), i64.and(more.get, bytesOnly)), bytesOnly)),
        leaveIf(1, i64.more(i64.add(flowsOf(sum.get), flowsOf(more.get)), i64.of(MOST_ROW_FLOWS))),
        when(
          fresh.get,
          ...[...keyWords, layout.word].map((word) => i32.store(at.get, told(word), rows + word)),
          inserted.set(i32.add(inserted.get, i32.of(1))),
        ),
        i64.store(at.get, i64.add(sum.get, more.get), rows + layout.sum),
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
export function orderRows({ layout, rows }: RowPlan): WasmFunction {
  const made = new WasmFunction('order', 5);
  const local = (): Local => made.local(I32);
  const [at, end, row, most, mask] = [
    made.parameter(0),
    made.parameter(1),
    made.parameter(2),
    made.parameter(3),
    made.parameter(4),
  ];
  const [code, other, to, before] = [local(), local(), local(), local()];
  const sum = made.local(I64);
  const load = (of: Code, where: number): Code => i32.load(of, rows + where);
  const keyWords = Array.from({ length: layout.words }, (_, word) => word * 4);
  const names = [...keyWords, layout.word];
  /** The row at hand, which is moved back: its name in words, as they are compared, and its sum. */
  const held = names.map((where) => ({ where, word: local() }));
  const rankOf = (into: Local, of: Code): Code =>
    setRank(
      into,
      keyWords.map((word) => load(of, word)),
      i32.and(load(of, layout.word), mask.get),
    );
  /** Leaves where the row before is ahead by its words from one on, these with their signs. */
  const isAhead = (index: number, depth: number): Code => {
    const { where, word } = held[index]!;
    return [
      ...leaveIf(depth, i32.less(load(before.get, where), word.get)),
      ...(index + 1 === held.length
        ? []
        : when(i32.eq(load(before.get, where), word.get), isAhead(index + 1, depth + 1))),
    ];
  };
  const moved = Array.from({ length: layout.size / 8 }, (_, part) =>
    i64.store(to.get, i64.load(before.get, rows + part * 8), rows + part * 8),
  );
  return made.does(
    block(
      loop(
        leaveIf(1, i32.isZero(i32.lessUnsigned(at.get, end.get))),
        block(
          sum.set(i64.load(at.get, rows + layout.sum)),
          leaveIf(0, i64.isZero(sum.get)),
          rankOf(code, at.get),
          ...held.map(({ where, word }) => word.set(load(at.get, where))),
          i64.store(at.get, i64.of(0), rows + layout.sum),
          to.set(row.get),
          block(
            loop(
              leaveIf(1, i32.isZero(to.get)),
              before.set(i32.sub(to.get, i32.of(layout.size))),
              rankOf(other, before.get),
              leaveIf(1, i32.lessUnsigned(other.get, code.get)),
              when(i32.eq(other.get, code.get), isAhead(0, 2)),
              ...moved,
              to.set(before.get),
              leave(0),
            ),
          ),
          ...held.map(({ where, word }) => i32.store(to.get, word.get, rows + where)),
          i64.store(to.get, sum.get, rows + layout.sum),
          before.set(i32.sub(row.get, to.get)),
          row.set(i32.add(row.get, i32.of(layout.size))),
          when(
            i32.moreUnsigned(before.get, most.get),
            at.set(i32.add(at.get, i32.of(layout.size))),
            leave(3),
          ),
        ),
        at.set(i32.add(at.get, i32.of(layout.size))),
        leave(0),
      ),
    ),
    i32.store(i32.of(INSERTED), at.get),
    row.get,
  );
}
