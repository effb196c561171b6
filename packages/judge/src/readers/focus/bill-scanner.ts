import { checkUtf8, decodeText, formatInstant } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { BillInstants, monthText } from './bill-instant.ts';
import { BillKernel, RECORD } from './bill-kernel.ts';
import { addLine, amountError, period } from './charge-line.ts';
import { chargeOf, kindOfLine, presentText } from './charge.ts';
import type { Charge, Field } from './charge.ts';
import { AmountBytes, ExactSums } from './exact-sums.ts';
import { SLOT } from './focus-columns.ts';
import type { Columns } from './focus-columns.ts';
import { SpendTable } from './spend-table.ts';
import type { TransferKind } from './transfer-kind.ts';

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];

/** A record that takes more than this is refused: one quote that is never closed would otherwise take the whole file. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

const KINDS: readonly TransferKind[] = ['none', 'egress', 'internal'];
const EGRESS = 1;
const CREDIT = 3;

const BILLED = SLOT.BilledCost;
const START = SLOT.ChargePeriodStart;
const END = SLOT.ChargePeriodEnd;

/**
 * Sums the records of a bill in CSV, from bytes: a line that is like one seen before costs no string. Records follow RFC
 * 4180 as `csvRecords` reads them. Give it pieces that may end anywhere; lines count from `firstLine`.
 */
export class BillScanner {
  #table = new SpendTable();
  readonly #columns: Columns;
  readonly #kernel: BillKernel;
  readonly #amount = new AmountBytes();
  readonly #starting = new BillInstants();
  readonly #ending = new BillInstants();
  readonly #kinds: number[] = [];
  readonly #charges: Charge[] = [];
  readonly #sums = new ExactSums();
  #lineCounts = new Float64Array(1024);
  #firstLines = new Float64Array(1024);
  #held = 0;
  #checked = 0;
  #line: number;
  #offset: number;

