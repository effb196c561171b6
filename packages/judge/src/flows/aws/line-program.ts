import {
  block,
  call,
  f64,
  F64,
  giveBack,
  i32,
  I32,
  i64,
  I64,
  leave,
  leaveIf,
  loop,
  select,
  v128,
  V128,
  when,
} from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import {
  ADDRESS_FORM_OF,
  ADDRESS_FORMS,
  ALL_READ,
  AT_LINE,
  AT_LINES_END,
  AT_NAME,
  AT_NAME_FROM,
  AT_NAME_TO,
  AT_RECORD,
  AT_SLOT,
  AT_WIDE,
  FIRST_BYTES,
  FLAGS_WORD,
  LAST_BYTES,
  LONGEST_LINE,
  MOST_LINES,
  NAME_BYTES,
  NAME_SLOTS,
  NAME_SLOTS_BITS,
  NAME_WORD,
  NAMES,
  NEW_NAME,
  NO_DATA,
  OTHER_LINE,
  RECORD_BYTES,
  REFUSED,
  RECORDS_FULL,
  SIZE_DOUBLE,
  SKIPPED_DATA,
  SOURCE_WORD,
  START_WORD,
  WAY_SHIFT,
  WIDE_BYTES,
  WIDE_DESTINATION,
  WIDE_DOUBLE,
  WIDE_FLAGS,
  WIDE_NAME,
  WIDE_SOURCE,
  WIDE_START,
} from '../machine/line-memory.ts';
import { WasmFunction } from '../machine/wasm-module.ts';
import type { Local } from '../machine/wasm-module.ts';
import {
  ACCOUNT,
  ACTION,
  BYTES,
  DESTINATION,
  END,
  INTERFACE,
  PATH,
  PKT_DESTINATION,
  PKT_SOURCE,
  SOURCE,
  START,
  STATUS,
  WAY,
} from './aws-layout.ts';
import type { AwsLayout } from './aws-layout.ts';
import { walkColumns } from './column-walk.ts';
import { EGRESS, INGRESS, TO_OTHER_REGION } from '../flow-sink.ts';

const [CR, SPACE, DOT, ZERO] = [0x0d, 0x20, 0x2e, 0x30];
/** Words as numbers of two, six and eight bytes. */
const [OK, ACCEPT, REJECT, NODATA] = [0x4b4f, 0x545045434341, 0x5443454a4552, 0x415441444f4e];
const SKIPDATA = 0x4154414450494b53n;
const SIX_BYTES = 2 ** 48 - 1;
const MOST_PROBES = 8;
/** Odd, and its bits look like chance. */
const SPREAD = 0x1e3779b97f4a7d;
/** The lower halves of two vectors. */
const LOWER_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/**
 * `lines()`: reads marked lines of one layout from where it stopped last and writes a record for each, as long as they are as they should
 * be. Places of columns are constants in it. What it cannot take it leaves to whoever reads line by line: it never guesses. `six`: which
 * function of the module reads IPv6 addresses.
 */
