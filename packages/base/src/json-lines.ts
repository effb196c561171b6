import { BaseError, isBaseError } from './base-error.ts';
import { checkUtf8, decodeAs, detectEncoding, type TextEncodingName } from './decode-text.ts';
import type { JsonTape } from './json-tape.ts';
import { type JsonLimits, openUtf8 } from './strict-json.ts';

/** What one line of a file holds: a document, or why it could not be read. Lines count from 1. */
export type JsonLine =
  | { readonly line: number; readonly value: JsonTape }
  | { readonly line: number; readonly error: BaseError };

/**
 * Reads one JSON document per line (`\n` or `\r\n`), skipping blank lines. A bad line yields an error, whose `line` is
 * that of the file and whose `column` and `offset` are within the line, and the reading goes on. Limits are for each
 * line. Lines are decoded one at a time: the file may be larger than a string can be.
 */
export function* parseJsonLines(
  input: Uint8Array,
  limits: JsonLimits = {},
): Generator<JsonLine, void, undefined> {
  const { encoding, markLength } = detectEncoding(input);
  let line = 0;
  for (let start: number = markLength; start < input.length; ) {
    const feed = lineFeed(input, start, encoding);
    line++;
    const bytes = input.subarray(start, feed.at);
    start = feed.next;
    try {
      const text = lineOf(bytes, encoding, limits);
      if (text !== undefined) yield { line, value: openUtf8(text, limits, startsWithMark(text)) };
    } catch (error) {
      if (!isBaseError(error)) throw error;
      yield { line, error: new BaseError(error.code, `line ${line}`, { ...error.details, line }) };
    }
  }
}

/** A line in UTF-8, undefined when it is blank. */
function lineOf(bytes: Uint8Array, encoding: TextEncodingName, limits: JsonLimits): Uint8Array | undefined {
  const limit = limits.maxBytes;
  if (limit !== undefined && bytes.length > limit) {
    throw new BaseError('JSON_TOO_LARGE', `${bytes.length} bytes`, { size: bytes.length, limit });
  }
  let text = bytes;
  if (encoding === 'utf-8') checkUtf8(bytes);
  else text = Buffer.from(decodeAs(bytes, encoding));
  return isBlank(text) ? undefined : text;
}

function isBlank(text: Uint8Array): boolean {
  return text.every((code) => code === 0x20 || code === 0x09 || code === 0x0d);
}

function startsWithMark(text: Uint8Array): boolean {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf;
}

/** Where the current line ends, and where the next begins. */
function lineFeed(
  input: Uint8Array,
  start: number,
  encoding: TextEncodingName,
): { at: number; next: number } {
  if (encoding === 'utf-8') {
    const at = input.indexOf(0x0a, start);
    return at < 0 ? { at: input.length, next: input.length } : { at, next: at + 1 };
  }
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = start; at + 1 < input.length; at += 2) {
    if (input[at + low] === 0x0a && input[at + 1 - low] === 0) return { at, next: at + 2 };
  }
  return { at: input.length, next: input.length };
}
