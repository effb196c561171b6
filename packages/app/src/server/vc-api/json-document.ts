import { JsonNumber, type JsonValue, parseStrictJson } from '@ancrage/base';
import { VcProblem } from './problem.ts';

/** A JSON value as libraries of others take it: numbers are doubles, as RFC 8785 and JSON-LD read them. */
export type Json = null | boolean | string | number | readonly Json[] | JsonDocument;
export interface JsonDocument {
  readonly [key: string]: Json;
}

const DEEPEST = 64;

/**
 * Reads JSON strictly, then in ordinary values. Refused besides: a number that a double does not hold as it was meant (beyond
 * ±(2^53 − 1) for integers, or infinite), and a member `__proto__`, which libraries take for something else.
 *
 * @throws VcProblem REQUEST, with where it is.
 */
export function readDocument(input: Uint8Array | string): Json {
  let value: JsonValue;
  try {
    value = parseStrictJson(input, { maxDepth: DEEPEST });
  } catch (error) {
    throw new VcProblem('REQUEST', error instanceof Error ? error.message.slice(0, 200) : '');
  }
  return plain(value);
}

function plain(value: JsonValue): Json {
  if (value instanceof JsonNumber) return double(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as { readonly [key: string]: JsonValue });
  if (members.some(([key]) => key === '__proto__')) throw new VcProblem('REQUEST', '__proto__');
  return Object.fromEntries(members.map(([key, member]) => [key, plain(member)]));
}

function double(number: JsonNumber): number {
  const value = number.toNumber();
  const held = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!held) throw new VcProblem('REQUEST', number.lexeme.slice(0, 60));
  return value;
}

export function isObject(value: Json | undefined): value is JsonDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may stand alone or in a list, as a list. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
