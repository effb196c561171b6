import type { JsonNumber } from './json-number.ts';

/** A strictly parsed JSON value: numbers keep their lexeme, objects inherit no member. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** A JSON object that inherits nothing (its prototype is empty and has none), so that keys such as `__proto__` or `constructor` are only keys. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
