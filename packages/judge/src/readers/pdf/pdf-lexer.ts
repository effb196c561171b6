import type { PdfBudget } from './pdf-budget.ts';
import { PdfKeyword, PdfName, PdfRef, PdfString } from './pdf-value.ts';
import type { PdfValue } from './pdf-value.ts';

/** Deepest nesting of arrays and dictionaries; what is deeper reads as null. */
const MAX_DEPTH = 64;

/** What a value costs besides its bytes. */
const TOKEN_COST = 8;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set(Buffer.from('()<>[]{}/%'));

/** Reads values and keywords one after the other (ISO 32000-1, 7.2 and 7.3). Never throws but on the budget. */
export class PdfLexer {
  readonly bytes: Uint8Array;
  at: number;
  readonly #budget: PdfBudget;
  #tokens = 0;

  constructor(bytes: Uint8Array, budget: PdfBudget, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.#budget = budget;
  }

  /** The next value or keyword; undefined at the end. `12 0 R` is one value where `refs` is set. */
  next(refs = false): PdfValue | PdfKeyword | undefined {
    const from = this.at;
    this.#tokens = 0;
    const value = this.#value(refs, 0);
    this.#budget.work(this.at - from + TOKEN_COST * this.#tokens);
    return value;
  }

  skipSpace(): void {
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x25) this.#skipComment();
      else if (!SPACE.has(byte)) return;
    }
  }

  #skipComment(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
      this.at += 1;
  }

  #value(refs: boolean, depth: number): PdfValue | PdfKeyword | undefined {
    this.skipSpace();
    this.#tokens += 1;
    const byte = this.bytes[this.at];
    if (byte === undefined) return undefined;
    const second = this.bytes[this.at + 1];
    if (byte === 0x28) return this.#literal();
    if (byte === 0x2f) return this.#name();
    if (byte === 0x3c) return second === 0x3c ? this.#dict(refs, depth) : this.#hex();
    if (byte === 0x5b) return this.#array(refs, depth);
    if (byte === 0x3e && second === 0x3e) return this.#mark(2);
    if (DELIMITER.has(byte)) return this.#mark(1);
    const word = this.#word();
    const number = numberOf(word);
    if (number !== undefined) return refs ? this.#reference(number) : number;
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : new PdfKeyword(word);
  }

  #mark(length: 1 | 2): PdfKeyword {
    const mark = length === 2 ? CLOSE_DICT : MARKS[this.bytes[this.at]!]!;
    this.at += length;
    return mark;
  }

  #word(): string {
    const from = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at]!;
      if (SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at += 1;
    }
    if (this.at - from > 24) return latin1(this.bytes.subarray(from, Math.min(this.at, from + 128)));
    // Most words are short: joining beats a view on the bytes.
    let word = '';
    for (let at = from; at < this.at; at += 1) word += CHARS[this.bytes[at]!]!;
    return word;
  }

  #reference(number: number): PdfValue {
    const back = this.at;
    if (Number.isSafeInteger(number) && number >= 0) {
      this.skipSpace();
      if (/^\d{1,5}$/.test(this.#word())) {
        this.skipSpace();
        if (this.#word() === 'R') return new PdfRef(number);
      }
    }
    this.at = back;
    return number;
  }

  #name(): PdfName {
    this.at += 1;
    const word = this.#word();
    const plain = word.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number(`0x${hex}`)),
    );
    return new PdfName(plain);
  }

  #array(refs: boolean, depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.#item(refs, depth);
      if (item === undefined) return items;
      if (!(item instanceof PdfKeyword)) items.push(item);
      else if (item.word === ']') return items;
    }
  }

  #dict(refs: boolean, depth: number): PdfValue {
    this.at += 2;
    const dict = new Map<string, PdfValue>();
    for (;;) {
      const key = this.#item(refs, depth);
      if (key === undefined || (key instanceof PdfKeyword && key.word === '>>')) return dict;
      if (!(key instanceof PdfName)) continue;
      const value = this.#item(refs, depth);
      if (value === undefined || (value instanceof PdfKeyword && value.word === '>>')) return dict;
      if (!(value instanceof PdfKeyword)) dict.set(key.name, value);
    }
  }

  /** Beyond the deepest nesting only marks are read, so that depth costs no stack. */
  #item(refs: boolean, depth: number): PdfValue | PdfKeyword | undefined {
    if (depth < MAX_DEPTH) return this.#value(refs, depth + 1);
    this.skipSpace();
    this.#tokens += 1;
    if (this.at >= this.bytes.length) return undefined;
    return this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e ? this.#mark(2) : this.#mark(1);
  }

  #hex(): PdfString {
    this.at += 1;
    const digits: number[] = [];
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x3e) break;
      const digit = hexDigit(byte);
      if (digit !== undefined) digits.push(digit);
    }
    this.at += 1;
    if (digits.length % 2 === 1) digits.push(0);
    return new PdfString(
      Uint8Array.from({ length: digits.length / 2 }, (_, i) => digits[2 * i]! * 16 + digits[2 * i + 1]!),
    );
  }

  #literal(): PdfString {
    this.at += 1;
    const out: number[] = [];
    for (let open = 1; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x5c) {
        this.#escape(out);
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) break;
      out.push(byte);
    }
    this.at += 1;
    return new PdfString(Uint8Array.from(out));
  }

  #escape(out: number[]): void {
    this.at += 1;
    const byte = this.bytes[this.at];
    if (byte === undefined) return;
    const known = ESCAPES[byte];
    if (known !== undefined) out.push(known);
    else if (byte === 13 && this.bytes[this.at + 1] === 10) this.at += 1;
    else if (byte >= 0x30 && byte <= 0x37) {
      let code = 0;
      for (let count = 0; count < 3 && isOctal(this.bytes[this.at]); count += 1) {
        code = code * 8 + this.bytes[this.at]! - 0x30;
        this.at += 1;
      }
      this.at -= 1;
      out.push(code & 0xff);
    } else if (byte !== 10 && byte !== 13) out.push(byte);
  }
}

/** One keyword for each byte, made once: hostile files consist of little else. */
const CHARS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const MARKS = CHARS.map((char) => new PdfKeyword(char));
const CLOSE_DICT = new PdfKeyword('>>');

const ESCAPES: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x37;
}

/** Value of a hexadecimal digit. */
export function hexDigit(byte: number): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : undefined;
}

/** Numbers of a page are places on paper: doubles are exact enough. Producers write `--5` and `1.` too. */
function numberOf(word: string): number | undefined {
  if (!/^[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?$/.test(word)) return undefined;
  const plain = Number(word.replace(/^[+-]+/, '').replace(/-.*$/, ''));
  return word.startsWith('-') ? -plain : plain;
}

/** Bytes as text, one character each. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
