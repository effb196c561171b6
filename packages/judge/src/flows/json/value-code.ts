import { FIRST_SECOND, LAST_SECOND } from '../ascii.ts';
import { ADDRESS_FORM_OF, ADDRESS_FORMS, LAST_BYTES } from '../machine/line-memory.ts';
import { i32, I32, i64, select, v128, V128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local, WasmFunction } from '../machine/wasm-module.ts';

const [DOT, ZERO, DASH, LETTER_T, LETTER_Z, COLON] = [0x2e, 0x30, 0x2d, 0x54, 0x5a, 0x3a];
/** What digits of hundreds, tens and ones weigh, in each part of an address. */
const PARTS = [100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0];
/** `20`, the century of all times that are read. */
const CENTURY = 0x3032;
/** 2000-01-01, in days since 1970. */
const DAYS_TO_2000 = 10_957;
/** What 2000-01-01 is by the days of years that start in March, four years before: the tenth month of the year 3, and days count from 1. */
const MARCH_OFFSET = 3 * 365 + 306 + 1;
/** Months that have 31 days, by bit. */
const LONG_MONTHS = [1, 3, 5, 7, 8, 10, 12].reduce((bits, month) => bits | (1 << month), 0);

/**
 * Values as vector instructions read them from bytes between `from` and `from + length`. What is not written as it should be sets `wrong`, or bits of
 * `bad`, which whoever makes the program looks at once for all.
 */
export class ValueCode {
  readonly from: Local;
  readonly length: Local;
  readonly wrong: Local;
  readonly bad: Local;
  readonly #form: Local;
  readonly #count: Local;
  readonly #digits: Local;
  readonly #year: Local;
  readonly #month: Local;
  readonly #day: Local;

  constructor(made: WasmFunction) {
    this.from = made.local(I32);
    this.length = made.local(I32);
    this.wrong = made.local(I32);
    this.#form = made.local(I32);
    this.#count = made.local(I32);
    this.#year = made.local(I32);
    this.#month = made.local(I32);
    this.#day = made.local(I32);
    this.bad = made.local(V128);
    this.#digits = made.local(V128);
  }

  /** Forgets what was wrong before. */
  get begin(): Code {
    return [...this.wrong.set(i32.of(0)), ...this.bad.set(v128.all(0))];
  }

  /** Whether anything was wrong since. */
  get failed(): Code {
    return i32.or(this.wrong.get, v128.any(this.bad.get));
  }

  wrongIf(condition: Code): Code {
    return this.wrong.set(i32.or(this.wrong.get, condition));
  }

