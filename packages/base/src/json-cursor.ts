import { isBaseError } from './base-error.ts';
import { compareText } from './compare-text.ts';
import { Decimal } from './decimal.ts';
import { JsonNumber } from './json-number.ts';
import { jsonPointer } from './json-pointer.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/**
 * A place in a parsed document, with the RFC 6901 pointer that leads to it: what a reader takes from the value, the
 * pointer can cite. Asking for what is not there, or is of another type, gives undefined or an empty list, never an
 * error.
 */
export class JsonCursor {
  readonly value: JsonValue;
  // Readers look at far more places than they cite: a pointer is made when it is asked for.
  private readonly from: string | JsonCursor;
  private readonly step: string | number | undefined;

  /** The document, or the value at a pointer; with `step`, the value one step from another cursor. */
  constructor(value: JsonValue, pointer: string | JsonCursor = '', step?: string | number) {
    this.value = value;
    this.from = pointer;
    this.step = step;
  }

  /** RFC 6901 pointer; empty at the root. */
  get pointer(): string {
    const before = typeof this.from === 'string' ? this.from : this.from.pointer;
    return this.step === undefined ? before : before + jsonPointer([this.step]);
  }

  /** The member of an object, own properties only. */
  get(key: string): JsonCursor | undefined {
    if (!isJsonObject(this.value) || !Object.hasOwn(this.value, key)) return undefined;
    return this.child(this.value[key], key);
  }

  /** The item of an array, counted from 0. */
  at(index: number): JsonCursor | undefined {
    return isJsonArray(this.value) ? this.child(this.value[index], index) : undefined;
  }

  /** Follows keys (strings, in objects) and indexes (numbers, in arrays). */
  path(...keys: readonly (string | number)[]): JsonCursor | undefined {
    return keys.reduce<JsonCursor | undefined>(
      (place, key) => (typeof key === 'number' ? place?.at(key) : place?.get(key)),
      this,
    );
  }

  /** The items in order; empty when this is not an array. */
  items(): JsonCursor[] {
    if (!isJsonArray(this.value)) return [];
    return this.value.map((item, index) => new JsonCursor(item, this, index));
  }

  /** The members sorted by key ({@link compareText}); empty when this is not an object. */
  entries(): [string, JsonCursor][] {
    const { value } = this;
    if (!isJsonObject(value)) return [];
    const entries: [string, JsonCursor][] = [];
    for (const key of Object.keys(value).sort(compareText)) {
      const child = this.child(value[key], key);
      if (child !== undefined) entries.push([key, child]);
    }
    return entries;
  }

  string(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  boolean(): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : undefined;
  }

  /** A number that is exactly an integer within ±(2^53 - 1); a string of digits is not one. */
  integer(): number | undefined {
    return this.value instanceof JsonNumber ? this.value.toSafeInteger() : undefined;
  }

  /** The exact value of a number, or of a string written as one. */
  decimal(): Decimal | undefined {
    const { value } = this;
    const lexeme = value instanceof JsonNumber ? value.lexeme : value;
    if (typeof lexeme !== 'string') return undefined;
    try {
      return Decimal.parse(lexeme);
    } catch (error) {
      if (isBaseError(error)) return undefined;
      throw error;
    }
  }

  isObject(): boolean {
    return isJsonObject(this.value);
  }

  isArray(): boolean {
    return isJsonArray(this.value);
  }

  private child(value: JsonValue | undefined, key: string | number): JsonCursor | undefined {
    if (value === undefined) return undefined;
    return new JsonCursor(value, this, key);
  }
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
  for (const key of Object.keys(value)) {
    const member = toPlain(value[key] ?? null);
    if (key !== '__proto__') plain[key] = member;
    // Assigning this one would change the prototype; defining it makes a plain key.
    else
      Object.defineProperty(plain, key, {
        value: member,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
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
