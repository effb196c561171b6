import { decodeUtf8In } from './decode-text.ts';
import { type JsonKeyTable, type KeyOrder, NO_KEYS } from './json-key-table.ts';
import { Members } from './json-members.ts';
import { JsonNumber } from './json-number.ts';
import type { JsonValue } from './json-value.ts';
import { RepeatedTexts } from './repeated-texts.ts';

/** Kinds of values, in the upper three bits of their first word. */
export const STRING = 0;
export const NUMBER = 1;
export const OBJECT = 2;
export const ARRAY = 3;
export const TRUE = 4;
export const FALSE = 5;
export const NULL = 6;

export const KIND_SHIFT = 29;
export const LOW_MASK = (1 << KIND_SHIFT) - 1;
/** Of the low bits of an object: how many members it has, or so many and more; above them the number of the order of its keys. */
export const MOST_COUNTED = 0xffff;
export const ORDER_SHIFT = 16;
/** Of the length of a string: it holds an escape; it holds more than ASCII. */
export const ESCAPED = 1 << 30;
export const WIDE = 1 << 29;
/** Words of a value that holds no others, and of the head of one that does. */
export const VALUE_WORDS = 2;

/** Objects with more members than this are looked into by an index. */
const MANY_MEMBERS = 64;

/** Bytes of a piece of which a text is made at once. */
const PART_BYTES = 8192;

/** Of items of lists. The word before a value is mostly the number of its key. */
const repeated = new RepeatedTexts();

/** What follows a backslash → what it stands for; `\u` apart. */
export const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x22, '"'],
  [0x5c, '\\'],
  [0x2f, '/'],
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
]);

/**
 * A document that was read strictly, as a row of words: each value knows where it stands in the text and where the next one
 * begins, and nothing is made of it until it is asked for. Values are named by the place of their first word.
 *
 * Two words for each value: its kind and the place of its text (for an array how many it holds, for an object the order of its
 * keys besides), then the length of its text (the place behind its last value). Values of an object stand behind a word each for their key: its number in the table of
 * keys, or, below zero, its place among the odd keys of the document.
 */
export class JsonTape {
  /** The place of the whole document. */
  readonly root: number;
  readonly #words: Int32Array;
  /** The document with a character for each byte; of a large piece, the part that was asked for last. */
  #text: string;
  /** Where that part begins in the piece. */
  #from = 0;
  readonly #piece: Buffer | undefined;
  readonly #keys: JsonKeyTable;
  #odd: readonly string[];
  #indexes: Map<number, ReadonlyMap<string, number>> | undefined;

  /** `text`: that of the document, or the bytes of the piece in which it stands, which have to stay as long as it is looked at. */
  constructor(
    words: Int32Array,
    root: number,
    text: string | Buffer,
    keys: JsonKeyTable,
    odd: readonly string[],
  ) {
    this.#words = words;
    this.root = root;
    this.#text = typeof text === 'string' ? text : '';
    this.#piece = typeof text === 'string' ? undefined : text;
    this.#keys = keys;
    this.#odd = odd;
  }

  /** Tells of the next document of a piece, whose words were written over those of the last one. */
  renew(odd: readonly string[]): void {
    this.#odd = odd;
    this.#indexes = undefined;
  }

  /** The words of all of it. */
  get row(): Int32Array {
    return this.#words.slice(this.root, this.after(this.root));
  }

  kind(at: number): number {
    return this.#words[at]! >>> KIND_SHIFT;
  }

  /** The place behind a value: of the next one, or of its key. */
  after(at: number): number {
    const word = this.#words[at]!;
    const kind = word >>> KIND_SHIFT;
    return kind === OBJECT || kind === ARRAY ? this.#words[at + 1]! : at + VALUE_WORDS;
  }