  /** `offset`: of the first byte given, within the file; for errors. */
  constructor(columns: Columns, firstLine: number, offset: number) {
    this.#columns = columns;
    this.#kernel = new BillKernel(columns.slots);
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
    const kernel = this.#kernel;
    kernel.holds(this.#held + piece.length, this.#held);
    kernel.bytes.set(piece, kernel.input + this.#held);
    this.#held += piece.length;
  }

  #run(last: boolean): void {
    const { bytes, input } = this.#kernel;
    const data = bytes.subarray(input, input + this.#held);
    // A line feed is a whole character, so that what lies before it can be checked by itself.
    const whole = last ? this.#held : data.lastIndexOf(LF) + 1;
    if (whole > this.#checked) {
      if (this.#kernel.valid(input + this.#checked, input + whole) === 0)
        checkUtf8(data.subarray(this.#checked, whole), this.#offset + this.#checked);
      this.#checked = whole;
    }
    // Ends an unquoted field and a quoted one, so that neither needs to look for the end of the data.
    bytes[input + this.#held] = LF;
    bytes[input + this.#held + 1] = QUOTE;
    const done = whole === 0 ? 0 : this.#scan(input + whole) - input;
    if (this.#held - done > MAX_RECORD_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: this.#line,
        problem: `record of more than ${MAX_RECORD_BYTES} bytes`,
      });
    this.#kernel.bytes.copyWithin(input, input + done, input + this.#held);
    this.#held -= done;
    this.#checked = Math.max(0, this.#checked - done);
    this.#offset += done;
  }

  /** Reads the whole records held up to `end`; gives the index behind the last one. */
  #scan(end: number): number {
    const kernel = this.#kernel;
    for (let at = kernel.input; ; ) {
      let state = kernel.read(at, end);
      if (state === RECORD.incomplete) return at;
      const line = this.#line;
      this.#line += kernel.feeds;
      if (state === RECORD.badQuote)
        throw new JudgeError('READ_SYNTAX', { line: this.#line, problem: 'text after a closing quote' });
      this.#line += 1;
      const { next } = kernel;
      if (state === RECORD.single) state = this.#isBlank(at, next) ? state : kernel.numbers();
      if (state !== RECORD.single) this.#record(line, state);
      at = next;
    }
  }

  /** Whether a record of one field is empty, or `""`. */
  #isBlank(start: number, end: number): boolean {
    const data = this.#kernel.bytes;
    let stop = end;
    while (stop > start && (data[stop - 1] === LF || data[stop - 1] === CR)) stop -= 1;
    return stop === start || (stop === start + 2 && data[start] === QUOTE && data[start + 1] === QUOTE);
  }

  #record(line: number, state: number): void {
    const kernel = this.#kernel;
    const month = state === RECORD.whole ? this.#period(line) : 0;
    const amount = this.#amount;
    const plain =
      (kernel.doubled & (1 << BILLED)) === 0 &&
      amount.read(kernel.bytes, kernel.starts[BILLED]!, kernel.ends[BILLED]!);
    const text = plain ? '' : this.#text(BILLED);
    const credit = plain ? amount.mantissa < 0 : isCredit(text);
    const kind = state === RECORD.whole ? this.#kind() : 0;
    const mark = month * 4 + (kind === EGRESS && credit ? CREDIT : kind);
    const row = state === RECORD.whole ? kernel.key(mark) : -1;
    // What has no number of its own is added as it stands.
    if (row < 0) addLine(this.#table, (slot) => this.#text(slot), line, this.#columns.tellsHost);
    else {
      if (row === this.#charges.length) this.#open(month, kind, credit);
      if (this.#lineCounts[row] === 0) this.#firstLines[row] = line;
      this.#lineCounts[row]! += 1;
      if (plain) this.#sums.add(row, amount.mantissa, amount.scale);
      else this.#addText(row, text, line);
    }
    // Of a line that has no number, some fields may have got theirs.
    if (kernel.news) this.#makeRoom();
  }

  /** What the words of the line tell, from those seen before where they were. */
  #kind(): number {
    const { telling } = this.#kernel;
    let kind = this.#kinds[telling];
    if (kind === undefined) {
      kind = KINDS.indexOf(kindOfLine(this.#field));
      this.#kinds[telling] = kind;
    }
    return kind;
  }

  /** The sums of keys that are forgotten go to the table before. */
  #makeRoom(): void {
    const { keys, tellings } = this.#kernel.makeRoom();
    if (tellings) this.#kinds.length = 0;
    if (!keys) return;
    this.#settle();
    this.#charges.length = 0;
  }

  /** Sees the end of the charge's period, which FOCUS leaves out of it, and gives the month of its start. */
  #period(line: number): number {
    const { bytes, starts, ends } = this.#kernel;
    let start = this.#starting.read(bytes, starts[START]!, ends[START]!);
    let month = this.#starting.month;
    let end = this.#ending.read(bytes, starts[END]!, ends[END]!);
    if (!(start === start && end === end)) {
      ({ start, end } = period(this.#text(START), this.#text(END), line));
      month = monthOf(start);
    }
    const last = end - 1000;
    this.#table.see(start > last ? start : last);
    return month;
  }

  #open(month: number, kind: number, credit: boolean): void {
    const { tellsHost } = this.#columns;
    this.#charges.push(chargeOf(this.#field, monthText(month), KINDS[kind]!, credit, tellsHost));
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

  readonly #field: Field = (slot) => presentText(this.#text(slot));

  #text(slot: number): string {
    const { bytes: data, starts, ends, doubled } = this.#kernel;
    const start = starts[slot]!;
    const end = ends[slot]!;
    if (start === end) return '';
    if (slot === BILLED && end - start <= 48 && (doubled & (1 << slot)) === 0)
      return String.fromCharCode(...data.subarray(start, end));
    // Behind a byte, so that no mark at the start of a field is dropped.
    const text = decodeText(withSpace(data.subarray(start, end))).slice(1);
    return (doubled & (1 << slot)) === 0 ? text : text.replaceAll('""', '"');
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
