import { BaseError } from './base-error.ts';

/** The encodings that evidence may come in; anything else is refused, never guessed. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

// The byte order mark is handled here, once, so that one in the middle of a file is kept as the character it is.
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// Units given to String.fromCharCode at a time; more would overflow the stack of arguments.
const UTF16_CHUNK = 8192;

/** The longest string the engine can hold, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 0x1fffffe8;

/** Reads the byte order mark: the encoding it announces (UTF-8 when there is none) and its length in bytes. */
export function detectEncoding(bytes: Uint8Array): { encoding: TextEncodingName; markLength: 0 | 2 | 3 } {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  return { encoding: 'utf-8', markLength: 0 };
}

/**
 * Decodes a whole text: UTF-8 (its mark dropped), or UTF-16 little or big endian when a mark says so.
 *
 * @throws BaseError TEXT_ENCODING on any invalid sequence, with the byte `offset` of the first one; JSON_TOO_LARGE
 *   when the text is longer than a string can be.
 */
export function decodeText(bytes: Uint8Array): string {
  const { encoding, markLength } = detectEncoding(bytes);
  return decodeAs(bytes.subarray(markLength), encoding, markLength);
}

/**
 * A whole text in UTF-8 without mark, of whatever encoding it is: the very bytes where it is in UTF-8 already.
 *
 * @throws BaseError as {@link decodeText}.
 */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const { encoding, markLength } = detectEncoding(bytes);
  const rest = markLength === 0 ? bytes : bytes.subarray(markLength);
  if (encoding !== 'utf-8') return Buffer.from(decodeAs(rest, encoding, markLength));
  checkUtf8(rest, markLength);
  return rest;
}

/** Decodes bytes without looking for a mark; `base` is added to the offsets of errors. */
export function decodeAs(bytes: Uint8Array, encoding: TextEncodingName, base = 0): string {
  return encoding === 'utf-8' ? decodeUtf8(bytes, base) : decodeUtf16(bytes, encoding === 'utf-16le', base);
}

/** True when a string has no lone surrogate, so that it can be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

/** Unicode Normalization Form C: the form in which names and paths are compared. */
export function toNfc(text: string): string {
  return text.normalize('NFC');
}

/** Index of the first lone surrogate, or -1. */
export function firstLoneSurrogate(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return i;
    i++;
  }
  return -1;
}

function decodeUtf8(bytes: Uint8Array, base: number): string {
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    const offset = firstInvalidUtf8(bytes);
    if (offset < 0) throw tooLarge(bytes.length);
    throw encodingError('invalid UTF-8', base + offset);
  }
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean, base: number): string {
  if (bytes.length % 2 !== 0) throw encodingError('half a UTF-16 code unit', base + bytes.length - 1);
  if (bytes.length / 2 > MAX_TEXT_LENGTH) throw tooLarge(bytes.length);
  const low = littleEndian ? 0 : 1;
  let text = '';
  for (let start = 0; start < bytes.length; start += 2 * UTF16_CHUNK) {
    const end = Math.min(bytes.length, start + 2 * UTF16_CHUNK);
    const units: number[] = [];
    for (let i = start; i < end; i += 2) {
      units.push((bytes[i + low] ?? 0) | ((bytes[i + 1 - low] ?? 0) << 8));
    }
    text += String.fromCharCode(...units);
  }
  if (!text.isWellFormed()) throw encodingError('lone UTF-16 surrogate', base + 2 * firstLoneSurrogate(text));
  return text;
}

/** Longer texts are decoded sooner by the engine. */
const SHORT_TEXT = 256;

/** Some of a text that has a character for each byte of UTF-8, which was checked before. */
export function decodeUtf8In(text: string, start: number, end: number): string {
  const piece = text.slice(start, end);
  for (let at = 0; at < piece.length; at++)
    if (piece.charCodeAt(at) > 0x7f)
      return piece.length > SHORT_TEXT
        ? utf8Decoder.decode(Buffer.from(piece, 'latin1'))
        : decodedShort(piece, at);
  return piece;
}

/** The same for a short text whose first `ascii` characters are such. */
function decodedShort(piece: string, ascii: number): string {
  const units: number[] = [];
  for (let at = ascii; at < piece.length; ) {
    const lead = piece.charCodeAt(at);
    const next = (offset: number): number => piece.charCodeAt(at + offset) & 0x3f;
    if (lead < 0x80) {
      units.push(lead);
      at += 1;
    } else if (lead < 0xe0) {
      units.push(((lead & 0x1f) << 6) | next(1));
      at += 2;
    } else if (lead < 0xf0) {
      units.push(((lead & 0x0f) << 12) | (next(1) << 6) | next(2));
      at += 3;
    } else {
      const point = ((lead & 0x07) << 18) | (next(1) << 12) | (next(2) << 6) | next(3);
      units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
      at += 4;
    }
  }
  return piece.slice(0, ascii) + String.fromCharCode(...units);
}

/**
 * Refuses bytes that are no UTF-8, without decoding them; `base` is added to the offset of the error.
 *
 * @throws BaseError TEXT_ENCODING with the byte `offset` of the first ill-formed sequence.
 */
export function checkUtf8(bytes: Uint8Array, base = 0): void {
  const offset = firstInvalidUtf8(bytes);
  if (offset >= 0) throw encodingError('invalid UTF-8', base + offset);
}

/** How many bytes, from the first, are UTF-8: up to what is ill-formed, or cut within a character. */
export function utf8Length(bytes: Uint8Array): number {
  const offset = firstInvalidUtf8(bytes);
  return offset < 0 ? bytes.length : offset;
}

/** Byte offset of the first ill-formed UTF-8 sequence (Unicode table 3-7), or -1. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    if (bytes[i]! < 0x80) {
      i = endOfAscii(bytes, i);
      continue;
    }
    const length = utf8SequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/** Bytes that are looked at one by one: to have words made of them would cost more. */
const NEAR = 256;

/**
 * Index up to which all bytes from `from` are ASCII; there may be more of them beyond it. Where they go on for long, four
 * words are looked at together.
 */
function endOfAscii(bytes: Uint8Array, from: number): number {
  const near = Math.min(bytes.length, from + NEAR);
  let i = from;
  while (i < near && bytes[i]! < 0x80) i++;
  if (i < near || bytes.length - i < NEAR) return i;
  for (; ((bytes.byteOffset + i) & 3) !== 0; i++) if (bytes[i]! >= 0x80) return i;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + i, (bytes.length - i) >> 2);
  const last = words.length - 3;
  let w = 0;
  while (w < last && ((words[w]! | words[w + 1]! | words[w + 2]! | words[w + 3]!) & 0x80808080) === 0) w += 4;
  return i + w * 4;
}

function utf8SequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // The second byte is narrower after these leads: no overlong form, no surrogate, nothing above U+10FFFF.
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < least || second > most) return 0;
  for (let k = 2; k < length; k++) {
    const next = bytes[at + k] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

function encodingError(message: string, offset: number): BaseError {
  return new BaseError('TEXT_ENCODING', `${message} at byte ${offset}`, { offset });
}

export function tooLarge(size: number): BaseError {
  const limit = MAX_TEXT_LENGTH;
  return new BaseError('JSON_TOO_LARGE', `${size} bytes cannot be held as one text`, { size, limit });
}