  /** The value of a member of an object, or -1. */
  member(at: number, name: string): number {
    const words = this.#words;
    const head = words[at]!;
    if (head >>> KIND_SHIFT !== OBJECT) return -1;
    if ((head & MOST_COUNTED) > MANY_MEMBERS) return this.#indexOf(at).get(name) ?? -1;
    let key = this.#keys.idOf(name);
    const order = (head & LOW_MASK) >>> ORDER_SHIFT;
    if (order !== NO_KEYS) {
      // All keys of such an object are kept ones, and which they are is the same in each.
      if (key < 0) return -1;
      const known = this.#keys.isIn(order, key);
      if (known === false) return -1;
      const found = this.#memberOf(at, key);
      if (known === undefined) this.#keys.keepIsIn(order, key, found >= 0);
      return found;
    }
    if (key < 0) {
      if (this.#odd.length === 0) return -1;
      key = 0;
    } else {
      const found = this.#memberOf(at, key);
      if (found >= 0 || this.#odd.length === 0) return found;
    }
    const end = words[at + 1]!;
    for (let place = at + VALUE_WORDS; place < end; place = this.after(place + 1)) {
      const held = words[place]!;
      if (held < 0 && this.#odd[-1 - held] === name) return place + 1;
    }
    return -1;
  }

  /** Places of the values of an object that is too large to be walked through at each question, by name. */
  #indexOf(at: number): ReadonlyMap<string, number> {
    const known = this.#indexes?.get(at);
    if (known !== undefined) return known;
    const index = new Map<string, number>();
    const end = this.#words[at + 1]!;
    for (let place = at + VALUE_WORDS; place < end; place = this.after(place + 1))
      index.set(this.name(place), place + 1);
    this.#indexes ??= new Map();
    this.#indexes.set(at, index);
    return index;
  }

  /** The item of an array, or -1. */
  item(at: number, index: number): number {
    const isThere =
      this.kind(at) === ARRAY &&
      Number.isInteger(index) &&
      index >= 0 &&
      index < (this.#words[at]! & LOW_MASK);
    if (!isThere) return -1;
    let place = at + VALUE_WORDS;
    for (let passed = 0; passed < index; passed += 1) place = this.after(place);
    return place;
  }

  #memberOf(at: number, key: number): number {
    const words = this.#words;
    const end = words[at + 1]!;
    for (let place = at + VALUE_WORDS; place < end; ) {
      if (words[place] === key) return place + 1;
      const kind = words[place + 1]! >>> KIND_SHIFT;
      place = kind === OBJECT || kind === ARRAY ? words[place + 2]! : place + 1 + VALUE_WORDS;
    }
    return -1;
  }

  /** The name that the word of a key stands for; the value is the next word. */
  name(place: number): string {
    const held = this.#words[place]!;
    return held < 0 ? this.#odd[-1 - held]! : this.#keys.names[held]!;
  }

  /** The order of the keys of an object, where it is one that was met before and is kept. */
  order(at: number): KeyOrder | undefined {
    const head = this.#words[at]!;
    const order = (head & LOW_MASK) >>> ORDER_SHIFT;
    return head >>> KIND_SHIFT === OBJECT && order !== NO_KEYS ? this.#keys.orderOf(order) : undefined;
  }

  /** The names of the members of an object, in the order of the document. */
  names(at: number): readonly string[] {
    const order = this.order(at);
    if (order !== undefined) return order.names;
    const names: string[] = [];
    const end = this.#words[at + 1]!;
    for (let place = at + VALUE_WORDS; place < end; place = this.after(place + 1))
      names.push(this.name(place));
    return names;
  }

  /** The text of a string. */
  string(at: number): string {
    const start = this.#words[at]! & LOW_MASK;
    const word = this.#words[at + 1]!;
    const length = word & (WIDE - 1);
    if ((word & (ESCAPED | WIDE)) !== 0)
      return writtenText(this.#slice(start, start + length), 0, length, (word & ESCAPED) !== 0);
    const known =
      this.#piece === undefined
        ? undefined
        : repeated.text(at === 0 ? 0 : this.#words[at - 1]!, this.#piece, start, length);
    return known ?? this.#slice(start, start + length);
  }

  /** Some of the text, a character for each byte. */
  #slice(start: number, end: number): string {
    const from = start - this.#from;
    const to = end - this.#from;
    if (from >= 0 && to <= this.#text.length) return this.#text.slice(from, to);
    // What is kept of a part keeps all of it in memory: parts are small, and what reaches beyond one stands alone.
    const piece = this.#piece!;
    if (end - start > PART_BYTES >> 2) return piece.toString('latin1', start, end);
    this.#from = start;
    this.#text = piece.toString('latin1', start, Math.min(start + PART_BYTES, piece.length));
    return this.#text.slice(0, end - start);
  }

  /** A number, as it was written. */
  lexeme(at: number): string {
    const start = this.#words[at]! & LOW_MASK;
    return this.#slice(start, start + this.#words[at + 1]!);
  }

  /** All of a value, made. */
  value(at: number = this.root): JsonValue {
    switch (this.#words[at]! >>> KIND_SHIFT) {
      case STRING:
        return this.string(at);
      case NUMBER:
        return new JsonNumber(this.lexeme(at));
      case OBJECT:
        return this.#object(at);
      case ARRAY:
        return this.#array(at);
      case TRUE:
        return true;
      case FALSE:
        return false;
      default:
        return null;
    }
  }

  #object(at: number): JsonValue {
    const members = new Members();
    const end = this.#words[at + 1]!;
    for (let place = at + VALUE_WORDS; place < end; place = this.after(place + 1))
      members[this.name(place)] = this.value(place + 1);
    return members;
  }

  #array(at: number): JsonValue {
    const items: JsonValue[] = [];
    const end = this.#words[at + 1]!;
    for (let place = at + VALUE_WORDS; place < end; place = this.after(place)) items.push(this.value(place));
    return items;
  }

  /**
   * The same in ordinary JavaScript: a number becomes a safe integer when it is exactly one, else its lexeme as a string, for a
   * double would round it; objects become ordinary objects, with a key `__proto__` kept as a plain key.
   */
  plain(at: number = this.root): unknown {
    const kind = this.#words[at]! >>> KIND_SHIFT;
    if (kind === NUMBER) {
      const lexeme = this.lexeme(at);
      return new JsonNumber(lexeme).toSafeInteger() ?? lexeme;
    }
    const end = this.#words[at + 1]!;
    if (kind === ARRAY) {
      const items: unknown[] = [];
      for (let place = at + VALUE_WORDS; place < end; place = this.after(place))
        items.push(this.plain(place));
      return items;
    }
    if (kind !== OBJECT) return this.value(at);
    const members: Record<string, unknown> = {};
    for (let place = at + VALUE_WORDS; place < end; place = this.after(place + 1))
      setPlain(members, this.name(place), this.plain(place + 1));
    return members;
  }

  /**
   * Whether the document is written as `canonicalJson` writes its plain value, and then `end`: no white space, keys in order,
   * nothing escaped that need not be, whole numbers as digits. Other numbers are lexemes in the plain value, and not canonical.
   */
  isCanonical(end = ''): boolean {
    const last = this.#canonicalEnd(this.root, 0);
    return last >= 0 && this.#text.length === last + end.length && this.#text.endsWith(end);
  }

  /** Where the canonical text of a value ends that starts at `from`; -1 where it is written otherwise. */
  #canonicalEnd(at: number, from: number): number {
    const text = this.#text;
    const kind = this.#words[at]! >>> KIND_SHIFT;
    const low = this.#words[at]! & LOW_MASK;
    switch (kind) {
      case STRING: {
        const end = low + (this.#words[at + 1]! & (WIDE - 1));
        if (low !== from + 1) return -1;
        const isEscaped = (this.#words[at + 1]! & ESCAPED) !== 0;
        return isEscaped && !isLeastEscaped(text, low, end) ? -1 : end + 1;
      }
      case NUMBER: {
        const lexeme = this.lexeme(at);
        const isOne = low === from && String(new JsonNumber(lexeme).toSafeInteger()) === lexeme;
        return isOne ? from + lexeme.length : -1;
      }
      case OBJECT:
        return this.#canonicalObjectEnd(at, from);
      case ARRAY: {
        if (text.charCodeAt(from) !== 0x5b) return -1;
        let end = from + 1;
        for (let place = at + VALUE_WORDS; place < this.#words[at + 1]!; place = this.after(place)) {
          if (place > at + VALUE_WORDS) end += 1;
          end = this.#canonicalEnd(place, end);
          if (end < 0) return -1;
        }
        return text.charCodeAt(end) === 0x5d ? end + 1 : -1;
      }
      default: {
        const word = kind === TRUE ? 'true' : kind === FALSE ? 'false' : 'null';
        return text.startsWith(word, from) ? from + word.length : -1;
      }
    }
  }

  #canonicalObjectEnd(at: number, from: number): number {
    const text = this.#text;
    if (text.charCodeAt(from) !== 0x7b) return -1;
    let end = from + 1;
    let before: string | undefined;
    for (let place = at + VALUE_WORDS; place < this.#words[at + 1]!; place = this.after(place + 1)) {
      // Commas and colons stand where nothing else could, as long as no white space does.
      if (before !== undefined) end += 1;
      const name = this.name(place);
      if (before !== undefined && before >= name) return -1;
      before = name;
      const isOdd = this.#words[place]! < 0;
      const length = isOdd ? Buffer.from(JSON.stringify(name)).length : name.length + 2;
      if (text.charCodeAt(end) !== 0x22 || text.charCodeAt(end + length) !== 0x3a) return -1;
      if (isOdd && decodeUtf8In(text, end, end + length) !== JSON.stringify(name)) return -1;
      end = this.#canonicalEnd(place + 1, end + length + 1);
      if (end < 0) return -1;
    }
    return text.charCodeAt(end) === 0x7d ? end + 1 : -1;
  }
}

/** What `JSON.stringify` writes of a control character that has no short form. */
const LONG_ESCAPE = /^u00(?:0[0-7bef]|1[0-9a-f])/;

/** Whether a string that was found to be right is written as `JSON.stringify` does. */
function isLeastEscaped(text: string, start: number, end: number): boolean {
  const piece = text.slice(start, end);
  for (let at = piece.indexOf('\\'); at >= 0; at = piece.indexOf('\\', at + 2))
    if (!'"\\bfnrt'.includes(piece[at + 1]!) && !LONG_ESCAPE.test(piece.slice(at + 1, at + 6))) return false;
  return true;
}

/** Adds a member to an ordinary object. */
export function setPlain(members: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') members[name] = value;
  // Assigning this one would change the prototype; defining it makes a plain key.
  else Object.defineProperty(members, name, { value, enumerable: true, writable: true, configurable: true });
}

/**
 * What stands between two quotes, which was found to be right: a character for each byte of UTF-8. May not be well formed where
 * escapes make half a surrogate pair.
 */
export function writtenText(text: string, start: number, end: number, escaped: boolean): string {
  if (!escaped) return decodeUtf8In(text, start, end);
  const piece = text.slice(start, end);
  let out = '';
  let from = 0;
  for (;;) {
    const at = piece.indexOf('\\', from);
    if (at < 0) return out + decodeUtf8In(piece, from, piece.length);
    out += decodeUtf8In(piece, from, at);
    const kind = piece.charCodeAt(at + 1);
    if (kind === 0x75) {
      out += String.fromCharCode(Number.parseInt(piece.slice(at + 2, at + 6), 16));
      from = at + 6;
    } else {
      out += SHORT_ESCAPES.get(kind)!;
      from = at + 2;
    }
  }
}
