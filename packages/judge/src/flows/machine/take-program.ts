import { ASK, FIRST_CODES, TABLE, TABLE_CODES } from '../network-codes.ts';
import {
  DESTINATION_WORD,
  END_WORD,
  FLAGS_WORD,
  NAME_WORD,
  RECORD_BYTES,
  REFUSED,
  SIZE_DOUBLE,
  SOURCE_WORD,
  START_WORD,
  WAY_SHIFT,
} from './line-memory.ts';
import {
  AT_HAND,
  DIRECTIONS,
  FIRST,
  HIGHEST_NAME,
  HOUR_CELLS,
  HOUR_RECORDS,
  HOUR_TAGS,
  HOURS_AT_HAND,
  INPUT,
  LAST,
  MARKED_NAMES,
  MARKS,
  OWN_CODES,
  PEERS,
  REFUSED_COUNT,
  SIZES,
  TAGS,
  WAITING,
  WHENS,
} from './row-memory.ts';
import type { RowPlan } from './row-memory.ts';
import { block, f64, i32, I32, leave, leaveIf, loop, select, when } from './wasm-code.ts';
import type { Code } from './wasm-code.ts';
import { WasmFunction } from './wasm-module.ts';
import type { Local } from './wasm-module.ts';

const HOUR_SECONDS = 3600;

/**
 * `take(count, nameless)`: makes flows that wait of records that were read, up to the first that needs more than that: an hour that is not at hand,
 * an interface or a network beyond what the tables hold. Marks hours and interfaces, and counts. Gives how many records it took. `nameless`: the
 * interface of all of them, or -1 where each tells its own.
 */
export function takeRecords({ inward }: RowPlan): WasmFunction {
  const made = new WasmFunction('take', 2);
  const [count, nameless] = [made.parameter(0), made.parameter(1)];
  const local = (): Local => made.local(I32);
  const [at, waiting, hour, place, name, lastHour, flags] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ];
  const [source, destination, from, to, direction, word] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ];
  const told = (index: number): Code => i32.load(at.get, INPUT + index * 4);
  const placeOf = (of: Local): Code => i32.and(of.get, i32.of(HOURS_AT_HAND - 1));
  const notAtHand = (of: Local): Code => i32.ne(i32.load(i32.shl(placeOf(of), i32.of(2)), AT_HAND), of.get);
  const mark = (of: Local): Code =>
    i32.storeByte(i32.add(i32.mul(placeOf(of), i32.of(MARKED_NAMES)), name.get), i32.of(1), MARKS);
  const count_ = (where: number): Code =>
    i32.store(i32.of(where), i32.add(i32.load(i32.of(where)), i32.of(1)));

  /** Code of an address; leaves so many blocks where it has to be asked for. */
  const codeOf = (address: Local, out: Local, leaving: number): Code => {
    const table = (bits: Code): Code =>
      out.set(
        i32.half(
          i32.shl(
            i32.add(
              i32.mul(i32.sub(out.get, i32.of(TABLE)), i32.of(TABLE_CODES)),
              i32.and(bits, i32.of(255)),
            ),
            i32.of(1),
          ),
          OWN_CODES + FIRST_CODES * 2,
        ),
      );
    const isTable = i32.isZero(i32.lessUnsigned(out.get, i32.of(TABLE)));
    const leaveWhereAsked = (depth: number): Code => leaveIf(depth, i32.eq(out.get, i32.of(ASK)));
    return [
      ...out.set(i32.half(i32.shl(i32.shr(address.get, i32.of(16)), i32.of(1)), OWN_CODES)),
      ...when(
        isTable,
        leaveWhereAsked(leaving + 1),
        table(i32.shr(address.get, i32.of(8))),
        when(isTable, leaveWhereAsked(leaving + 2), table(address.get)),
      ),
    ];
  };

  const accepted = [
    ...source.set(told(SOURCE_WORD)),
    ...destination.set(told(DESTINATION_WORD)),
    ...codeOf(source, from, 2),
    ...codeOf(destination, to, 2),
    ...direction.set(
      i32.byte(
        i32.or(
          i32.shr(flags.get, i32.of(WAY_SHIFT)),
          i32.or(
            i32.shl(i32.moreUnsigned(from.get, i32.of(0)), i32.of(3)),
            i32.shl(i32.moreUnsigned(to.get, i32.of(0)), i32.of(2)),
          ),
        ),
        DIRECTIONS,
      ),
    ),
    ...word.set(i32.shl(waiting.get, i32.of(2))),
    ...i32.store(word.get, select(source.get, destination.get, i32.eq(direction.get, i32.of(inward))), PEERS),
    ...i32.store(
      word.get,
      i32.or(
        i32.load(i32.shl(place.get, i32.of(2)), HOUR_TAGS),
        i32.or(
          i32.shl(select(to.get, from.get, i32.eq(direction.get, i32.of(inward))), i32.of(3)),
          direction.get,
        ),
      ),
      TAGS,
    ),
    ...i32.store(word.get, i32.mul(place.get, i32.of(HOUR_CELLS)), WHENS),
    ...f64.store(i32.shl(waiting.get, i32.of(3)), f64.load(at.get, INPUT + SIZE_DOUBLE * 8), SIZES),
    ...waiting.set(i32.add(waiting.get, i32.of(1))),
  ];
  const DONE = 1;
  return made.does(
    waiting.set(i32.load(i32.of(WAITING))),
    count.set(i32.mul(count.get, i32.of(RECORD_BYTES))),
    block(
      loop(
        leaveIf(DONE, i32.eq(at.get, count.get)),
        hour.set(i32.divUnsigned(told(START_WORD), i32.of(HOUR_SECONDS))),
        lastHour.set(i32.divUnsigned(told(END_WORD), i32.of(HOUR_SECONDS))),
        place.set(placeOf(hour)),
        name.set(told(NAME_WORD)),
        when(i32.isZero(i32.shr(nameless.get, i32.of(31))), name.set(nameless.get)),
        leaveIf(DONE, notAtHand(hour)),
        leaveIf(DONE, notAtHand(lastHour)),
        leaveIf(DONE, i32.moreUnsigned(i32.sub(lastHour.get, hour.get), i32.of(1))),
        leaveIf(DONE, i32.moreUnsigned(name.get, i32.of(MARKED_NAMES - 1))),
        flags.set(told(FLAGS_WORD)),
        // Either all of a record is taken or nothing: what may leave comes before what is written for good.
        when(i32.ne(flags.get, i32.of(REFUSED)), accepted),
        when(i32.eq(flags.get, i32.of(REFUSED)), count_(REFUSED_COUNT)),
        mark(hour),
        mark(lastHour),
        word.set(i32.shl(place.get, i32.of(2))),
        i32.store(word.get, i32.add(i32.load(word.get, HOUR_RECORDS), i32.of(1)), HOUR_RECORDS),
        when(
          i32.lessUnsigned(told(START_WORD), i32.load(i32.of(FIRST))),
          i32.store(i32.of(FIRST), told(START_WORD)),
        ),
        when(
          i32.moreUnsigned(told(END_WORD), i32.load(i32.of(LAST))),
          i32.store(i32.of(LAST), told(END_WORD)),
        ),
        when(
          i32.moreUnsigned(name.get, i32.load(i32.of(HIGHEST_NAME))),
          i32.store(i32.of(HIGHEST_NAME), name.get),
        ),
        at.set(i32.add(at.get, i32.of(RECORD_BYTES))),
        leave(0),
      ),
    ),
    i32.store(i32.of(WAITING), waiting.get),
    i32.divUnsigned(at.get, i32.of(RECORD_BYTES)),
  );
}
