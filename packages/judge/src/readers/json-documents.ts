import { BaseError, isBaseError, JsonCursor, openStrictJson, utf8Of } from '@ancrage/base';
import type { JsonTape } from '@ancrage/base';
import type { Place } from '../facts/fact.ts';

/** One document of a file, and where its parts stand: pointers where the file is one document, else lines. */
export interface JsonDocument {
  readonly root: JsonCursor;
  /** Place of a part of this document. */
  readonly placeOf: (cursor: JsonCursor) => Place;
}

/**
 * The JSON documents of a file that holds one after another, as commands write them when their outputs are appended: on
 * one line each or indented, with or without a blank between them. Each is given to the strict parser, so that a document
 * that is cut or broken refuses the whole file.
 */
export function* jsonDocuments(bytes: Uint8Array): Generator<JsonDocument, void, undefined> {
  const text = utf8Of(bytes);
  let at = skipBlank(text, 0);
  let line = 1;
  let counted = 0;
  for (let alone = true; at < text.length; alone = false) {
    for (; counted < at; counted += 1) if (text[counted] === LF) line += 1;
    const end = documentEnd(text, at);
    const next = skipBlank(text, end);
    const root = new JsonCursor(parsed(text.subarray(at, end), line));
    const only = alone && next >= text.length;
    const place: Place = { line };
    yield { root, placeOf: only ? ({ pointer }) => ({ pointer }) : () => place };
    at = next;
  }
}

const [LF, QUOTE, BACKSLASH] = [0x0a, 0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);
const BLANK: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

function skipBlank(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && BLANK.has(text[at]!)) at += 1;
  return at;
}

/** Index after the document that starts at `from`; the end of the text where it is not closed. */
function documentEnd(text: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text[at]!;
    if (code === QUOTE) {
      at = stringEnd(text, at);
      if (depth === 0) return at + 1;
    } else if (OPENING.has(code)) {
      if (depth === 0 && at > from) return at;
      depth += 1;
    } else if (CLOSING.has(code)) {
      depth -= 1;
      if (depth <= 0) return at + 1;
    } else if (depth === 0 && BLANK.has(code)) return at;
  }
  return text.length;
}

function stringEnd(text: Uint8Array, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text[at]!;
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

/** Parses one document; the line of an error is that of the file. */
function parsed(text: Uint8Array, line: number): JsonTape {
  try {
    return openStrictJson(text);
  } catch (error) {
    if (!isBaseError(error) || line === 1) throw error;
    const within = error.details['line'];
    const at = typeof within === 'number' ? line + within - 1 : line;
    throw new BaseError(error.code, `line ${at}`, { ...error.details, line: at });
  }
}