export function lineProgram({ columns, fields }: AwsLayout, six: number): WasmFunction {
  const made = new WasmFunction('lines', 0);
  const whole = (): Local => made.local(I32);
  const [line, feedAt, record, wide, limit, feed, end, name] = [
    whole(),
    whole(),
    whole(),
    whole(),
    whole(),
    whole(),
    whole(),
    whole(),
  ];
  const [from, length, wrong, flags, slot, probes] = [whole(), whole(), whole(), whole(), whole(), whole()];
  const [century, sourceForm, destinationForm, sourceFrom, destinationFrom] = [
    whole(),
    whole(),
    whole(),
    whole(),
    whole(),
  ];
  const [sourceTo, destinationTo, bit] = [whole(), whole(), whole()];
  const [pair, text] = [made.local(I64), made.local(I64)];
  const size = made.local(F64);
  const vector = (): Local => made.local(V128);
  const [digits, bad, times, centuryBase, addresses] = [vector(), vector(), vector(), vector(), vector()];
  const [sourceText, destinationText] = [vector(), vector()];

  /** Constants are made before the loop: it would make them again for each line. */
  const before: number[] = [];
  const held = (value: Code): Code => {
    const local = vector();
    before.push(...local.set(value));
    return local.get;
  };
  const zeros = held(v128.all(ZERO));
  const nines = held(v128.all(9));
  const dots = held(v128.all(DOT));
  const tens = held(v128.all16(10, 1));
  const hundreds = held(v128.pairs(100, 1));
  const tenThousands = held(v128.pairs(10_000, 1));
  const parts = held(v128.bytes([100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0]));
  const ones = held(v128.pairs(1, 1));
  const highest = held(v128.pairs(255, 255));

  const columnOf = (role: number): number => columns[role] ?? -1;
  const has = (role: number): boolean => columnOf(role) >= 0;
  const [DONE, UNKNOWN, OTHER] = [1, 2, 3];
  const read = columns.filter((column) => column >= 0);
  const walk = walkColumns(
    made,
    fields,
    new Set([...read, ...read.map((column) => column - 1)]),
    line,
    OTHER,
  );
  const startOf = (role: number): Code =>
    columnOf(role) === 0 ? line.get : i32.add(walk.endOf(columnOf(role) - 1), i32.of(1));
  const endOf = (role: number): Code =>
    columnOf(role) === fields.length - 1 ? end.get : walk.endOf(columnOf(role));
  /** The status stands last: then it tells by its length whether there is a carriage return behind it. */
  const statusEnds = columnOf(STATUS) === fields.length - 1;
  const lineEnd = i32.sub(feed.get, i32.eq(i32.byte(i32.sub(feed.get, i32.of(1))), i32.of(CR)));
  const take = (role: number): Code => [
    ...from.set(startOf(role)),
    ...length.set(i32.sub(endOf(role), from.get)),
  ];
  const wrongIf = (condition: Code): Code => wrong.set(i32.or(wrong.get, condition));
  const badWhere = (found: Code): Code => bad.set(v128.or(bad.get, found));
  /** The end within the packet, which is the true one behind a gateway, where it is told; else that of the interface. */
  const takeEnd = (packet: number, plain: number): Code => {
    if (!has(packet)) return take(plain);
    if (!has(plain)) return take(packet);
    return [...take(packet), ...when(i32.lessUnsigned(length.get, i32.of(2)), take(plain))];
  };

  /** Weighs digits in pairs, then fours: four numbers of four digits. */
  const fours = [
    ...badWhere(v128.moreByBytes(digits.get, nines)),
    ...digits.set(v128.dot(v128.dotBytes(digits.get, tens), hundreds)),
  ];
  const eights = digits.set(v128.dot(v128.narrowUnsigned(digits.get, digits.get), tenThousands));
  /** The number of two digits before the eight others of a time: lines share it for three years. */
  const learnCentury = [
    ...century.set(i32.half(startOf(START))),
    ...slot.set(i32.sub(i32.and(century.get, i32.of(255)), i32.of(ZERO))),
    ...probes.set(i32.sub(i32.shr(century.get, i32.of(8)), i32.of(ZERO))),
    // From 2001 to 2096: then any eight digits behind them are a time that can be.
    ...wrong.set(i32.moreUnsigned(i32.sub(slot.get, i32.of(1)), i32.of(2))),
    ...wrongIf(i32.moreUnsigned(probes.get, i32.of(9))),
    ...when(wrong.get, century.set(i32.of(-1)), leave(OTHER + 2)),
    ...centuryBase.set(
      v128.allInts(i32.mul(i32.add(i32.mul(slot.get, i32.of(10)), probes.get), i32.of(100_000_000))),
    ),
  ];
  const readTimes = [
    ...when(i32.ne(i32.half(startOf(START)), century.get), learnCentury),
    ...wrong.set(
      i32.or(
        i32.xor(i32.half(startOf(END)), century.get),
        i32.or(
          i32.xor(i32.sub(endOf(START), startOf(START)), i32.of(10)),
          i32.xor(i32.sub(endOf(END), startOf(END)), i32.of(10)),
        ),
      ),
    ),
    ...digits.set(v128.loadHalf(startOf(END), v128.loadLower(startOf(START), 2), 1, 2)),
    ...digits.set(v128.subBytes(digits.get, zeros)),
    ...bad.set(v128.all(0)),
    ...fours,
    ...eights,
    ...pair.set(v128.long(digits.get, 0)),
    ...wrongIf(i32.shr(i32.sub(i32.ofLong(i64.shr(pair.get, i64.of(32))), i32.ofLong(pair.get)), i32.of(31))),
    ...times.set(v128.addInts(digits.get, centuryBase.get)),
  ];

  /** Whether something in the line is not as it should be: what does so is read on, and then left. */
  const amiss = i32.or(wrong.get, v128.any(bad.get));

  /** Number in the bytes of the column, at most 15 digits. */
  const readBytes = [
    ...take(BYTES),
    ...wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(1)), i32.of(14))),
    ...digits.set(
      v128.and(
        v128.subBytes(v128.load(i32.sub(i32.add(from.get, length.get), i32.of(16))), zeros),
        v128.load(i32.shl(i32.and(length.get, i32.of(15)), i32.of(4)), LAST_BYTES),
      ),
    ),
    ...fours,
    ...eights,
    ...pair.set(v128.long(digits.get, 0)),
    ...size.set(
      f64.ofLong(
        i64.add(i64.mul(i64.ofUnsigned(i32.ofLong(pair.get)), i64.of(1e8)), i64.shr(pair.get, i64.of(32))),
      ),
    ),
  ];

  /** Which of the ways to write an IPv4 address the text is; 0 where it is none. */
  const formOf = (text: Local, out: Local): Code => [
    ...text.set(v128.load(from.get)),
    ...bit.set(i32.shl(i32.of(1), length.get)),
    ...out.set(
      i32.byte(
        select(
          i32.or(i32.and(v128.bits(v128.eqBytes(text.get, dots)), i32.sub(bit.get, i32.of(1))), bit.get),
          i32.of(0),
          i32.lessUnsigned(length.get, i32.of(16)),
        ),
        ADDRESS_FORM_OF,
      ),
    ),
  ];
  /** The four parts of an IPv4 address, the last one first. */
  const partsOf = (text: Local, form: Local): Code => [
    ...form.set(i32.shl(form.get, i32.of(5))),
    ...digits.set(v128.pickRelaxed(v128.subBytes(text.get, zeros), v128.load(form.get, ADDRESS_FORMS))),
    ...badWhere(v128.moreByBytes(digits.get, nines)),
    ...badWhere(v128.moreByBytes(v128.load(form.get, ADDRESS_FORMS + 16), digits.get)),
    ...v128.dot(v128.dotBytes(digits.get, parts), ones),
  ];

  const way = (): Code => {
    const told = has(WAY)
      ? [
          ...bit.set(i32.byte(startOf(WAY))),
          ...flags.set(
            select(
              i32.of(EGRESS << WAY_SHIFT),
              select(i32.of(INGRESS << WAY_SHIFT), i32.of(0), i32.eq(bit.get, i32.of(0x69))),
              i32.eq(bit.get, i32.of(0x65)),
            ),
          ),
        ]
      : flags.set(i32.of(0));
    if (!has(PATH)) return told;
    return [
      ...told,
      ...take(PATH),
      ...when(
        i32.and(i32.eq(length.get, i32.of(1)), i32.eq(i32.byte(from.get), i32.of(0x35))),
        flags.set(i32.of(TO_OTHER_REGION << WAY_SHIFT)),
      ),
    ];
  };

  const masked = (index: number): Code =>
    v128.and(
      v128.load(from.get, index * 16),
      v128.load(i32.shl(length.get, i32.of(5)), FIRST_BYTES + index * 16),
    );
  /** Number of the interface, by its name among those that are known. */
  const readName = (): Code => {
    const role = has(INTERFACE) ? INTERFACE : ACCOUNT;
    // Whoever runs this knows what a log without names is called.
    if (!has(role)) return [];
    return [
      ...take(role),
      ...leaveIf(OTHER, i32.moreUnsigned(i32.sub(length.get, i32.of(8)), i32.of(24))),
      ...slot.set(
        i32.shl(
          i32.ofLong(
            i64.shr(
              i64.mul(i64.load(i32.sub(i32.add(from.get, length.get), i32.of(8))), i64.of(SPREAD)),
              i64.of(64 - NAME_SLOTS_BITS),
            ),
          ),
          i32.of(Math.log2(NAME_BYTES)),
        ),
      ),
      ...probes.set(i32.of(0)),
      ...block(
        loop(
          block(
            leaveIf(0, i32.ne(i32.load(slot.get, NAMES), length.get)),
            leaveIf(
              2,
              i32.eq(
                v128.bits(
                  v128.and(
                    v128.eqBytes(masked(0), v128.load(slot.get, NAMES + 16)),
                    v128.eqBytes(masked(1), v128.load(slot.get, NAMES + 32)),
                  ),
                ),
                i32.of(0xffff),
              ),
            ),
          ),
          when(
            i32.isZero(i32.load(slot.get, NAMES)),
            // Lines whose times are none name nothing.
            leaveIf(OTHER + 3, amiss),
            leave(UNKNOWN + 3),
          ),
          slot.set(i32.and(i32.add(slot.get, i32.of(NAME_BYTES)), i32.of((NAME_SLOTS - 1) * NAME_BYTES))),
          probes.set(i32.add(probes.get, i32.of(1))),
          leaveIf(OTHER + 2, i32.eq(probes.get, i32.of(MOST_PROBES))),
          leave(0),
        ),
      ),
      ...name.set(i32.load(slot.get, NAMES + 4)),
    ];
  };

  const keepPlace = [
    ...i32.store(i32.of(AT_LINE), feedAt.get),
    ...i32.store(i32.of(AT_RECORD), record.get),
    ...i32.store(i32.of(AT_WIDE), wide.get),
    ...i32.store(i32.of(AT_NAME), name.get),
  ];
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
    ...v128.storeHalf(wide.get, times.get, 0, WIDE_START * 4),
    ...i32.store(wide.get, name.get, WIDE_NAME * 4),
    ...i32.store(wide.get, flags.get, WIDE_FLAGS * 4),
    ...wide.set(i32.add(wide.get, i32.of(WIDE_BYTES))),
    ...nextLine(depth),
  ];
  const sixBytes = i64.and(text.get, i64.of(SIX_BYTES));

  /** Lines that say that there was no data, or that it was lost. */
  const status = (): Code => {
    if (!has(STATUS)) return [];
    const notOk = i32.or(i32.xor(length.get, i32.of(2)), i32.xor(i32.half(from.get), i32.of(OK)));
    const isWord = (bytes: number, isText: Code): Code => i32.and(i32.eq(length.get, i32.of(bytes)), isText);
    return [
      ...take(STATUS),
      ...when(
        notOk,
        statusEnds ? [...end.set(lineEnd), ...take(STATUS)] : [],
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
  const action = (): Code => {
    if (!has(ACTION)) return [];
    return [
      ...take(ACTION),
      ...leaveIf(OTHER, i32.ne(length.get, i32.of(6))),
      ...text.set(i64.load(from.get)),
      ...when(
        i32.isZero(i64.eq(sixBytes, i64.of(ACCEPT))),
        leaveIf(OTHER + 1, i32.isZero(i64.eq(sixBytes, i64.of(REJECT)))),
        leaveIf(OTHER + 1, amiss),
        v128.storeHalf(record.get, times.get, 0, START_WORD * 4),
        flags.set(i32.of(REFUSED)),
        nextRecord(1),
      ),
    ];
  };
  const readIpv6 = [
    ...leaveIf(
      OTHER + 1,
      i32.isZero(call(six, sourceFrom.get, sourceTo.get, i32.add(wide.get, i32.of(WIDE_SOURCE * 4)))),
    ),
    ...leaveIf(
      OTHER + 1,
      i32.isZero(
        call(six, destinationFrom.get, destinationTo.get, i32.add(wide.get, i32.of(WIDE_DESTINATION * 4))),
      ),
    ),
    ...leaveIf(OTHER + 1, amiss),
    ...f64.store(wide.get, size.get, WIDE_DOUBLE * 8),
    ...nextWide(1),
  ];
  const accepted = [
    ...readBytes,
    ...way(),
    ...takeEnd(PKT_SOURCE, SOURCE),
    ...sourceFrom.set(from.get),
    ...sourceTo.set(i32.add(from.get, length.get)),
    ...formOf(sourceText, sourceForm),
    ...takeEnd(PKT_DESTINATION, DESTINATION),
    ...destinationFrom.set(from.get),
    ...destinationTo.set(i32.add(from.get, length.get)),
    ...formOf(destinationText, destinationForm),
    // What is IPv4 in part is neither.
    ...when(i32.isZero(i32.mul(sourceForm.get, destinationForm.get)), readIpv6),
    ...addresses.set(partsOf(sourceText, sourceForm)),
    ...addresses.set(v128.narrowSigned(addresses.get, partsOf(destinationText, destinationForm))),
    ...badWhere(v128.moreByHalves(addresses.get, highest)),
    ...leaveIf(OTHER, amiss),
    ...v128.store(
      record.get,
      v128.shuffle(v128.narrowToBytes(addresses.get, addresses.get), times.get, LOWER_HALVES),
      SOURCE_WORD * 4,
    ),
    ...f64.store(record.get, size.get, SIZE_DOUBLE * 8),
    ...nextRecord(0),
  ];
  const isSpace = (at: Code): Code => i32.eq(i32.byte(at), i32.of(SPACE));
  const body = [
    ...leaveIf(DONE, i32.eq(feedAt.get, limit.get)),
    ...feed.set(i32.load(feedAt.get)),
    ...name.set(i32.of(-1)),
    ...(walk.endless
      ? leaveIf(OTHER, i32.moreUnsigned(i32.sub(feed.get, line.get), i32.of(LONGEST_LINE)))
      : []),
    ...walk.code,
    // As many columns as the layout has, neither more nor fewer.
    ...leaveIf(OTHER, i32.ne(walk.endOf(fields.length - 1), feed.get)),
    // Neither the first column nor the last is empty, as none between them is where no two spaces stand side by side.
    ...leaveIf(OTHER, isSpace(line.get)),
    ...(statusEnds
      ? end.set(feed.get)
      : [...end.set(lineEnd), ...leaveIf(OTHER, isSpace(i32.sub(end.get, i32.of(1))))]),
    ...readTimes,
    ...readName(),
    ...status(),
    ...action(),
    ...accepted,
  ];
  return made.does(
    before,
    // No two bytes are that.
    century.set(i32.of(-1)),
    feedAt.set(i32.load(i32.of(AT_LINE))),
    record.set(i32.load(i32.of(AT_RECORD))),
    wide.set(i32.load(i32.of(AT_WIDE))),
    limit.set(i32.add(feedAt.get, i32.of(MOST_LINES * 4))),
    limit.set(
      select(
        limit.get,
        i32.load(i32.of(AT_LINES_END)),
        i32.lessUnsigned(limit.get, i32.load(i32.of(AT_LINES_END))),
      ),
    ),
    line.set(i32.add(i32.load(i32.sub(feedAt.get, i32.of(4))), i32.of(1))),
    block(
      block(
        block(loop(body)),
        // DONE
        keepPlace,
        giveBack(
          select(i32.of(ALL_READ), i32.of(RECORDS_FULL), i32.eq(feedAt.get, i32.load(i32.of(AT_LINES_END)))),
        ),
      ),
      // UNKNOWN
      keepPlace,
      i32.store(i32.of(AT_SLOT), slot.get),
      i32.store(i32.of(AT_NAME_FROM), from.get),
      i32.store(i32.of(AT_NAME_TO), i32.add(from.get, length.get)),
      giveBack(i32.of(NEW_NAME)),
    ),
    // OTHER
    keepPlace,
    i32.of(OTHER_LINE),
  );
}
