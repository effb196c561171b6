import { isBaseError } from './base-error.ts';
import { compareText } from './compare-text.ts';
import { Decimal } from './decimal.ts';
import { JsonNumber } from './json-number.ts';
import type { KeyOrder } from './json-key-table.ts';
import { jsonPointer } from './json-pointer.ts';
import {
  ARRAY,
  FALSE,
  JsonTape,
  NULL,
  NUMBER,
  OBJECT,
  setPlain,
  STRING,
  TRUE,
  VALUE_WORDS,
} from './json-tape.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** A key or an index, or several, from one place to another. */
type Step = string | number | readonly (string | number)[];

/**
 * A place in a document, with the RFC 6901 pointer that leads to it: what a reader takes from the value, the pointer can cite.
 * Asking for what is not there, or is of another type, gives undefined or an empty list, never an error.
 */
export class JsonCursor {
  // A place of a document that was opened and not parsed, or a value.
  private readonly tape: JsonTape | undefined;
  private readonly place: number;
  private held: JsonValue | undefined;
  // Readers look at far more places than they cite: a pointer is made when it is asked for, once.
  private from: string | JsonCursor;
  private step: Step | undefined;

  /** The document, or the value at a pointer; with `step`, the value a step or several from another cursor. `place` is one of a tape. */
  constructor(value: JsonValue | JsonTape, pointer: string | JsonCursor = '', step?: Step, place?: number) {
    const isTape = value instanceof JsonTape;
    this.tape = isTape ? value : undefined;
    this.place = place ?? (isTape ? value.root : 0);
    this.held = isTape ? undefined : value;
    this.from = pointer;
    this.step = step;
  }

  /** All of the value, made when it is asked for. */
  get value(): JsonValue {
    this.held ??= this.tape === undefined ? null : this.tape.value(this.place);
    return this.held;
  }

  /** RFC 6901 pointer; empty at the root. */
  get pointer(): string {
    const before = typeof this.from === 'string' ? this.from : this.from.pointer;
    if (this.step === undefined) return before;
    const { step } = this;
    this.from =
      typeof step === 'number'
        ? `${before}/${step}`
        : before + jsonPointer(typeof step === 'object' ? step : [step]);
    this.step = undefined;
    return this.from;
  }

  /** The same value under another pointer, for a document that is a part of a larger one. */
  under(pointer: string): JsonCursor {
    return this.tape === undefined
      ? new JsonCursor(this.value, pointer)
      : new JsonCursor(this.tape, pointer, undefined, this.place);
  }

  /** The member of an object, own properties only. */
  get(key: string): JsonCursor | undefined {
    const { tape, held } = this;
    if (tape !== undefined) {
      const place = tape.member(this.place, key);
      return place < 0 ? undefined : new JsonCursor(tape, this, key, place);
    }
    if (!isJsonObject(held!) || !Object.hasOwn(held, key)) return undefined;
    return this.child(held[key], key);
  }

  /** The item of an array, counted from 0. */
  at(index: number): JsonCursor | undefined {
    const { tape, held } = this;
    if (tape !== undefined) {
      const place = tape.item(this.place, index);
      return place < 0 ? undefined : new JsonCursor(tape, this, index, place);
    }
    return isJsonArray(held!) ? this.child(held[index], index) : undefined;
  }

  /** Follows keys (strings, in objects) and indexes (numbers, in arrays). */
  path(...keys: readonly (string | number)[]): JsonCursor | undefined {
    return this.along(keys);
  }

  /** The same, for a path that is kept. */
  along(keys: readonly (string | number)[]): JsonCursor | undefined {
    const { tape } = this;
    if (tape === undefined)
      return keys.reduce<JsonCursor | undefined>(
        (cursor, key) => (typeof key === 'number' ? cursor?.at(key) : cursor?.get(key)),
        this,
      );
    const place = placeAlong(tape, this.place, keys);
    return place < 0 ? undefined : new JsonCursor(tape, this, keys, place);
  }

  /** The text of a member; undefined where there is none, or it is no text. As `get` and `string` together, without a cursor between. */
  text(key: string): string | undefined {
    const { tape } = this;
    return tape === undefined ? this.get(key)?.string() : textAt(tape, tape.member(this.place, key));
  }

  /** The same of what `along` leads to. */
  textAlong(keys: readonly (string | number)[]): string | undefined {
    const { tape } = this;
    return tape === undefined ? this.along(keys)?.string() : textAt(tape, placeAlong(tape, this.place, keys));
  }

  /** The items in order; empty when this is not an array. */
  items(): JsonCursor[] {
    const { tape, held } = this;
    if (tape === undefined)
      return isJsonArray(held!) ? held.map((item, index) => new JsonCursor(item, this, index)) : [];
    if (!this.isArray()) return [];
    const items: JsonCursor[] = [];
    const end = tape.after(this.place);
    for (let place = this.place + VALUE_WORDS; place < end; place = tape.after(place))
      items.push(new JsonCursor(tape, this, items.length, place));
    return items;
  }

