import { BaseError, type BaseErrorCode, type BaseErrorDetails, quoteForError } from './base-error.ts';
import { MAX_DECIMAL_EXPONENT, MAX_DECIMAL_LENGTH } from './decimal.ts';
import { keepOrder, keptKey, keyPlace, nextOrder, NO_KEYS, UNKNOWN_ORDER } from './json-keys.ts';
import { Members } from './json-members.ts';
import { JsonNumber } from './json-number.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const UPPER_E = 0x45;
const LOWER_E = 0x65;
const LOWER_U = 0x75;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** What follows a backslash → what it stands for; `\u` apart. */
const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [QUOTE, '"'],
  [BACKSLASH, '\\'],
  [0x2f, '/'],
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
]);

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** One pass over the text by character code, slicing where nothing needs unescaping: this is the hot path of reading. */
export class JsonScanner {
  private readonly text: string;
  private readonly maxDepth: number;
  private pos = 0;
  /** Where the key read last is kept; -1 where it is not. */
  private keyAt = -1;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  /** The one document of the text, which starts at an index; anything but white space after it is an error. */
  document(start: number): JsonValue {
    this.pos = start;
    const value = this.value(this.next(), 0);
    this.next();
    if (this.pos < this.text.length) throw this.error('JSON_SYNTAX', this.pos);
    return value;
  }

  /** An error at an offset, with its line and column counted only now that they are needed. */
  error(code: BaseErrorCode, offset: number, extra: BaseErrorDetails = {}): BaseError {
    let line = 1;
    let lineStart = 0;
    for (;;) {
      const feed = this.text.indexOf('\n', lineStart);
      if (feed < 0 || feed >= offset) break;
      line++;
      lineStart = feed + 1;
    }
    const column = offset - lineStart + 1;
    return new BaseError(code, `line ${line}, column ${column}`, { ...extra, line, column, offset });
  }

