import { checkUtf8, decodeText, formatInstant } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { BillInstants, monthText } from './bill-instant.ts';
import { amountError, period } from './charge-line.ts';
import { chargeOf, kindOfLine, presentText } from './charge.ts';
import type { Charge, Field } from './charge.ts';
import { AmountBytes, ExactSums } from './exact-sums.ts';
import { END_OF_TELLING_SLOTS, FIRST_TELLING_SLOT, KEY_SLOTS, SLOT, SLOTS } from './focus-columns.ts';
import type { Columns } from './focus-columns.ts';
import { SpendTable } from './spend-table.ts';
import { TupleIndex } from './tuple-index.ts';
import type { TransferKind } from './transfer-kind.ts';

const [QUOTE, COMMA, LF, CR] = [0x22, 0x2c, 0x0a, 0x0d];

/** A record that takes more than this is refused: one quote that is never closed would otherwise take the whole file. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;
/** Tuples, and bytes of them, that are kept before sums go to the table and numbering starts anew. */
const MOST_TUPLES = 100_000;
const MOST_TUPLE_BYTES = 32 * 1024 * 1024;

/** Bytes behind those held: two that end a field, and what is read beyond them where four are read at once. */
const SLACK = 8;

const KINDS: readonly TransferKind[] = ['none', 'egress', 'internal'];
const EGRESS = 1;
const CREDIT = 3;

const BILLED = SLOT.BilledCost;
const START = SLOT.ChargePeriodStart;
const END = SLOT.ChargePeriodEnd;
const KEY_MASK = (1 << KEY_SLOTS) - 1;
const TELLING_MASK = (1 << END_OF_TELLING_SLOTS) - (1 << FIRST_TELLING_SLOT);

/**
 * Sums the records of a bill in CSV, from bytes: a line that is like one seen before costs no string. Records follow RFC
 * 4180 as `csvRecords` reads them. Give it pieces that may end anywhere; lines count from `firstLine`.
 */
export class BillScanner {
  #table = new SpendTable();
  readonly #columns: Columns;
  readonly #starts = new Int32Array(SLOTS.length);
  readonly #ends = new Int32Array(SLOTS.length);
  readonly #amount = new AmountBytes();
  readonly #starting = new BillInstants();
  readonly #ending = new BillInstants();
  readonly #tellings = new TupleIndex(FIRST_TELLING_SLOT, END_OF_TELLING_SLOTS);
  readonly #kinds: number[] = [];
  readonly #keys = new TupleIndex(0, KEY_SLOTS);
  readonly #charges: Charge[] = [];
  readonly #sums = new ExactSums();
  #lineCounts = new Float64Array(1024);
  #firstLines = new Float64Array(1024);
  #buffer = new Uint8Array((1 << 20) + SLACK);
  #view = new DataView(this.#buffer.buffer);
  #held = 0;
  #checked = 0;
  /** Slots whose field is quoted and holds doubled quotes, by bit. */
  #doubled = 0;
  #line: number;
  #offset: number;

  /** `offset`: of the first byte given, within the file; for errors. */
  constructor(columns: Columns, firstLine: number, offset: number) {
    this.#columns = columns;
    this.#line = firstLine;
    this.#offset = offset;
  }

  /** Line on which the next record starts. */
  get line(): number {
    return this.#line;
  }

  /** Bytes given that are not yet part of a whole record. */
  get pending(): number {
    return this.#held;
  }

  /** Starts anew at an offset, with lines from 0; the charges met so far are known again. */
  restart(offset: number): void {
    this.#table = new SpendTable();
    this.#line = 0;
    this.#offset = offset;
    this.#held = 0;
    this.#checked = 0;
    this.#lineCounts.fill(0);
    this.#sums.clear();
  }

  push(piece: Uint8Array): void {
    this.#take(piece);
    this.#run(false);
  }

