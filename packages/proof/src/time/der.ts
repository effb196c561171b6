import { ProofError } from '../proof-error.ts';

/** One value of DER (X.690): its tag, its content, and all its bytes with the head. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

const malformed = (): ProofError => new ProofError('STAMP_SHAPE');

/** The values in some bytes, one after another. Lengths are definite and shortest. @throws ProofError STAMP_SHAPE. */
export function readAll(bytes: Uint8Array): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { length, start } = lengthAt(bytes, at + 1);
    const end = start + length;
    if ((bytes[at]! & 0x1f) === 0x1f || end > bytes.length) throw malformed();
    found.push({ tag: bytes[at]!, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

function lengthAt(bytes: Uint8Array, at: number): { readonly length: number; readonly start: number } {
  const first = bytes[at];
  if (first === undefined) throw malformed();
  if (first < 0x80) return { length: first, start: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 3 || at + count >= bytes.length) throw malformed();
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + bytes[at + i]!;
  if (length < 0x80 || length < 256 ** (count - 1)) throw malformed();
  return { length, start: at + 1 + count };
}

/** The one value that these bytes are. */
export function readOne(bytes: Uint8Array, tag?: number): Der {
  const [value, ...rest] = readAll(bytes);
  if (value === undefined || rest.length > 0 || (tag !== undefined && value.tag !== tag)) throw malformed();
  return value;
}

/** The members of a constructed value. */
export function members(value: Der | undefined, tag: number): Der[] {
  return readAll(taken(value, tag).content);
}

/** A value that must be there, with this tag. */
export function taken(value: Der | undefined, tag: number): Der {
  if (value?.tag !== tag) throw malformed();
  return value;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x18,
  shortTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Dotted form of an object identifier. */
export function oidOf(value: Der | undefined): string {
  const { content } = taken(value, TAG.oid);
  const parts: number[] = [];
  let part = 0;
  for (const byte of content) {
    part = part * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(part)) throw malformed();
    if (byte >= 0x80) continue;
    parts.push(
      ...(parts.length === 0
        ? [Math.min(2, Math.floor(part / 40)), part - 40 * Math.min(2, Math.floor(part / 40))]
        : [part]),
    );
    part = 0;
  }
  return parts.join('.');
}

/** `YYYY-MM-DDThh:mm:ssZ` of a GeneralizedTime or UTCTime in UTC; fractions are cut. */
export function timeOf(value: Der | undefined): string {
  if (value === undefined) throw malformed();
  const text = String.fromCharCode(...value.content);
  const pattern =
    value.tag === TAG.time
      ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/
      : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
  const match = value.tag === TAG.time || value.tag === TAG.shortTime ? pattern.exec(text) : null;
  if (match === null) throw malformed();
  const [, year = '', month, day, hour, minute, second] = match;
  const whole = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  return `${whole}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** A value written in DER. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const length = content.length;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...head, ...content]);
}
