import { hexDigit } from './pdf-lexer.ts';

/** Undoes ASCIIHexDecode. */
export function decodeAsciiHex(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let half: number | undefined;
  for (const byte of bytes) {
    if (byte === 0x3e) break;
    const digit = hexDigit(byte);
    if (digit === undefined) continue;
    if (half === undefined) half = digit;
    else {
      out.push(half * 16 + digit);
      half = undefined;
    }
  }
  if (half !== undefined) out.push(half * 16);
  return Uint8Array.from(out);
}

/** Undoes ASCII85Decode; `z` stands for four zeros. */
export function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (digits: number[]): void => {
    const padded = [...digits, 84, 84, 84, 84].slice(0, 5);
    const word = padded.reduce((sum, digit) => sum * 85 + digit, 0) % 2 ** 32;
    const four = [word / 2 ** 24, word / 2 ** 16, word / 2 ** 8, word].map((byte) => Math.floor(byte) & 0xff);
    out.push(...four.slice(0, digits.length - 1));
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    if (byte < 0x21 || byte > 0x75) continue;
    group.push(byte - 0x21);
    if (group.length < 5) continue;
    flush(group);
    group = [];
  }
  if (group.length > 1) flush(group);
  return Uint8Array.from(out);
}

/** Undoes RunLengthDecode to at most `most` bytes; undefined beyond. */
export function decodeRunLength(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at]!;
    if (length === 128) break;
    if (length < 128) {
      for (const byte of bytes.subarray(at + 1, at + 2 + length)) out.push(byte);
      at += length + 2;
    } else {
      for (let count = 257 - length; count > 0; count -= 1) out.push(bytes[at + 1] ?? 0);
      at += 2;
    }
    if (out.length > most) return undefined;
  }
  return Uint8Array.from(out);
}

/** Undoes LZWDecode to at most `most` bytes; undefined beyond. `early` is PDF's EarlyChange, 1 unless stated. */
export function decodeLzw(bytes: Uint8Array, most: number, early: number): Uint8Array | undefined {
  const out: number[] = [];
  let table: Uint8Array[] = [];
  let width = 9;
  let previous: Uint8Array | undefined;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      table = [];
      width = 9;
      previous = undefined;
      continue;
    }
    const known: Uint8Array | undefined = code < 256 ? Uint8Array.of(code) : table[code - 258];
    const entry: Uint8Array | undefined =
      known ?? (previous === undefined ? undefined : Uint8Array.of(...previous, previous[0]!));
    if (entry === undefined) break;
    for (const value of entry) out.push(value);
    if (out.length > most) return undefined;
    if (previous !== undefined && table.length < 3838) table.push(Uint8Array.of(...previous, entry[0]!));
    previous = entry;
    const size = table.length + 258 + early;
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
  }
  return Uint8Array.from(out);
}

/** How the rows of a predicted stream are laid out. */
export interface PredictorLayout {
  readonly predictor: number;
  readonly columns: number;
  readonly colors: number;
  readonly bits: number;
}

/** Undoes PNG (10 and above) and 8-bit TIFF (2) prediction. */
export function undoPredictor(bytes: Uint8Array, layout: PredictorLayout): Uint8Array {
  const { predictor, columns, colors, bits } = layout;
  if (predictor < 2) return bytes;
  const pixel = Math.max(1, (colors * bits) >> 3);
  const row = Math.max(1, (columns * colors * bits + 7) >> 3);
  if (row > bytes.length) return bytes;
  if (predictor === 2) {
    const out = Uint8Array.from(bytes);
    for (let at = 0; at < out.length; at += 1) if (at % row >= pixel) out[at] = out[at]! + out[at - pixel]!;
    return out;
  }
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let index = 0; index < rows; index += 1) {
    const filter = bytes[index * (row + 1)]!;
    const start = index * row;
    for (let i = 0; i < row; i += 1) {
      const value = bytes[index * (row + 1) + 1 + i] ?? 0;
      const left = i >= pixel ? out[start + i - pixel]! : 0;
      const up = index > 0 ? out[start - row + i]! : 0;
      const corner = i >= pixel && index > 0 ? out[start - row + i - pixel]! : 0;
      out[start + i] = value + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
