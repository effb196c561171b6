import type { JsonNumber } from './json-number.ts';

/** A strictly parsed JSON value: numbers keep their lexeme, objects have no prototype. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** A JSON object without prototype, so that keys such as `__proto__` or `constructor` are only keys. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
