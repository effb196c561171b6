import { BaseError, type BaseErrorCode, type BaseErrorDetails, quoteForError } from './base-error.ts';
import { MAX_DECIMAL_EXPONENT, MAX_DECIMAL_LENGTH } from './decimal.ts';
import { decodeUtf8In } from './decode-text.ts';
import { JsonKeyTable, NO_KEYS, ODD_KEY, UNKNOWN_ORDER } from './json-key-table.ts';
import { JsonValueKernel } from './json-value-kernel.ts';
import {
  ARRAY,
  ESCAPED,
  FALSE,
  JsonTape,
  KIND_SHIFT,
  MOST_COUNTED,
  NULL,
  NUMBER,
  OBJECT,
  ORDER_SHIFT,
  SHORT_ESCAPES,
  STRING,
  TRUE,
  VALUE_WORDS,
  WIDE,
  writtenText,
} from './json-tape.ts';

const LF = 0x0a;
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

/** Bytes that stand for themselves in a string: ASCII but the quote, the backslash and control characters. */
const PLAIN = new Uint8Array(256).fill(1, 0x20, 0x80);
PLAIN[QUOTE] = 0;
PLAIN[BACKSLASH] = 0;

/** Words to write in, kept from one document to the next unless there are very many. */
let scratch = new Int32Array(1 << 14);
/**
 * Small documents, items of a list or lines of a log, stand one behind another: to make a row of words for each would cost more
 * than to read it. A row lives as long as one of them.
 */
let shared = new Int32Array(1 << 16);
let sharedUsed = 0;
const SMALL_BYTES = 8192;
/** Each byte starts one value at most, of two words, or one key. */
const MOST_WORDS_A_BYTE = 2;
const MOST_KEPT_WORDS = 1 << 20;
/** Words for the values of one item of a piece, to begin with. */
const PIECE_WORDS = 1 << 12;
let keyTable = new JsonKeyTable();
let kernel: JsonValueKernel | undefined;
/** Pieces that were to be read so far: by its number the kernel knows one, without holding its bytes. */
let pieces = 0;

const NO_NAMES: readonly string[] = [];
const NOT_READ = new BaseError('JSON_SYNTAX', 'not read', {});

/** Objects with more members than this keep a set of their keys, where the order of these was not met before. */
const FEW_MEMBERS = 16;

/** One pass over the bytes of a document in UTF-8, which was found to be valid: this is the hot path of reading. */
export class JsonTapeScanner {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #ownText: string | undefined;
  #maxDepth: number;
  readonly #keys: JsonKeyTable;
  readonly #isSmall: boolean;
  readonly #isPiece: boolean;
  readonly #usesKernel: boolean;
  readonly #piece = (pieces += 1);
  #tape: JsonTape | undefined;
  #kernelTape: JsonTape | undefined;
  /** The one that tells of the last value of a piece. */
  #told: JsonTape | undefined;
  #lines = 0;
  #odd: string[] | undefined;
  #words: Int32Array<ArrayBuffer>;
  /** Where the next word is written. */
  #at: number;
  #pos = 0;

  /**
   * `isPiece`: the bytes are some of a text, of which values are read one by one ({@link pieceValue}); `plainly`: without the kernel, which
   * reads the same.
   */
  constructor(bytes: Uint8Array, maxDepth: number, isPiece = false, plainly = false) {
    this.#bytes = bytes;
    this.#end = bytes.length;
    this.#maxDepth = maxDepth;
    this.#isPiece = isPiece;
    this.#usesKernel = isPiece && !plainly && JsonValueKernel.canRead(bytes.length);
    this.#isSmall = !isPiece && bytes.length <= SMALL_BYTES;
    if (this.#isSmall && sharedUsed + MOST_WORDS_A_BYTE * bytes.length + VALUE_WORDS > shared.length) {
      shared = new Int32Array(shared.length);
      sharedUsed = 0;
    }
    this.#words = isPiece ? new Int32Array(PIECE_WORDS) : this.#isSmall ? shared : scratch;
    this.#at = this.#isSmall ? sharedUsed : 0;
    if (keyTable.isFull) keyTable = new JsonKeyTable();
    this.#keys = keyTable;
  }

