import { JudgeError } from '../errors/judge-error.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE, COMMA, COLON] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x3a,
];

/** One item of an array, still as bytes, to be given to the strict parser. */
export interface JsonItem {
  /** Number from 0. */
  readonly index: number;
  readonly bytes: Uint8Array;
}

/**
 * The items of a document that is an array, or, with `member`, an object whose only member is that array. Cuts without
 * parsing, so that a large document is read one item at a time; each item is then for the strict parser, and together
 * they refuse whatever it would refuse of the whole. UTF-8 only. Throws `READ_SHAPE` for another outline.
 */
export function* jsonItems(bytes: Uint8Array, member?: string): Generator<JsonItem, void, undefined> {
  let at = skipBlank(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
  if (member !== undefined) {
    at = expect(bytes, at, OPEN_BRACE, member);
    for (const byte of new TextEncoder().encode(`"${member}"`)) {
      if (bytes[at] !== byte) throw outline(at, member);
      at += 1;
    }
    at = expect(bytes, skipBlank(bytes, at), COLON, member);
  }
  at = expect(bytes, at, OPEN, member);
  if (bytes[at] === CLOSE) at += 1;
  else {
    for (let index = 0; ; index += 1) {
      const end = itemEnd(bytes, at);
      yield { index, bytes: bytes.subarray(at, end) };
      if (bytes[end] === CLOSE) {
        at = end + 1;
        break;
      }
      at = expect(bytes, end, COMMA, member);
    }
  }
  at = skipBlank(bytes, at);
  if (member !== undefined) at = expect(bytes, at, CLOSE_BRACE, member);
  if (at < bytes.length) throw outline(at, member);
}

/** Index of the comma or bracket that ends the item at `at`; throws where none does. */
export function itemEnd(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let index = at; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = stringEnd(bytes, index);
    else if (byte === OPEN || byte === OPEN_BRACE) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_BRACE) {
      if (depth === 0) return index;
      depth -= 1;
    } else if (byte === COMMA && depth === 0) return index;
  }
  throw outline(bytes.length, undefined);
}

/** Index of the quote that closes the string opened at `at`; the last byte where none does. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  for (let index = at + 1; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === BACKSLASH) index += 1;
    else if (byte === QUOTE) return index;
  }
  return bytes.length - 1;
}

function expect(bytes: Uint8Array, at: number, byte: number, member: string | undefined): number {
  if (bytes[at] !== byte) throw outline(at, member);
  return skipBlank(bytes, at + 1);
}

/** Index of the first byte from `at` on that is not blank. */
export function skipBlank(bytes: Uint8Array, at: number): number {
  let index = at;
  while (bytes[index] === 0x20 || bytes[index] === 0x0a || bytes[index] === 0x0d || bytes[index] === 0x09)
    index += 1;
  return index;
}

function outline(offset: number, member: string | undefined): JudgeError {
  const expected = member === undefined ? 'one JSON array' : `one JSON object {"${member}": […]}`;
  return new JudgeError('READ_SHAPE', {
    line: 1,
    path: member ?? '.',
    problem: `not ${expected} at byte ${offset}`,
  });
}
