import {
  block,
  f64,
  giveBack,
  i32,
  i64,
  I64,
  leave,
  leaveIf,
  loop,
  select,
  v128,
  when,
} from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import {
  ALL_READ,
  AT_LINE,
  AT_LINES_END,
  AT_NAME,
  AT_NAME_FROM,
  AT_NAME_TO,
  AT_RECORD,
  AT_SLOT,
  AT_WIDE,
  FLAGS_WORD,
  LONGEST_LINE,
  MOST_LINES,
  NAME_WORD,
  NEW_NAME,
  NO_DATA,
  OTHER_LINE,
  RECORD_BYTES,
  RECORDS_FULL,
  REFUSED,
  SIZE_DOUBLE,
  SKIPPED_DATA,
  SOURCE_WORD,
  START_WORD,
  WAY_SHIFT,
  WIDE_BYTES,
  WIDE_DOUBLE,
  WIDE_FLAGS,
  WIDE_NAME,
  WIDE_START,
} from '../machine/line-memory.ts';
import type { WasmFunction } from '../machine/wasm-module.ts';
import { EGRESS, INGRESS, TO_OTHER_REGION } from '../flow-way.ts';
import { ACTION, PATH, STATUS, WAY } from './aws-layout.ts';
import type { AwsLayout } from './aws-layout.ts';
import { lineEnds } from './line-ends.ts';
import { DONE, LineFrame, OTHER } from './line-frame.ts';
import { readName } from './line-name.ts';
import { lineNumbers } from './line-numbers.ts';

const SPACE = 0x20;
/** Words as numbers of two, six and eight bytes. */
const [OK, ACCEPT, REJECT, NODATA] = [0x4b4f, 0x545045434341, 0x5443454a4552, 0x415441444f4e];
const SKIPDATA = 0x4154414450494b53n;
const SIX_BYTES = 2 ** 48 - 1;
/** The lower halves of two vectors. */
const LOWER_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/**
 * `lines()`: reads marked lines of one layout from where it stopped last and writes a record for each, as long as they are as they should
 * be. Places of columns are constants in it. What it cannot take it leaves to whoever reads line by line: it never guesses. `six`: which
 * function of the module reads IPv6 addresses.
 */
