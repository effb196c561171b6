import {
  block,
  f64,
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
  AT_END,
  AT_LINE,
  AT_MARK,
  AT_RECORD,
  AT_SLOT,
  DESTINATION_WORD,
  END_WORD,
  FIRST_BYTES,
  FLAGS_WORD,
  LAST_BYTES,
  LONGEST_LINE,
  NAME_BYTES,
  NAME_SLOTS,
  NAME_SLOTS_BITS,
  NAME_WORD,
  NAMES,
  NEW_NAME,
  OTHER_LINE,
  RECORD_BYTES,
  REFUSED,
  RECORDS_END,
  RECORDS_FULL,
  SIZE_DOUBLE,
  SOURCE_WORD,
  START_WORD,
  WAY_SHIFT,
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
import { EGRESS, INGRESS, TO_OTHER_REGION } from '../flow-sink.ts';
import { FIRST_SECOND, LAST_SECOND } from '../ascii.ts';

const [CR, SPACE, DOT, ZERO] = [0x0d, 0x20, 0x2e, 0x30];
/** `ACCEPT`, `REJECT` and `OK` as numbers of six bytes and two. */
const [ACCEPT, REJECT, OK] = [0x545045434341, 0x5443454a4552, 0x4b4f];
const SIX_BYTES = 2 ** 48 - 1;
const MOST_PROBES = 8;
/** Odd, and its bits look like chance. */
const SPREAD = 0x1e3779b97f4a7d;

/**
 * `lines()`: reads marked lines of one layout from where it stopped last and writes a record for each, as long as they are as they should
 * be. Places of columns are constants in it. What it cannot take it leaves to whoever reads line by line: it never guesses.
 */
export function lineProgram({ columns, fields }: AwsLayout): WasmFunction {
  const made = new WasmFunction('lines', 0);
  const [mark, line, record, end, feed, to] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const [from, length, form, wrong, flags, slot, probes] = [
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
    made.local(I32),
  ];
  const [start, last] = [made.local(I64), made.local(I64)];
  const [digits, bad] = [made.local(V128), made.local(V128)];

  const columnOf = (role: number): number => columns[role] ?? -1;
  const has = (role: number): boolean => columnOf(role) >= 0;
  const startOf = (role: number): Code => i32.add(i32.load(mark.get, columnOf(role) * 4), i32.of(1));
  const endOf = (role: number): Code =>
    columnOf(role) === fields.length - 1 ? end.get : i32.load(mark.get, (columnOf(role) + 1) * 4);
  const take = (role: number): Code => [
    ...from.set(startOf(role)),
    ...length.set(i32.sub(endOf(role), from.get)),
  ];
  const wrongIf = (condition: Code): Code => wrong.set(i32.or(wrong.get, condition));
  const badWhere = (found: Code): Code => bad.set(v128.or(bad.get, found));

  /** Number in the `length` bytes from `from`, at most 15: digits are weighed in pairs, then fours, then eights. */
  const number = (mask: Code): Code => [
    ...digits.set(
      v128.and(
        v128.subBytes(v128.load(i32.sub(i32.add(from.get, length.get), i32.of(16))), v128.all(ZERO)),
        mask,
      ),
    ),
    ...badWhere(v128.moreBytes(digits.get, v128.all(9))),
    ...digits.set(
      v128.narrowSigned(
        v128.dot(v128.lowBytes(digits.get), v128.pairs(10, 1)),
        v128.dot(v128.highBytes(digits.get), v128.pairs(10, 1)),
      ),
    ),
    ...digits.set(v128.dot(digits.get, v128.pairs(100, 1))),
    ...digits.set(v128.dot(v128.narrowSigned(digits.get, digits.get), v128.pairs(10_000, 1))),
  ];
  const numberOf = i64.add(
    i64.mul(i64.ofUnsigned(v128.int(digits.get, 0)), i64.of(1e8)),
    i64.ofUnsigned(v128.int(digits.get, 1)),
  );
  const seconds = (role: number, out: Local): Code => [
    ...take(role),
    ...wrongIf(i32.ne(length.get, i32.of(10))),
    ...number(v128.bytes([0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255])),
    ...out.set(numberOf),
  ];

  /** The end within the packet, which is the true one behind a gateway, where it is told; else that of the interface. */
  const takeEnd = (packet: number, plain: number): Code => {
    if (!has(packet)) return take(plain);
    if (!has(plain)) return take(packet);
    return [...take(packet), ...when(i32.lessUnsigned(length.get, i32.of(2)), take(plain))];
  };
  /** IPv4 address in the `length` bytes from `from`: its form tells where each digit goes. */
  const address = (word: number): Code => [
    ...wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(7)), i32.of(8))),
    ...digits.set(v128.load(from.get)),
    ...form.set(i32.shl(i32.of(1), length.get)),
    ...form.set(
      i32.or(
        i32.and(v128.bits(v128.eqBytes(digits.get, v128.all(DOT))), i32.sub(form.get, i32.of(1))),
        form.get,
      ),
    ),
    ...form.set(
      i32.add(
        i32.shl(i32.byte(i32.and(form.get, i32.of(0xffff)), ADDRESS_FORM_OF), i32.of(5)),
        i32.of(ADDRESS_FORMS),
      ),
    ),
    ...digits.set(v128.pick(v128.subBytes(digits.get, v128.all(ZERO)), v128.load(form.get))),
    ...badWhere(v128.moreBytes(digits.get, v128.all(9))),
    ...digits.set(
      v128.addInts(
        v128.dot(v128.lowBytes(digits.get), v128.pairs(100, 10)),
        v128.dot(v128.highBytes(digits.get), v128.pairs(1, 0)),
      ),
    ),
    ...badWhere(v128.moreInts(digits.get, v128.fours(255))),
    ...badWhere(v128.lessInts(digits.get, v128.load(form.get, 16))),
    ...digits.set(v128.narrowUnsigned(digits.get, digits.get)),
    ...i32.store(record.get, v128.int(v128.narrowToBytes(digits.get, digits.get), 0), word * 4),
  ];

  const way = (): Code => {
    const told = has(WAY)
      ? [
          ...form.set(i32.byte(startOf(WAY))),
          ...flags.set(
            select(
              i32.of(EGRESS << WAY_SHIFT),
              select(i32.of(INGRESS << WAY_SHIFT), i32.of(0), i32.eq(form.get, i32.of(0x69))),
              i32.eq(form.get, i32.of(0x65)),
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
  /** Number of the interface, by its name among those that are known. Leaves by `unknown` or `other`, so many blocks around. */
  const interfaceName = (unknown: number, other: number): Code => {
    const role = has(INTERFACE) ? INTERFACE : ACCOUNT;
    // Whoever runs this knows what a log without names is called.
    if (!has(role)) return [];
    return [
      ...take(role),
      ...leaveIf(other, i32.moreUnsigned(i32.sub(length.get, i32.of(8)), i32.of(24))),
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
          leaveIf(unknown + 2, i32.isZero(i32.load(slot.get, NAMES))),
          leaveIf(
            1,
            i32.and(
              i32.eq(i32.load(slot.get, NAMES), length.get),
              i32.isZero(
                v128.any(
                  v128.or(
                    v128.xor(masked(0), v128.load(slot.get, NAMES + 16)),
                    v128.xor(masked(1), v128.load(slot.get, NAMES + 32)),
                  ),
                ),
              ),
            ),
          ),
          slot.set(i32.and(i32.add(slot.get, i32.of(NAME_BYTES)), i32.of((NAME_SLOTS - 1) * NAME_BYTES))),
          probes.set(i32.add(probes.get, i32.of(1))),
          leaveIf(other + 2, i32.eq(probes.get, i32.of(MOST_PROBES))),
          leave(0),
        ),
      ),
      ...i32.store(record.get, i32.load(slot.get, NAMES + 4), NAME_WORD * 4),
    ];
  };

  const keepPlace = [
    ...i32.store(i32.of(AT_MARK), mark.get),
    ...i32.store(i32.of(AT_LINE), line.get),
    ...i32.store(i32.of(AT_RECORD), record.get),
    ...i32.store(i32.of(AT_SLOT), slot.get),
  ];
  const [DONE, UNKNOWN, FULL, OTHER] = [1, 2, 3, 4];
  const isSpace = (at: Code): Code => i32.eq(i32.byte(at), i32.of(SPACE));
  const accepted = (): Code => [
    ...takeEnd(PKT_SOURCE, SOURCE),
    ...address(SOURCE_WORD),
    ...takeEnd(PKT_DESTINATION, DESTINATION),
    ...address(DESTINATION_WORD),
    ...take(BYTES),
    ...wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(1)), i32.of(14))),
    ...number(v128.load(i32.shl(i32.and(length.get, i32.of(15)), i32.of(4)), LAST_BYTES)),
    ...f64.store(record.get, f64.ofLong(numberOf), SIZE_DOUBLE * 8),
    ...way(),
  ];
  return made.does(
    mark.set(i32.load(i32.of(AT_MARK))),
    line.set(i32.load(i32.of(AT_LINE))),
    record.set(i32.load(i32.of(AT_RECORD))),
    to.set(i32.load(i32.of(AT_END))),
    block(
      block(
        block(
          block(
            loop(
              feed.set(i32.load(line.get)),
              leaveIf(DONE, i32.isZero(i32.lessUnsigned(feed.get, to.get))),
              leaveIf(FULL, i32.eq(record.get, i32.of(RECORDS_END))),
              i32.store(record.get, i32.of(-1), NAME_WORD * 4),
              // As many columns as the layout has, neither more nor fewer.
              leaveIf(OTHER, i32.ne(i32.load(mark.get, fields.length * 4), feed.get)),
              leaveIf(
                OTHER,
                i32.moreUnsigned(i32.sub(feed.get, i32.load(mark.get)), i32.of(LONGEST_LINE + 1)),
              ),
              end.set(i32.sub(feed.get, i32.eq(i32.byte(i32.sub(feed.get, i32.of(1))), i32.of(CR)))),
              // Neither the first column nor the last is empty, as none between them is where no two spaces stand side by side.
              wrong.set(
                i32.or(isSpace(i32.add(i32.load(mark.get), i32.of(1))), isSpace(i32.sub(end.get, i32.of(1)))),
              ),
              bad.set(v128.all(0)),
              has(STATUS)
                ? [
                    ...take(STATUS),
                    ...wrongIf(i32.ne(length.get, i32.of(2))),
                    ...wrongIf(i32.ne(i32.and(i32.load(from.get), i32.of(0xffff)), i32.of(OK))),
                  ]
                : [],
              seconds(START, start),
              seconds(END, last),
              wrongIf(i64.less(start.get, i64.of(FIRST_SECOND))),
              wrongIf(i64.more(last.get, i64.of(LAST_SECOND))),
              wrongIf(i64.more(start.get, last.get)),
              i32.store(record.get, i32.ofLong(start.get), START_WORD * 4),
              i32.store(record.get, i32.ofLong(last.get), END_WORD * 4),
              leaveIf(OTHER, wrong.get),
              interfaceName(UNKNOWN, OTHER),
              flags.set(i32.of(REFUSED)),
              has(ACTION)
                ? [
                    ...take(ACTION),
                    ...leaveIf(OTHER, i32.ne(length.get, i32.of(6))),
                    ...when(
                      i64.eq(i64.and(i64.load(from.get), i64.of(SIX_BYTES)), i64.of(ACCEPT)),
                      flags.set(i32.of(0)),
                      accepted(),
                    ),
                    ...when(
                      i32.eq(flags.get, i32.of(REFUSED)),
                      leaveIf(
                        OTHER + 1,
                        i32.isZero(
                          i64.eq(i64.and(i64.load(startOf(ACTION)), i64.of(SIX_BYTES)), i64.of(REJECT)),
                        ),
                      ),
                    ),
                  ]
                : accepted(),
              leaveIf(OTHER, i32.or(wrong.get, v128.any(bad.get))),
              i32.store(record.get, flags.get, FLAGS_WORD * 4),
              record.set(i32.add(record.get, i32.of(RECORD_BYTES))),
              mark.set(i32.add(mark.get, i32.of(fields.length * 4))),
              line.set(i32.add(line.get, i32.of(4))),
              leave(0),
            ),
          ),
          // DONE
          keepPlace,
          giveBack(i32.of(ALL_READ)),
        ),
        // UNKNOWN
        keepPlace,
        giveBack(i32.of(NEW_NAME)),
      ),
      // FULL
      keepPlace,
      giveBack(i32.of(RECORDS_FULL)),
    ),
    // OTHER
    keepPlace,
    i32.of(OTHER_LINE),
  );
}
