import { block, i32, I32, i64, I64, leave, leaveIf, loop, v128, V128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import { WasmFunction } from '../machine/wasm-module.ts';
import type { Local } from '../machine/wasm-module.ts';
import { RecordWriting } from './record-writing.ts';
import {
  ALL_READ,
  AT,
  AT_END,
  NO_TUPLE,
  OTHER_VALUES,
  RECORDS_FULL,
  REJECTED,
  VALUES,
} from './shape-memory.ts';
import { ValueCode } from './value-code.ts';

const [QUOTE, BACKSLASH, COMMA, LIST_END] = [0x22, 0x5c, 0x2c, 0x5d];
/** Cells of a tuple, and those that are read. */
const CELLS = 13;
const [TIME, SOURCE, DESTINATION, STATE, SENT, RECEIVED] = [0, 1, 2, 7, 10, 12];
const DENIED = 0x44;
/** The longest cell is an IPv6 address. */
const CELL_VECTORS = 3;
/** More than the longest tuple has: there must be so many bytes behind the place where one starts. */
export const TUPLE_ROOM = 1024;
/** `","`, behind which the next tuple starts. */
const BETWEEN = 0x222c22;
const LARGEST_SECOND = 100_000_000_000;

/**
 * `records()`: reads tuples of Azure, `"time,source,…","time…"`, from behind the quote of the first. Stops behind the quote of one that is not written plainly, or is
 * too near the end; and behind the last of a list, where no quote is open.
 */
export function tupleProgram(): WasmFunction {
  const made = new WasmFunction('records', 0);
  const [at, to, begin, why, found, last] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const seen = made.local(V128);
  const [time, sent, received] = [made.local(I64), made.local(I64), made.local(I64)];
  const values = new ValueCode(made);
  const writing = new RecordWriting(made, values);
  const OUT = 1;
  const take = (cell: number): Code => [
    ...values.from.set(i32.load(i32.of(VALUES + cell * 4))),
    ...values.length.set(
      i32.sub(i32.sub(i32.load(i32.of(VALUES + cell * 4 + 4)), i32.of(1)), values.from.get),
    ),
  ];
  const equal = (byte: number): Code => v128.eqBytes(seen.get, v128.all(byte));
  /** Moves on to the end of a cell, and writes where the next one starts; leaves what has none of that kind. */
  const cell = (index: number): Code => [
    ...last.set(i32.add(at.get, i32.of(CELL_VECTORS * 16))),
    ...loop(
      seen.set(v128.load(at.get)),
      found.set(v128.bits(v128.or(equal(COMMA), v128.or(equal(QUOTE), equal(BACKSLASH))))),
      when(
        i32.isZero(found.get),
        at.set(i32.add(at.get, i32.of(16))),
        leaveIf(OUT + 2, i32.eq(at.get, last.get)),
        leave(1),
      ),
    ),
    ...at.set(i32.add(at.get, i32.trailingZeros(found.get))),
    ...leaveIf(OUT, i32.ne(i32.byte(at.get), i32.of(index === CELLS - 1 ? QUOTE : COMMA))),
    ...at.set(i32.add(at.get, i32.of(1))),
    ...i32.store(i32.of(VALUES + (index + 1) * 4), at.get),
  ];
  /** What is not told is none. */
  const size = (out: Local, index: number): Code => [
    ...out.set(i64.of(0)),
    ...take(index),
    ...when(values.length.get, values.number(out)),
  ];
  const told = [
    ...take(TIME),
    ...values.number(time),
    // Milliseconds, where they are too many for seconds.
    ...when(i64.more(time.get, i64.of(LARGEST_SECOND)), time.set(i64.divUnsigned(time.get, i64.of(1000)))),
    ...values.times(time, time),
    ...writing.addresses(take(SOURCE), take(DESTINATION)),
    ...size(sent, SENT),
    ...size(received, RECEIVED),
    ...leaveIf(OUT + 1, values.failed),
    ...writing.write(time, time, sent, received),
  ];
  return made.does(
    at.set(i32.load(i32.of(AT))),
    to.set(i32.load(i32.of(AT_END))),
    writing.begin,
    begin.set(at.get),
    block(
      loop(
        why.set(i32.of(ALL_READ)),
        leaveIf(OUT, i32.isZero(i32.lessUnsigned(at.get, to.get))),
        why.set(i32.of(RECORDS_FULL)),
        leaveIf(OUT, writing.full),
        why.set(i32.of(OTHER_VALUES)),
        i32.store(i32.of(VALUES), at.get),
        ...Array.from({ length: CELLS }, (_, index) => cell(index)),
        // What a colon follows is a name, and no tuple.
        found.set(i32.byte(at.get)),
        leaveIf(
          OUT,
          i32.isZero(i32.or(i32.eq(found.get, i32.of(COMMA)), i32.eq(found.get, i32.of(LIST_END)))),
        ),
        take(STATE),
        found.set(i32.eq(i32.byte(values.from.get), i32.of(DENIED))),
        leaveIf(OUT, i32.and(found.get, i32.ne(values.length.get, i32.of(1)))),
        when(found.get, i32.store(i32.of(REJECTED), i32.add(i32.load(i32.of(REJECTED)), i32.of(1)))),
        values.begin,
        when(i32.isZero(found.get), told),
        begin.set(at.get),
        why.set(i32.of(NO_TUPLE)),
        leaveIf(
          OUT,
          i32.ne(i32.and(i32.load(i32.sub(at.get, i32.of(1))), i32.of(0xffffff)), i32.of(BETWEEN)),
        ),
        at.set(i32.add(at.get, i32.of(2))),
        begin.set(at.get),
        leave(0),
      ),
    ),
    i32.store(i32.of(AT), begin.get),
    writing.end,
    why.get,
  );
}