  /** The names of the members, in no order that counts; empty when this is not an object. */
  keys(): readonly string[] {
    if (!this.isObject()) return [];
    return this.tape === undefined ? Object.keys(this.held as JsonObject) : this.tape.names(this.place);
  }

  /**
   * The order of the keys, where many objects have it: what is asked of the names alone can then be answered for all of them at once.
   * Undefined where it is not kept, or this is no object with members.
   */
  order(): KeyOrder | undefined {
    return this.tape?.order(this.place);
  }

  /** Those of some paths, kept by whoever asks, of which the first key is there; where that is not known at once, all of them. */
  begun<Path extends readonly (string | number)[]>(paths: readonly Path[]): readonly Path[] {
    return this.order()?.answer(paths, pathsBegun<Path>) ?? paths;
  }

  /** The members sorted by key ({@link compareText}); empty when this is not an object. */
  entries(): [string, JsonCursor][] {
    const { tape, held } = this;
    const entries: [string, JsonCursor][] = [];
    if (!this.isObject()) return entries;
    if (tape === undefined)
      for (const key of Object.keys(held as JsonObject)) {
        const child = this.child((held as JsonObject)[key], key);
        if (child !== undefined) entries.push([key, child]);
      }
    else {
      const end = tape.after(this.place);
      for (let place = this.place + VALUE_WORDS; place < end; place = tape.after(place + 1)) {
        const key = tape.name(place);
        entries.push([key, new JsonCursor(tape, this, key, place + 1)]);
      }
    }
    return entries.sort(([a], [b]) => compareText(a, b));
  }

  string(): string | undefined {
    const { tape, held } = this;
    if (tape !== undefined) return tape.kind(this.place) === STRING ? tape.string(this.place) : undefined;
    return typeof held === 'string' ? held : undefined;
  }

  boolean(): boolean | undefined {
    const { tape, held } = this;
    if (tape === undefined) return typeof held === 'boolean' ? held : undefined;
    const kind = tape.kind(this.place);
    return kind === TRUE ? true : kind === FALSE ? false : undefined;
  }

  /** A number that is exactly an integer within ±(2^53 - 1); a string of digits is not one. */
  integer(): number | undefined {
    const { tape, held } = this;
    if (tape !== undefined)
      return tape.kind(this.place) === NUMBER
        ? new JsonNumber(tape.lexeme(this.place)).toSafeInteger()
        : undefined;
    return held instanceof JsonNumber ? held.toSafeInteger() : undefined;
  }

  /** The exact value of a number, or of a string written as one. */
  decimal(): Decimal | undefined {
    const { tape } = this;
    const isNumber = tape === undefined ? this.held instanceof JsonNumber : tape.kind(this.place) === NUMBER;
    const lexeme = isNumber ? (this.value as JsonNumber).lexeme : this.string();
    if (lexeme === undefined) return undefined;
    try {
      return Decimal.parse(lexeme);
    } catch (error) {
      if (isBaseError(error)) return undefined;
      throw error;
    }
  }

  isObject(): boolean {
    return this.tape === undefined ? isJsonObject(this.held!) : this.tape.kind(this.place) === OBJECT;
  }

  isArray(): boolean {
    return this.tape === undefined ? isJsonArray(this.held!) : this.tape.kind(this.place) === ARRAY;
  }

  /** Asked of a value that may be large: `value === null` would make all of it. */
  isNull(): boolean {
    return this.tape === undefined ? this.held === null : this.tape.kind(this.place) === NULL;
  }

  private child(value: JsonValue | undefined, key: string | number): JsonCursor | undefined {
    if (value === undefined) return undefined;
    return new JsonCursor(value, this, key);
  }
}

/** Where a path leads to from a place; -1 where nothing is there. */
function placeAlong(tape: JsonTape, from: number, keys: readonly (string | number)[]): number {
  let place = from;
  for (const key of keys) {
    place = typeof key === 'number' ? tape.item(place, key) : tape.member(place, key);
    if (place < 0) break;
  }
  return place;
}

function textAt(tape: JsonTape, place: number): string | undefined {
  return place >= 0 && tape.kind(place) === STRING ? tape.string(place) : undefined;
}

function pathsBegun<Path extends readonly (string | number)[]>(
  names: readonly string[],
  paths: readonly Path[],
): readonly Path[] {
  const there = new Set<string | number>(names);
  return paths.filter(([first]) => first === undefined || there.has(first));
}

/**
 * The same value in ordinary JavaScript: a number becomes a safe integer when it is exactly one, else its lexeme as a
 * string, for a double would round it; objects become ordinary objects, with a key `__proto__` kept as a plain key.
 */
export function toPlain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return value.toSafeInteger() ?? value.lexeme;
  if (isJsonArray(value)) return value.map(toPlain);
  if (!isJsonObject(value)) return value;
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setPlain(plain, key, toPlain(value[key] ?? null));
  return plain;
}

function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isJsonObject(value: JsonValue): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}