  /** Skips white space and returns the code there, NaN at the end, without consuming it. */
  private next(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.pos);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.pos++;
    }
  }

  private value(code: number, depth: number): JsonValue {
    switch (code) {
      case QUOTE:
        this.pos++;
        return this.string();
      case OPEN_BRACE:
        return this.object(depth + 1);
      case OPEN_BRACKET:
        return this.array(depth + 1);
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.pos)) throw this.error('JSON_SYNTAX', this.pos);
    this.pos += word.length;
    return value;
  }

  private enter(depth: number): void {
    if (depth > this.maxDepth) throw this.error('JSON_TOO_DEEP', this.pos, { limit: this.maxDepth });
    this.pos++;
  }

  private array(depth: number): readonly JsonValue[] {
    this.enter(depth);
    const items: JsonValue[] = [];
    let code = this.next();
    if (code === CLOSE_BRACKET) {
      this.pos++;
      return items;
    }
    for (;;) {
      items.push(this.value(code, depth));
      code = this.next();
      if (code !== COMMA && code !== CLOSE_BRACKET) throw this.error('JSON_SYNTAX', this.pos);
      this.pos++;
      if (code === CLOSE_BRACKET) return items;
      code = this.next();
    }
  }

  private object(depth: number): JsonObject {
    this.enter(depth);
    const members = new Members();
    let order = NO_KEYS;
    let code = this.next();
    if (code === CLOSE_BRACE) {
      this.pos++;
      return members;
    }
    for (;;) {
      const keyAt = this.pos;
      if (code !== QUOTE) throw this.error('JSON_SYNTAX', keyAt);
      this.pos++;
      const key = this.key();
      const place = this.keyAt;
      const longer = order < 0 || place < 0 ? UNKNOWN_ORDER : nextOrder(order, place);
      if (longer >= 0) order = longer;
      else {
        if (key in members) throw this.error('JSON_DUPLICATE_KEY', keyAt, { key: quoteForError(key) });
        order = order < 0 || place < 0 ? UNKNOWN_ORDER : keepOrder(order, place);
      }
      if (this.next() !== COLON) throw this.error('JSON_SYNTAX', this.pos);
      this.pos++;
      members[key] = this.value(this.next(), depth);
      code = this.next();
      if (code !== COMMA && code !== CLOSE_BRACE) throw this.error('JSON_SYNTAX', this.pos);
      this.pos++;
      if (code === CLOSE_BRACE) return members;
      code = this.next();
    }
  }

  /** Reads a key as {@link string} does. One met before is the very string of then: nothing is made, nothing is looked up. */
  private key(): string {
    const { text } = this;
    const start = this.pos;
    let hash = 0;
    for (let i = start; ; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.keyAt = keyPlace(hash, i - start);
        if (this.keyAt < 0) break;
        this.pos = i + 1;
        return keptKey(text, start, i, this.keyAt);
      }
      if (code === BACKSLASH || !(code >= 0x20)) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    this.keyAt = -1;
    return this.string();
  }

  /** Reads a string whose opening quote is behind; without escape, it is one slice. */
  private string(): string {
    const { text } = this;
    const start = this.pos;
    for (let i = start; ; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.pos = i + 1;
        return text.slice(start, i);
      }
      if (code === BACKSLASH) return this.escapedString(start, i);
      // Written so that NaN, the end of the text, fails too.
      if (!(code >= 0x20)) throw this.error('JSON_SYNTAX', i);
    }
  }

  private escapedString(start: number, firstEscape: number): string {
    const { text } = this;
    let out = '';
    let from = start;
    let surrogates = false;
    for (let i = firstEscape; ; ) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        out += text.slice(from, i);
        if (surrogates && !out.isWellFormed()) throw this.error('TEXT_LONE_SURROGATE', start - 1);
        this.pos = i + 1;
        return out;
      }
      if (code !== BACKSLASH) {
        if (!(code >= 0x20)) throw this.error('JSON_SYNTAX', i);
        i++;
        continue;
      }
      out += text.slice(from, i);
      const kind = text.charCodeAt(i + 1);
      if (kind === LOWER_U) {
        const unit = this.hexUnit(i + 2);
        surrogates ||= unit >= 0xd800 && unit <= 0xdfff;
        out += String.fromCharCode(unit);
        i += 6;
      } else {
        const plain = SHORT_ESCAPES.get(kind);
        if (plain === undefined) throw this.error('JSON_SYNTAX', i);
        out += plain;
        i += 2;
      }
      from = i;
    }
  }

  private hexUnit(at: number): number {
    let unit = 0;
    for (let i = at; i < at + 4; i++) {
      const code = this.text.charCodeAt(i);
      const lower = code | 0x20;
      if (isDigit(code)) unit = unit * 16 + code - ZERO;
      else if (lower >= 0x61 && lower <= 0x66) unit = unit * 16 + lower - 0x61 + 10;
      else throw this.error('JSON_SYNTAX', i);
    }
    return unit;
  }

  private number(): JsonNumber {
    const { text } = this;
    const start = this.pos;
    let i = text.charCodeAt(start) === MINUS ? start + 1 : start;
    i = text.charCodeAt(i) === ZERO ? i + 1 : this.digits(i);
    if (text.charCodeAt(i) === DOT) i = this.digits(i + 1);
    const mark = text.charCodeAt(i);
    if (mark === LOWER_E || mark === UPPER_E) {
      const sign = text.charCodeAt(i + 1);
      const from = sign === PLUS || sign === MINUS ? i + 2 : i + 1;
      i = this.digits(from);
      if (Number(text.slice(from, i)) > MAX_DECIMAL_EXPONENT) throw this.error('JSON_NUMBER_RANGE', start);
    }
    if (i - start > MAX_DECIMAL_LENGTH) throw this.error('JSON_NUMBER_RANGE', start);
    this.pos = i;
    return new JsonNumber(text.slice(start, i));
  }

  /** Index after one digit or more. */
  private digits(from: number): number {
    let i = from;
    while (isDigit(this.text.charCodeAt(i))) i++;
    if (i === from) throw this.error('JSON_SYNTAX', i);
    return i;
  }
}