  #badWhere(found: Code): Code {
    return this.bad.set(v128.or(this.bad.get, found));
  }

  /** Weighs the digits that end at a place, of those bytes that a mask has: in pairs, then fours, then eights. */
  #weigh(end: Code, mask: Code): Code {
    const digits = this.#digits;
    return [
      ...digits.set(v128.and(v128.subBytes(v128.load(i32.sub(end, i32.of(16))), v128.all(ZERO)), mask)),
      ...this.#badWhere(v128.moreBytes(digits.get, v128.all(9))),
      ...digits.set(
        v128.narrowSigned(
          v128.dot(v128.lowBytes(digits.get), v128.pairs(10, 1)),
          v128.dot(v128.highBytes(digits.get), v128.pairs(10, 1)),
        ),
      ),
      ...digits.set(v128.dot(digits.get, v128.pairs(100, 1))),
      ...digits.set(v128.dot(v128.narrowSigned(digits.get, digits.get), v128.pairs(10_000, 1))),
    ];
  }

  get #weighed(): Code {
    return i64.add(
      i64.mul(i64.ofUnsigned(v128.int(this.#digits.get, 0)), i64.of(1e8)),
      i64.ofUnsigned(v128.int(this.#digits.get, 1)),
    );
  }

  /** A whole number of 1 to 15 digits. */
  number(out: Local): Code {
    const { from, length } = this;
    return [
      ...this.wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(1)), i32.of(14))),
      ...this.#weigh(
        i32.add(from.get, length.get),
        v128.load(i32.shl(i32.and(length.get, i32.of(15)), i32.of(4)), LAST_BYTES),
      ),
      ...out.set(this.#weighed),
    ];
  }

  /** The whole part of a number of 1 to 10 digits, behind which a point and up to 16 more may stand. */
  wholePart(out: Local): Code {
    const { from, length } = this;
    const [digits, form, count] = [this.#digits, this.#form, this.#count];
    return [
      ...this.wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(1)), i32.of(26))),
      ...digits.set(v128.load(from.get)),
      ...form.set(
        i32.or(
          v128.bits(v128.eqBytes(digits.get, v128.all(DOT))),
          i32.shl(i32.of(1), select(length.get, i32.of(16), i32.lessUnsigned(length.get, i32.of(16)))),
        ),
      ),
      // How many stand before the point, or before the end.
      ...count.set(i32.trailingZeros(form.get)),
      ...this.wrongIf(i32.moreUnsigned(i32.sub(count.get, i32.of(1)), i32.of(9))),
      ...this.#weigh(
        i32.add(from.get, count.get),
        v128.load(i32.shl(i32.and(count.get, i32.of(15)), i32.of(4)), LAST_BYTES),
      ),
      ...out.set(this.#weighed),
      ...count.set(i32.add(count.get, i32.of(1))),
      ...when(
        i32.lessUnsigned(count.get, length.get),
        this.#digitsOnly(i32.add(from.get, count.get), i32.sub(length.get, count.get)),
      ),
    ];
  }

  /** At a place so many digits, at most 16, and nothing else. */
  #digitsOnly(at: Code, many: Code): Code {
    const bits = v128.bits(v128.moreBytes(v128.subBytes(v128.load(at), v128.all(ZERO)), v128.all(9)));
    return [
      ...this.wrongIf(i32.moreUnsigned(many, i32.of(16))),
      ...this.wrongIf(i32.ne(i32.and(bits, i32.sub(i32.shl(i32.of(1), many), i32.of(1))), i32.of(0))),
    ];
  }

  /** Which of the ways to write an IPv4 address the text is; 0 where it is none. */
  readonly form4 = (out: Local): Code => [
    ...this.#form.set(i32.shl(i32.of(1), this.length.get)),
    ...out.set(
      i32.byte(
        select(
          i32.or(
            i32.and(
              v128.bits(v128.eqBytes(v128.load(this.from.get), v128.all(DOT))),
              i32.sub(this.#form.get, i32.of(1)),
            ),
            this.#form.get,
          ),
          i32.of(0),
          i32.lessUnsigned(this.length.get, i32.of(16)),
        ),
        ADDRESS_FORM_OF,
      ),
    ),
  ];

  /** The IPv4 address that is written in such a way, into a word of a record: the way tells where each digit goes. */
  address4(form: Local, record: Local, word: number): Code {
    const digits = this.#digits;
    const at = i32.shl(form.get, i32.of(5));
    return [
      ...this.wrongIf(i32.isZero(form.get)),
      ...digits.set(
        v128.pick(v128.subBytes(v128.load(this.from.get), v128.all(ZERO)), v128.load(at, ADDRESS_FORMS)),
      ),
      ...this.#badWhere(v128.moreBytes(digits.get, v128.all(9))),
      // A leading zero may mean octal elsewhere: such text is no address here.
      ...this.#badWhere(v128.moreByBytes(v128.load(at, ADDRESS_FORMS + 16), digits.get)),
      ...digits.set(v128.dot(v128.dotBytes(digits.get, v128.bytes(PARTS)), v128.pairs(1, 1))),
      ...this.#badWhere(v128.moreInts(digits.get, v128.fours(255))),
      ...digits.set(v128.narrowUnsigned(digits.get, digits.get)),
      ...i32.store(record.get, v128.int(v128.narrowToBytes(digits.get, digits.get), 0), word * 4),
    ];
  }

  /** Seconds of an instant in UTC from 2000 to 2099, `2026-10-05T00:00:00Z`, with up to nine digits of less than a second. */
  instant(out: Local): Code {
    const { from, length } = this;
    const [digits, year, month, day] = [this.#digits, this.#year, this.#month, this.#day];
    // What follows the year: `-10-05T00:00:00`, and a byte more.
    const rest = (): Code => v128.load(from.get, 4);
    const separators = [DASH, 0, 0, DASH, 0, 0, LETTER_T, 0, 0, COLON, 0, 0, COLON, 0, 0, 0];
    const places = separators.reduce((bits, byte, at) => (byte === 0 ? bits : bits | (1 << at)), 0);
    const picked = [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80];
    const digitAt = (place: number): Code => i32.sub(i32.byte(from.get, place), i32.of(ZERO));
    const isLeap = i32.isZero(i32.and(year.get, i32.of(3)));
    return [
      ...this.wrongIf(i32.moreUnsigned(i32.sub(length.get, i32.of(20)), i32.of(10))),
      ...this.wrongIf(i32.ne(i32.half(from.get), i32.of(CENTURY))),
      ...this.wrongIf(i32.moreUnsigned(digitAt(2), i32.of(9))),
      ...this.wrongIf(i32.moreUnsigned(digitAt(3), i32.of(9))),
      ...year.set(i32.add(i32.mul(digitAt(2), i32.of(10)), digitAt(3))),
      ...this.wrongIf(
        i32.ne(
          i32.and(v128.bits(v128.eqBytes(rest(), v128.bytes(separators))), i32.of(places)),
          i32.of(places),
        ),
      ),
      ...digits.set(v128.pick(v128.subBytes(rest(), v128.all(ZERO)), v128.bytes(picked))),
      ...this.#badWhere(v128.moreBytes(digits.get, v128.all(9))),
      // Month, day, hour, minute; then the second, each as a number of 32 bits.
      ...out.set(i64.ofUnsigned(v128.int(v128.dot(v128.highBytes(digits.get), v128.pairs(10, 1)), 0))),
      ...digits.set(v128.dot(v128.lowBytes(digits.get), v128.pairs(10, 1))),
      ...month.set(v128.int(digits.get, 0)),
      ...day.set(v128.int(digits.get, 1)),
      ...this.wrongIf(i64.more(out.get, i64.of(59))),
      ...this.wrongIf(i32.moreUnsigned(v128.int(digits.get, 2), i32.of(23))),
      ...this.wrongIf(i32.moreUnsigned(v128.int(digits.get, 3), i32.of(59))),
      ...this.wrongIf(i32.moreUnsigned(i32.sub(month.get, i32.of(1)), i32.of(11))),
      ...this.wrongIf(i32.moreUnsigned(i32.sub(day.get, i32.of(1)), i32.of(30))),
      ...when(
        i32.moreUnsigned(day.get, i32.of(28)),
        when(
          i32.eq(month.get, i32.of(2)),
          this.wrongIf(i32.moreUnsigned(day.get, i32.add(i32.of(28), isLeap))),
        ),
        when(
          i32.eq(day.get, i32.of(31)),
          this.wrongIf(i32.isZero(i32.and(i32.shr(i32.of(LONG_MONTHS), month.get), i32.of(1)))),
        ),
      ),
      // The year from March on, of which the day that comes every four years is the last; months then have 153 days in every five.
      ...when(
        i32.lessUnsigned(month.get, i32.of(3)),
        month.set(i32.add(month.get, i32.of(12))),
        year.set(i32.sub(year.get, i32.of(1))),
      ),
      ...day.set(
        i32.add(
          i32.add(
            day.get,
            i32.divUnsigned(
              i32.add(i32.mul(i32.sub(month.get, i32.of(3)), i32.of(153)), i32.of(2)),
              i32.of(5),
            ),
          ),
          i32.sub(
            i32.add(
              i32.mul(i32.add(year.get, i32.of(4)), i32.of(365)),
              i32.shr(i32.add(year.get, i32.of(4)), i32.of(2)),
            ),
            i32.of(MARCH_OFFSET),
          ),
        ),
      ),
      ...out.set(
        i64.add(
          out.get,
          i64.add(
            i64.mul(i64.ofUnsigned(i32.add(day.get, i32.of(DAYS_TO_2000))), i64.of(86_400)),
            i64.ofUnsigned(
              i32.add(
                i32.mul(v128.int(digits.get, 2), i32.of(3600)),
                i32.mul(v128.int(digits.get, 3), i32.of(60)),
              ),
            ),
          ),
        ),
      ),
      ...this.wrongIf(i32.ne(i32.byte(i32.sub(i32.add(from.get, length.get), i32.of(1))), i32.of(LETTER_Z))),
      ...when(
        i32.ne(length.get, i32.of(20)),
        this.wrongIf(i32.ne(i32.byte(from.get, 19), i32.of(DOT))),
        this.wrongIf(i32.eq(length.get, i32.of(21))),
        this.#digitsOnly(i32.add(from.get, i32.of(20)), i32.and(i32.sub(length.get, i32.of(21)), i32.of(15))),
      ),
    ];
  }

  /** Whether that is when flows can be. */
  times(start: Local, end: Local): Code {
    return [
      ...this.wrongIf(i64.less(start.get, i64.of(FIRST_SECOND))),
      ...this.wrongIf(i64.more(end.get, i64.of(LAST_SECOND))),
      ...this.wrongIf(i64.more(start.get, end.get)),
    ];
  }
}