  /** Ends the file (or slice) and gives its sums. */
  end(): SpendTable {
    if (this.#held > 0) {
      this.#take(Uint8Array.of(LF));
      this.#run(true);
      if (this.#held > 0)
        throw new JudgeError('READ_SYNTAX', { line: this.#line, problem: 'unclosed quote' });
    }
    this.#settle();
    return this.#table;
  }

  #take(piece: Uint8Array): void {
    const needed = this.#held + piece.length + SLACK;
    if (needed > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
      grown.set(this.#buffer.subarray(0, this.#held));
      this.#buffer = grown;
      this.#view = new DataView(grown.buffer);
    }
    this.#buffer.set(piece, this.#held);
    this.#held += piece.length;
  }

  #run(last: boolean): void {
    const data = this.#buffer;
    // A line feed is a whole character, so that what lies before it can be checked by itself.
    const whole = last ? this.#held : data.subarray(0, this.#held).lastIndexOf(LF) + 1;
    if (whole > this.#checked) {
      checkUtf8(data.subarray(this.#checked, whole), this.#offset + this.#checked);
      this.#checked = whole;
    }
    // Ends an unquoted field and a quoted one, so that neither needs to look for the end of the data.
    data[this.#held] = LF;
    data[this.#held + 1] = QUOTE;
    const done = whole === 0 ? 0 : this.#scan(data, whole);
    if (this.#held - done > MAX_RECORD_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: this.#line,
        problem: `record of more than ${MAX_RECORD_BYTES} bytes`,
      });
    data.copyWithin(0, done, this.#held);
    this.#held -= done;
    this.#checked = Math.max(0, this.#checked - done);
    this.#offset += done;
  }

  /** Reads the whole records of `data` up to `end`; gives the index behind the last one. */
  #scan(data: Uint8Array, end: number): number {
    const { slots } = this.#columns;
    const view = this.#view;
    const starts = this.#starts;
    const ends = this.#ends;
    const columns = slots.length;
    let at = 0;
    let line = this.#line;
    for (;;) {
      const recordStart = at;
      const recordLine = line;
      let column = 0;
      let doubled = 0;
      let code: number;
      for (;;) {
        let start = at;
        let stop: number;
        code = data[at]!;
        let twice = false;
        if (code === QUOTE) {
          start = at + 1;
          at = start;
          for (;;) {
            at = skipPlain(view, at);
            while ((code = data[at]!) !== QUOTE) {
              if (code === LF) line += 1;
              at += 1;
            }
            if (data[at + 1] !== QUOTE || at >= end) break;
            twice = true;
            at += 2;
          }
          stop = at;
          at += 1;
          if (at > end) break;
          code = data[at]!;
        } else {
          while (code > COMMA || (code !== COMMA && code !== LF && code !== CR)) {
            at += 1;
            code = data[at]!;
          }
          stop = at;
        }
        if (at >= end) break;
        const slot = column < columns ? slots[column]! : -1;
        if (slot >= 0) {
          starts[slot] = start;
          ends[slot] = stop;
          if (twice) doubled |= 1 << slot;
        }
        column += 1;
        if (code !== COMMA) break;
        at += 1;
      }
      if (at >= end) {
        this.#line = recordLine;
        return recordStart;
      }
      // The last byte of what is read is a line feed, so that one can be looked for behind.
      if (code === CR) at += data[at + 1] === LF ? 2 : 1;
      else if (code === LF) at += 1;
      else throw new JudgeError('READ_SYNTAX', { line, problem: 'text after a closing quote' });
      line += 1;
      if (column === 1 && this.#isBlank(data, recordStart, at)) continue;
      if (column < columns) this.#blankFrom(column);
      this.#doubled = doubled;
      this.#record(data, recordLine);
    }
  }

  /** Whether a record of one field is empty, or `""`. */
  #isBlank(data: Uint8Array, start: number, end: number): boolean {
    let stop = end;
    while (stop > start && (data[stop - 1] === LF || data[stop - 1] === CR)) stop -= 1;
    return stop === start || (stop === start + 2 && data[start] === QUOTE && data[start + 1] === QUOTE);
  }

  /** A record with fewer fields than columns lacks the rest. */
  #blankFrom(column: number): void {
    for (let index = column; index < this.#columns.slots.length; index += 1) {
      const slot = this.#columns.slots[index]!;
      if (slot >= 0) this.#ends[slot] = this.#starts[slot]!;
    }
  }

  #record(data: Uint8Array, line: number): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const doubled = this.#doubled;
    const month = this.#period(data, line);
    const amount = this.#amount;
    const plain = (doubled & (1 << BILLED)) === 0 && amount.read(data, starts[BILLED]!, ends[BILLED]!);
    const text = plain ? '' : this.#text(data, BILLED);
    const credit = plain ? amount.mantissa < 0 : isCredit(text);
    const telling = this.#tellings.intern(this.#view, starts, ends, doubled & TELLING_MASK, 0);
    let kind = this.#kinds[telling];
    if (kind === undefined) {
      kind = KINDS.indexOf(kindOfLine(this.#fieldOf(data)));
      this.#kinds[telling] = kind;
    }
    const mark = month * 4 + (kind === EGRESS && credit ? CREDIT : kind);
    const row = this.#keys.intern(this.#view, starts, ends, doubled & KEY_MASK, mark);
    if (row === this.#charges.length) this.#open(data, month, kind, credit);
    if (this.#lineCounts[row] === 0) this.#firstLines[row] = line;
    this.#lineCounts[row]! += 1;
    if (plain) this.#sums.add(row, amount.mantissa, amount.scale);
    else this.#addText(row, text, line);
    if (this.#keys.size > MOST_TUPLES || this.#keys.held > MOST_TUPLE_BYTES) {
      this.#settle();
      this.#keys.clear();
      this.#charges.length = 0;
    }
    if (this.#tellings.size > MOST_TUPLES || this.#tellings.held > MOST_TUPLE_BYTES) {
      this.#tellings.clear();
      this.#kinds.length = 0;
    }
  }

  /** Sees the end of the charge's period, which FOCUS leaves out of it, and gives the month of its start. */
  #period(data: Uint8Array, line: number): number {
    const starts = this.#starts;
    const ends = this.#ends;
    let start = this.#starting.read(data, starts[START]!, ends[START]!);
    let month = this.#starting.month;
    let end = this.#ending.read(data, starts[END]!, ends[END]!);
    if (!(start === start && end === end)) {
      ({ start, end } = period(this.#text(data, START), this.#text(data, END), line));
      month = monthOf(start);
    }
    const last = end - 1000;
    this.#table.see(start > last ? start : last);
    return month;
  }

  #open(data: Uint8Array, month: number, kind: number, credit: boolean): void {
    const { tellsHost } = this.#columns;
    this.#charges.push(chargeOf(this.#fieldOf(data), monthText(month), KINDS[kind]!, credit, tellsHost));
    if (this.#charges.length <= this.#lineCounts.length) return;
    const grown = (array: Float64Array): Float64Array<ArrayBuffer> => {
      const next = new Float64Array(array.length * 2);
      next.set(array);
      return next;
    };
    this.#lineCounts = grown(this.#lineCounts);
    this.#firstLines = grown(this.#firstLines);
  }

  #addText(row: number, text: string, line: number): void {
    try {
      this.#sums.addText(row, text);
    } catch (error) {
      throw amountError(text, line, error);
    }
  }

  /** Brings the sums to the table, so that each starts again from nothing. */
  #settle(): void {
    for (const [row, charge] of this.#charges.entries()) {
      const lines = this.#lineCounts[row]!;
      if (lines > 0) this.#table.add(charge, this.#sums.total(row), lines, this.#firstLines[row]!);
    }
    this.#lineCounts.fill(0);
    this.#sums.clear();
  }

  #fieldOf(data: Uint8Array): Field {
    return (slot) => presentText(this.#text(data, slot));
  }

  #text(data: Uint8Array, slot: number): string {
    const start = this.#starts[slot]!;
    const end = this.#ends[slot]!;
    if (start === end) return '';
    if (slot === BILLED && end - start <= 48 && (this.#doubled & (1 << slot)) === 0)
      return String.fromCharCode(...data.subarray(start, end));
    // Behind a byte, so that no mark at the start of a field is dropped.
    const text = decodeText(withSpace(data.subarray(start, end))).slice(1);
    return (this.#doubled & (1 << slot)) === 0 ? text : text.replaceAll('""', '"');
  }
}

/**
 * Index up to which there is neither quote nor line feed, four bytes at a time: within a word, the top bit of a byte is set
 * where subtracting one from it, after it was made zero by the wanted character, borrows.
 */
function skipPlain(view: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const word = view.getInt32(at, true);
    const quote = word ^ 0x22222222;
    const feed = word ^ 0x0a0a0a0a;
    if (((((quote - 0x01010101) & ~quote) | ((feed - 0x01010101) & ~feed)) & 0x80808080) !== 0) return at;
  }
}

/** Whether an amount, as written, is below zero. */
export function isCredit(text: string): boolean {
  return text.startsWith('-') && /[1-9]/.test(text.split(/[eE]/, 1)[0]!);
}

/** Months since year 0. */
function monthOf(instant: number): number {
  const text = formatInstant(instant);
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

function withSpace(bytes: Uint8Array): Uint8Array {
  const spaced = new Uint8Array(bytes.length + 1);
  spaced[0] = 0x20;
  spaced.set(bytes, 1);
  return spaced;
}
