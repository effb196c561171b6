import { BaseError } from './base-error.ts';
import { firstLoneSurrogate, MAX_TEXT_LENGTH, tooLarge, utf8Of } from './decode-text.ts';
import type { JsonTape } from './json-tape.ts';
import { JsonTapeScanner } from './json-tape-scanner.ts';
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
/** Of a byte order mark in UTF-8. */
const MARK_BYTES = 3;

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
  return openStrictJson(input, limits).value();
}

/**
 * Reads a document as {@link parseStrictJson} does and makes nothing of it yet, for a `JsonCursor` to go through: what is not
 * asked for costs nothing more.
 *
 * @throws BaseError as {@link parseStrictJson}.
 */
export function openStrictJson(input: Uint8Array | string, limits: JsonLimits = {}): JsonTape {
  const maxBytes = Math.min(limits.maxBytes ?? DEFAULT_MAX_BYTES, MAX_TEXT_LENGTH);
  if (input.length > maxBytes) {
    const details = { size: input.length, limit: maxBytes };
    throw new BaseError('JSON_TOO_LARGE', `${details.size} bytes, at most ${details.limit}`, details);
  }
  if (typeof input !== 'string') return openUtf8(utf8Of(input), limits);
  // Decoded bytes are well formed already; a string made by someone else may not be.
  if (!input.isWellFormed()) throw loneSurrogate(input);
  return openUtf8(Buffer.from(input), limits, input.charCodeAt(0) === 0xfeff);
}

/**
 * The same for bytes that were found to be UTF-8. A mark before the document, of one that was decoded with it, is passed over and
 * counted.
 */
export function openUtf8(bytes: Uint8Array, limits: JsonLimits = {}, isMarked = false): JsonTape {
  if (bytes.length > MAX_TEXT_LENGTH) throw tooLarge(bytes.length);
  const maxDepth = Math.min(limits.maxDepth ?? DEFAULT_MAX_DEPTH, HARD_MAX_DEPTH);
  return new JsonTapeScanner(bytes, maxDepth).document(isMarked ? MARK_BYTES : 0);
}

/** Of a text that cannot be written as UTF-8. */
function loneSurrogate(text: string): BaseError {
  const offset = firstLoneSurrogate(text);
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  return new BaseError('TEXT_LONE_SURROGATE', `line ${line}, column ${column}`, { line, column, offset });
}