export function lineProgram(layout: AwsLayout, six: number): WasmFunction {
  const frame = new LineFrame(layout);
  const { line, feed, end, name, flags, from, length, walk, amiss } = frame;
  const numbers = lineNumbers(frame);
  const ends = lineEnds(frame, six);
  const [feedAt, limit, record, wide, slot] = [
    frame.whole(),
    frame.whole(),
    frame.whole(),
    frame.whole(),
    frame.whole(),
  ];
  const text = frame.made.local(I64);
  const sixBytes = i64.and(text.get, i64.of(SIX_BYTES));

  const nextLine = (depth: number): Code => [
    ...line.set(i32.add(feed.get, i32.of(1))),
    ...feedAt.set(i32.add(feedAt.get, i32.of(4))),
    ...leave(depth),
  ];
  const nextRecord = (depth: number): Code => [
    ...i32.store(record.get, name.get, NAME_WORD * 4),
    ...i32.store(record.get, flags.get, FLAGS_WORD * 4),
    ...record.set(i32.add(record.get, i32.of(RECORD_BYTES))),
    ...nextLine(depth),
  ];
  const nextWide = (depth: number): Code => [
    ...v128.storeHalf(wide.get, numbers.times.get, 0, WIDE_START * 4),
    ...i32.store(wide.get, name.get, WIDE_NAME * 4),
    ...i32.store(wide.get, flags.get, WIDE_FLAGS * 4),
    ...wide.set(i32.add(wide.get, i32.of(WIDE_BYTES))),
    ...nextLine(depth),
  ];

  /** Lines that say that there was no data, or that it was lost, end here. */
  const status = (): Code => {
    if (!frame.has(STATUS)) return [];
    const notOk = i32.or(i32.xor(length.get, i32.of(2)), i32.xor(i32.half(from.get), i32.of(OK)));
    const isWord = (bytes: number, isText: Code): Code => i32.and(i32.eq(length.get, i32.of(bytes)), isText);
    return [
      ...frame.take(STATUS),
      ...when(
        notOk,
        frame.statusEnds ? [...frame.findEnd, ...frame.take(STATUS)] : [],
        when(
          notOk,
          text.set(i64.load(from.get)),
          flags.set(i32.of(NO_DATA)),
          when(
            i32.isZero(isWord(6, i64.eq(sixBytes, i64.of(NODATA)))),
            leaveIf(OTHER + 3, i32.isZero(isWord(8, i64.eq(text.get, i64.ofBig(SKIPDATA))))),
            flags.set(i32.of(SKIPPED_DATA)),
          ),
          leaveIf(OTHER + 2, amiss),
          nextWide(2),
        ),
      ),
    ];
  };

  /** Flows that were refused end here, whatever their ends are. */
  const action = (): Code => {
    if (!frame.has(ACTION)) return [];
    return [
      ...frame.take(ACTION),
      ...leaveIf(OTHER, i32.ne(length.get, i32.of(6))),
      ...text.set(i64.load(from.get)),
      ...when(
        i32.isZero(i64.eq(sixBytes, i64.of(ACCEPT))),
        leaveIf(OTHER + 1, i32.isZero(i64.eq(sixBytes, i64.of(REJECT)))),
        leaveIf(OTHER + 1, amiss),
        v128.storeHalf(record.get, numbers.times.get, 0, START_WORD * 4),
        flags.set(i32.of(REFUSED)),
        nextRecord(1),
      ),
    ];
  };

  const way = (): Code => {
    const startsWith = (letter: number): Code => i32.eq(i32.byte(frame.startOf(WAY)), i32.of(letter));
    const told = frame.has(WAY)
      ? select(
          i32.of(EGRESS << WAY_SHIFT),
          select(i32.of(INGRESS << WAY_SHIFT), i32.of(0), startsWith(0x69)),
          startsWith(0x65),
        )
      : i32.of(0);
    if (!frame.has(PATH)) return flags.set(told);
    return [
      ...flags.set(told),
      ...frame.take(PATH),
      ...when(
        i32.and(i32.eq(length.get, i32.of(1)), i32.eq(i32.byte(from.get), i32.of(0x35))),
        flags.set(i32.of(TO_OTHER_REGION << WAY_SHIFT)),
      ),
    ];
  };

  const accepted = [
    ...numbers.readBytes,
    ...way(),
    ...ends.find,
    ...when(
      ends.wide,
      ends.readSix(wide),
      leaveIf(OTHER + 1, amiss),
      f64.store(wide.get, numbers.bytes.get, WIDE_DOUBLE * 8),
      nextWide(1),
    ),
    // What is amiss is written too, and then written over.
    ...v128.store(record.get, v128.shuffle(ends.readFour, numbers.times.get, LOWER_HALVES), SOURCE_WORD * 4),
    ...leaveIf(OTHER, amiss),
    ...f64.store(record.get, numbers.bytes.get, SIZE_DOUBLE * 8),
    ...nextRecord(0),
  ];

  const isSpace = (at: Code): Code => i32.eq(i32.byte(at), i32.of(SPACE));
  const readLine = [
    ...leaveIf(DONE, i32.eq(feedAt.get, limit.get)),
    ...feed.set(i32.load(feedAt.get)),
    ...name.set(i32.of(-1)),
    ...(walk.endless
      ? leaveIf(OTHER, i32.moreUnsigned(i32.sub(feed.get, line.get), i32.of(LONGEST_LINE)))
      : []),
    ...walk.code,
    // As many columns as the layout has, neither more nor fewer.
    ...leaveIf(OTHER, i32.ne(walk.endOf(layout.fields.length - 1), feed.get)),
    // Neither the first column nor the last is empty, as none between them is where no two spaces stand side by side.
    ...leaveIf(OTHER, isSpace(line.get)),
    ...(frame.statusEnds
      ? end.set(feed.get)
      : [...frame.findEnd, ...leaveIf(OTHER, isSpace(i32.sub(end.get, i32.of(1))))]),
    ...numbers.readTimes,
    ...readName(frame, slot),
    ...status(),
    ...action(),
    ...accepted,
  ];

  const keepPlace = [
    ...i32.store(i32.of(AT_LINE), feedAt.get),
    ...i32.store(i32.of(AT_RECORD), record.get),
    ...i32.store(i32.of(AT_WIDE), wide.get),
    ...i32.store(i32.of(AT_NAME), name.get),
  ];
  const linesEnd = i32.load(i32.of(AT_LINES_END));
  return frame.made.does(
    frame.before,
    numbers.before,
    feedAt.set(i32.load(i32.of(AT_LINE))),
    record.set(i32.load(i32.of(AT_RECORD))),
    wide.set(i32.load(i32.of(AT_WIDE))),
    limit.set(i32.add(feedAt.get, i32.of(MOST_LINES * 4))),
    limit.set(select(limit.get, linesEnd, i32.lessUnsigned(limit.get, linesEnd))),
    line.set(i32.add(i32.load(i32.sub(feedAt.get, i32.of(4))), i32.of(1))),
    block(
      block(
        block(loop(readLine)),
        // DONE
        keepPlace,
        giveBack(select(i32.of(ALL_READ), i32.of(RECORDS_FULL), i32.eq(feedAt.get, linesEnd))),
      ),
      // UNKNOWN
      keepPlace,
      i32.store(i32.of(AT_SLOT), slot.get),
      i32.store(i32.of(AT_NAME_FROM), from.get),
      i32.store(i32.of(AT_NAME_TO), frame.to),
      giveBack(i32.of(NEW_NAME)),
    ),
    // OTHER
    keepPlace,
    i32.of(OTHER_LINE),
  );
}
