import { BaseError } from './base-error.ts';
import { decodeText, firstLoneSurrogate, MAX_TEXT_LENGTH } from './decode-text.ts';
import { JsonScanner } from './json-scanner.ts';
import type { JsonValue } from './json-value.ts';

/** Bounds on a document. Beyond them it is refused, so that hostile input costs bounded time and memory. */
export interface JsonLimits {
  /** Deepest nesting of arrays and objects; 256 by default, never more than 1000. */
  readonly maxDepth?: number;
  /** Largest size, in bytes (in UTF-16 code units for a string); 512 MiB by default. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_DEPTH = 256;
// The scanner recurses; at this depth it is still far from the end of the smallest stack we run on.
const HARD_MAX_DEPTH = 1000;
const DEFAULT_MAX_BYTES = 512 * 1024 * 1024;

/**
 * Parses one JSON document (RFC 8259), refusing all that other parsers quietly repair: duplicate keys (compared after
 * unescaping), lone surrogates, invalid UTF-8, anything after the document. Bytes may be UTF-8 with or without mark,
 * or UTF-16 with one. Numbers keep their lexeme; objects inherit no member.
 *
 * @throws BaseError JSON_SYNTAX, JSON_DUPLICATE_KEY, JSON_TOO_DEEP, JSON_NUMBER_RANGE (more than 4096 characters, or an
 *   exponent beyond ±1000), TEXT_LONE_SURROGATE with `line`, `column` (from 1) and `offset` (from 0), all in UTF-16
 *   code units of the decoded text; JSON_TOO_LARGE with `size` and `limit`; TEXT_ENCODING with the byte `offset`.
 */
export function parseStrictJson(input: Uint8Array | string, limits: JsonLimits = {}): JsonValue {
  const maxBytes = Math.min(limits.maxBytes ?? DEFAULT_MAX_BYTES, 2 * MAX_TEXT_LENGTH);
  if (input.length > maxBytes) {
    const details = { size: input.length, limit: maxBytes };
    throw new BaseError('JSON_TOO_LARGE', `${details.size} bytes, at most ${details.limit}`, details);
  }
  const maxDepth = Math.min(limits.maxDepth ?? DEFAULT_MAX_DEPTH, HARD_MAX_DEPTH);
  const isText = typeof input === 'string';
  const text = isText ? input : decodeText(input);
  const scanner = new JsonScanner(text, maxDepth);
  // Decoded bytes are well formed already; a string made by someone else may not be.
  if (isText && !text.isWellFormed()) throw scanner.error('TEXT_LONE_SURROGATE', firstLoneSurrogate(text));
  return scanner.document(isText && text.charCodeAt(0) === 0xfeff ? 1 : 0);
}