  /** The one document of the bytes, which starts at an index; anything but white space after it is an error. */
  document(start: number): JsonTape {
    this.#pos = start;
    const root = this.#at;
    this.#value(this.#next(), 0, NO_KEYS);
    this.#next();
    if (this.#pos < this.#end) throw this.error('JSON_SYNTAX', this.#pos);
    if (this.#isSmall) sharedUsed = this.#at;
    else if (this.#words.length <= MOST_KEPT_WORDS) scratch = this.#words;
    const words = this.#isSmall ? this.#words : this.#words.slice(0, this.#at);
    return new JsonTape(words, root, this.#text, this.#keys, this.#odd ?? NO_NAMES);
  }

  /**
   * Reads the one value of a piece that starts at an index, white space around it passed over: the index behind, or -1 where the
   * piece holds no whole value there, or one that is refused. `tape` then tells of it, until another one is read in this thread, by
   * whomever. `maxDepth`: of this value, where it is not that of the piece.
   */
  pieceValue(start: number, maxDepth = this.#maxDepth): number {
    this.#maxDepth = maxDepth;
    // Behind the piece there may be bytes of one before it.
    if (this.#usesKernel && start < this.#end) {
      kernel ??= new JsonValueKernel();
      kernel.take(this.#piece, this.#bytes, this.#keys);
      const end = kernel.value(start, maxDepth);
      if (end >= 0) {
        this.#kernelTape ??= new JsonTape(kernel.words, 0, bufferOf(this.#bytes), this.#keys, NO_NAMES);
        this.#kernelTape.renew(NO_NAMES);
        this.#told = this.#kernelTape;
        this.#lines = kernel.lines;
        return end;
      }
    }
    this.#pos = start;
    this.#at = 0;
    this.#odd = undefined;
    this.#lines = 0;
    const { length } = this.#words;
    try {
      this.#value(this.#next(), 0, NO_KEYS);
      this.#next();
    } catch (error) {
      if (error === NOT_READ) return -1;
      throw error;
    }
    if (this.#tape === undefined || length !== this.#words.length)
      this.#tape = new JsonTape(this.#words, 0, bufferOf(this.#bytes), this.#keys, NO_NAMES);
    this.#tape.renew(this.#odd ?? NO_NAMES);
    this.#told = this.#tape;
    return this.#pos;
  }

  /** Of the last value of a piece. */
  get tape(): JsonTape {
    return this.#told!;
  }

  /** Its words, for whoever compares ways to read it. */
  get row(): Int32Array {
    return this.#told!.row;
  }

  /** Line feeds in and around it. */
  get lines(): number {
    return this.#lines;
  }

  /** The bytes with a character for each. */
  get #text(): string {
    this.#ownText ??= this.#textOf(0, this.#end);
    return this.#ownText;
  }

  #textOf(start: number, end: number): string {
    return bufferOf(this.#bytes).toString('latin1', start, end);
  }

  /** An error at a byte, with its line, column and offset counted in UTF-16 units only now that they are needed. */
  error(code: BaseErrorCode, at: number, extra: BaseErrorDetails = {}): BaseError {
    // Whoever reads pieces reads again what was not read, and then tells why.
    if (this.#isPiece) return NOT_READ;
    let line = 1;
    let lineStart = 0;
    for (;;) {
      const feed = this.#text.indexOf('\n', lineStart);
      if (feed < 0 || feed >= at) break;
      line++;
      lineStart = feed + 1;
    }
    const offset = decodeUtf8In(this.#text, 0, at).length;
    const column = decodeUtf8In(this.#text, lineStart, at).length + 1;
    return new BaseError(code, `line ${line}, column ${column}`, { ...extra, line, column, offset });
  }

  /** Skips white space and returns the byte there, 0 at the end, without consuming it. */
  #next(): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let pos = this.#pos;
    let code = 0;
    while (pos < end) {
      code = bytes[pos]!;
      if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)) break;
      if (code === LF) this.#lines++;
      pos++;
      code = 0;
    }
    this.#pos = pos;
    return code;
  }

  #byteAt(pos: number): number {
    return pos < this.#end ? this.#bytes[pos]! : 0;
  }

  /** Place for two words, the first of which is written. */
  #place(kind: number, low: number): number {
    const at = this.#at;
    if (at + VALUE_WORDS > this.#words.length) this.#grow();
    this.#at = at + VALUE_WORDS;
    this.#words[at] = (kind << KIND_SHIFT) | low;
    return at;
  }

  #grow(): void {
    const grown = new Int32Array(this.#words.length * 2);
    grown.set(this.#words);
    this.#words = grown;
  }

  /** `within`: the order of the keys of the object up to this value, which tells what objects here begin with. */
  #value(code: number, depth: number, within: number): void {
    switch (code) {
      case QUOTE: {
        const start = this.#pos + 1;
        const at = this.#place(STRING, start);
        this.#words[at + 1] = this.#string(start);
        return;
      }
      case OPEN_BRACE:
        this.#object(depth + 1, within);
        return;
      case OPEN_BRACKET:
        this.#array(depth + 1, within);
        return;
      case 0x74:
        this.#word('true', TRUE);
        return;
      case 0x66:
        this.#word('false', FALSE);
        return;
      case 0x6e:
        this.#word('null', NULL);
        return;
      default:
        this.#number();
    }
  }

  #word(word: string, kind: number): void {
    for (let i = 0; i < word.length; i++)
      if (this.#byteAt(this.#pos + i) !== word.charCodeAt(i)) throw this.error('JSON_SYNTAX', this.#pos);
    this.#pos += word.length;
    const at = this.#place(kind, 0);
    this.#words[at + 1] = 0;
  }

  #enter(depth: number): void {
    if (depth > this.#maxDepth) throw this.error('JSON_TOO_DEEP', this.#pos, { limit: this.#maxDepth });
    this.#pos++;
  }

  #array(depth: number, within: number): void {
    this.#enter(depth);
    const at = this.#place(ARRAY, 0);
    let count = 0;
    let code = this.#next();
    if (code === CLOSE_BRACKET) this.#pos++;
    else
      for (;;) {
        this.#value(code, depth, within);
        count++;
        code = this.#next();
        if (code !== COMMA && code !== CLOSE_BRACKET) throw this.error('JSON_SYNTAX', this.#pos);
        this.#pos++;
        if (code === CLOSE_BRACKET) break;
        code = this.#next();
      }
    this.#words[at] = (ARRAY << KIND_SHIFT) | count;
    this.#words[at + 1] = this.#at;
  }

  #object(depth: number, within: number): void {
    this.#enter(depth);
    const at = this.#place(OBJECT, 0);
    let order = NO_KEYS;
    let count = 0;
    let known: Set<string> | undefined;
    let code = this.#next();
    if (code === CLOSE_BRACE) this.#pos++;
    else
      for (;;) {
        const keyAt = this.#pos;
        if (code !== QUOTE) throw this.error('JSON_SYNTAX', keyAt);
        // What is expected first is told by where the object stands.
        const place = count === 0 ? this.#keys.firstIn(within) : order;
        let key = place < 0 ? ODD_KEY : this.#keys.expected(place, this.#bytes, keyAt + 1);
        if (key >= 0) {
          order = this.#keys.expectedOrder(place);
          this.#pos = keyAt + 2 + this.#keys.lengthOf(key);
        } else {
          key = this.#key();
          const longer = order < 0 || key < 0 ? UNKNOWN_ORDER : this.#keys.nextOrder(order, key);
          if (longer >= 0) order = longer;
          else {
            const name = this.#nameOf(key);
            if (count === FEW_MEMBERS || (count > FEW_MEMBERS && known === undefined))
              known = new Set(this.#namesIn(at));
            if (known === undefined ? this.#namesIn(at).includes(name) : known.has(name))
              throw this.error('JSON_DUPLICATE_KEY', keyAt, { key: quoteForError(name) });
            order = order < 0 || key < 0 ? UNKNOWN_ORDER : this.#keys.keepOrder(order, key);
          }
          if (count === 0 && order >= 0) this.#keys.expectFirst(within, key, order);
        }
        known?.add(this.#nameOf(key));
        if (this.#next() !== COLON) throw this.error('JSON_SYNTAX', this.#pos);
        this.#pos++;
        if (this.#at === this.#words.length) this.#grow();
        this.#words[this.#at] = key;
        this.#at++;
        this.#value(this.#next(), depth, order < 0 ? NO_KEYS : order);
        count++;
        code = this.#next();
        if (code !== COMMA && code !== CLOSE_BRACE) throw this.error('JSON_SYNTAX', this.#pos);
        this.#pos++;
        if (code === CLOSE_BRACE) break;
        code = this.#next();
      }
    const kept = order < 0 ? NO_KEYS : order;
    this.#words[at] =
      (OBJECT << KIND_SHIFT) | (kept << ORDER_SHIFT) | (count < MOST_COUNTED ? count : MOST_COUNTED);
    this.#words[at + 1] = this.#at;
  }

  #nameOf(key: number): string {
    return key < 0 ? this.#odd![-1 - key]! : this.#keys.names[key]!;
  }

  /** Names of the members of an object that is being read, all of whose values are behind. */
  #namesIn(at: number): string[] {
    const names: string[] = [];
    const words = this.#words;
    for (let place = at + VALUE_WORDS; place < this.#at; ) {
      names.push(this.#nameOf(words[place]!));
      const kind = words[place + 1]! >>> KIND_SHIFT;
      place = kind === OBJECT || kind === ARRAY ? words[place + 2]! : place + 1 + VALUE_WORDS;
    }
    return names;
  }

  /** Reads a key; its number, that of the odd ones below zero. */
  #key(): number {
    const start = this.#pos + 1;
    const form = this.#string(start);
    const end = start + (form & (WIDE - 1));
    if ((form & (ESCAPED | WIDE)) === 0) {
      const id = this.#keys.keep(this.#bytes, start, end);
      if (id !== ODD_KEY) return id;
    }
    this.#odd ??= [];
    this.#odd.push(writtenText(this.#textOf(start, end), 0, end - start, (form & ESCAPED) !== 0));
    return -this.#odd.length;
  }

  /** Reads a string whose first character is at `start`: its length in bytes, and how it is written. */
  #string(start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let form = 0;
    let surrogates = false;
    for (let i = start; ; ) {
      while (
        i + 4 <= end &&
        (PLAIN[bytes[i]!]! & PLAIN[bytes[i + 1]!]! & PLAIN[bytes[i + 2]!]! & PLAIN[bytes[i + 3]!]!) === 1
      )
        i += 4;
      while (i < end && PLAIN[bytes[i]!] === 1) i++;
      const code = i < end ? bytes[i]! : 0;
      if (code === QUOTE) {
        this.#pos = i + 1;
        if (surrogates && !writtenText(this.#textOf(start, i), 0, i - start, true).isWellFormed())
          throw this.error('TEXT_LONE_SURROGATE', start - 1);
        return form | (i - start);
      }
      if (code >= 0x80) {
        form |= WIDE;
        i++;
      } else if (code === BACKSLASH) {
        form |= ESCAPED;
        if (this.#byteAt(i + 1) === LOWER_U) {
          const unit = this.#hexUnit(i + 2);
          surrogates ||= unit >= 0xd800 && unit <= 0xdfff;
          i += 6;
        } else {
          if (!SHORT_ESCAPES.has(this.#byteAt(i + 1))) throw this.error('JSON_SYNTAX', i);
          i += 2;
        }
      } else throw this.error('JSON_SYNTAX', i);
    }
  }

  #hexUnit(at: number): number {
    let unit = 0;
    for (let i = at; i < at + 4; i++) {
      const code = this.#byteAt(i);
      const lower = code | 0x20;
      if (isDigit(code)) unit = unit * 16 + code - ZERO;
      else if (lower >= 0x61 && lower <= 0x66) unit = unit * 16 + lower - 0x61 + 10;
      else throw this.error('JSON_SYNTAX', i);
    }
    return unit;
  }

  #number(): void {
    const start = this.#pos;
    let i = this.#byteAt(start) === MINUS ? start + 1 : start;
    i = this.#byteAt(i) === ZERO ? i + 1 : this.#digits(i);
    if (this.#byteAt(i) === DOT) i = this.#digits(i + 1);
    const mark = this.#byteAt(i);
    if (mark === LOWER_E || mark === UPPER_E) {
      const sign = this.#byteAt(i + 1);
      const from = sign === PLUS || sign === MINUS ? i + 2 : i + 1;
      i = this.#digits(from);
      if (Number(this.#textOf(from, i)) > MAX_DECIMAL_EXPONENT) throw this.error('JSON_NUMBER_RANGE', start);
    }
    if (i - start > MAX_DECIMAL_LENGTH) throw this.error('JSON_NUMBER_RANGE', start);
    this.#pos = i;
    const at = this.#place(NUMBER, start);
    this.#words[at + 1] = i - start;
  }

  /** Index after one digit or more. */
  #digits(from: number): number {
    let i = from;
    while (isDigit(this.#byteAt(i))) i++;
    if (i === from) throw this.error('JSON_SYNTAX', i);
    return i;
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return bytes instanceof Buffer
    ? bytes
    : Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
