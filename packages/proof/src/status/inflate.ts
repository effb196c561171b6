import { ProofError } from '../proof-error.ts';

/**
 * Inflates a gzip member (RFC 1952, RFC 1951) of at most `limit` bytes. Our own, for a verifier runs where no library
 * that unpacks at once is at hand, and must give the same answer everywhere: no flags, no name, one member, nothing
 * after it, checksum and length as stated.
 *
 * @throws ProofError STATUS_PACKING.
 */
export function inflateGzip(packed: Uint8Array, limit: number): Uint8Array {
  const plainHead = packed[0] === 0x1f && packed[1] === 0x8b && packed[2] === 8 && packed[3] === 0;
  if (packed.length < 18 || !plainHead) throw wrong();
  const bits = new Bits(packed, 10);
  const out = new Output(limit);
  let last = 0;
  do {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) stored(bits, out);
    else if (kind === 1) coded(bits, out, fixedLiterals, fixedDistances);
    else if (kind === 2) coded(bits, out, ...dynamicTables(bits));
    else throw wrong();
  } while (last === 0);
  const end = bits.atByte();
  const bytes = out.bytes();
  if (packed.length !== end + 8) throw wrong();
  if (readLittle(packed, end) !== crc32(bytes) || readLittle(packed, end + 4) !== bytes.length) throw wrong();
  return bytes;
}

const wrong = (): ProofError => new ProofError('STATUS_PACKING');

class Bits {
  private readonly data: Uint8Array;
  private at: number;
  private held = 0;
  private count = 0;

  constructor(data: Uint8Array, at: number) {
    this.data = data;
    this.at = at;
  }

  take(wanted: number): number {
    while (this.count < wanted) {
      const byte = this.data[this.at];
      if (byte === undefined) throw wrong();
      this.held |= byte << this.count;
      this.at += 1;
      this.count += 8;
    }
    const value = this.held & ((1 << wanted) - 1);
    this.held >>>= wanted;
    this.count -= wanted;
    return value;
  }

  /** Drops the rest of the byte; the offset of the next one. */
  atByte(): number {
    this.at -= this.count >> 3;
    this.held = 0;
    this.count = 0;
    return this.at;
  }

  byte(): number {
    const byte = this.data[this.at];
    if (byte === undefined) throw wrong();
    this.at += 1;
    return byte;
  }
}

class Output {
  private readonly limit: number;
  private data: Uint8Array;
  private length = 0;

  constructor(limit: number) {
    this.limit = limit;
    this.data = new Uint8Array(Math.min(limit, 32_768));
  }

  push(byte: number): void {
    this.reserve(1);
    this.data[this.length] = byte;
    this.length += 1;
  }

  copy(distance: number, count: number): void {
    if (distance > this.length) throw wrong();
    this.reserve(count);
    const from = this.length - distance;
    if (distance === 1) this.data.fill(this.data[from]!, this.length, this.length + count);
    else for (let i = 0; i < count; i++) this.data[this.length + i] = this.data[from + i]!;
    this.length += count;
  }

  bytes(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.limit) throw wrong();
    if (needed <= this.data.length) return;
    const grown = new Uint8Array(Math.min(this.limit, Math.max(needed, 2 * this.data.length)));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }
}

/** Canonical Huffman codes: how many there are of each length, and their symbols in order. */
interface Table {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const LONGEST_CODE = 15;

function tableOf(lengths: readonly number[]): Table {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length]! += 1;
  counts[0] = 0;
  let left = 1;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    left = left * 2 - counts[length]!;
    if (left < 0) throw wrong();
  }
  const offsets = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length++)
    offsets[length + 1] = offsets[length]! + counts[length]!;
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[offsets[length]!] = symbol;
    offsets[length]! += 1;
  }
  return { counts, symbols };
}

function decode(bits: Bits, { counts, symbols }: Table): number {
  let [code, first, index] = [0, 0, 0];
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code |= bits.take(1);
    const count = counts[length]!;
    if (code - count < first) return symbols[index + (code - first)]!;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw wrong();
}

const fixedLiterals = tableOf(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const fixedDistances = tableOf(Array.from({ length: 30 }, () => 5));

export const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
] as const;
export const LENGTH_EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
] as const;
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12_289, 16_385, 24_577,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function stored(bits: Bits, out: Output): void {
  bits.atByte();
  const length = bits.byte() | (bits.byte() << 8);
  const check = bits.byte() | (bits.byte() << 8);
  if ((length ^ check) !== 0xffff) throw wrong();
  for (let i = 0; i < length; i++) out.push(bits.byte());
}

function coded(bits: Bits, out: Output, literals: Table, distances: Table): void {
  for (;;) {
    const symbol = decode(bits, literals);
    if (symbol < 256) {
      out.push(symbol);
      continue;
    }
    if (symbol === 256) return;
    const base = LENGTH_BASE[symbol - 257];
    if (base === undefined) throw wrong();
    const length = base + bits.take(LENGTH_EXTRA[symbol - 257]!);
    const place = decode(bits, distances);
    const distance = DISTANCE_BASE[place];
    if (distance === undefined) throw wrong();
    out.copy(distance + bits.take(Math.max(0, (place >> 1) - 1)), length);
  }
}

function dynamicTables(bits: Bits): readonly [Table, Table] {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const codes = bits.take(4) + 4;
  if (literals > 286 || distances > 30) throw wrong();
  const codeLengths = Array.from({ length: 19 }, () => 0);
  for (let i = 0; i < codes; i++) codeLengths[CODE_ORDER[i]!] = bits.take(3);
  const table = tableOf(codeLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = decode(bits, table);
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const before = lengths.at(-1);
    if (symbol === 16 && before === undefined) throw wrong();
    const repeat = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    for (let i = 0; i < repeat; i++) lengths.push(symbol === 16 ? before! : 0);
  }
  if (lengths.length !== literals + distances || lengths[256] === 0) throw wrong();
  return [tableOf(lengths.slice(0, literals)), tableOf(lengths.slice(literals))];
}

function readLittle(data: Uint8Array, at: number): number {
  return (data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24)) >>> 0;
}

/** Tables for eight bytes at once: in the n-th, what a byte makes of the sum when n bytes follow it. */
const crcTables: readonly Uint32Array[] = Array.from({ length: 8 }, () => new Uint32Array(256));
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let i = 0; i < 8; i++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  crcTables[0]![byte] = value;
}
for (let n = 1; n < 8; n++)
  for (let byte = 0; byte < 256; byte++) {
    const before = crcTables[n - 1]![byte]!;
    crcTables[n]![byte] = crcTables[0]![before & 0xff]! ^ (before >>> 8);
  }

export function crc32(data: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = crcTables as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let crc = 0xffffffff;
  let at = 0;
  for (; at + 8 <= data.length; at += 8)
    crc =
      t7[(crc ^ data[at]!) & 0xff]! ^
      t6[((crc >>> 8) ^ data[at + 1]!) & 0xff]! ^
      t5[((crc >>> 16) ^ data[at + 2]!) & 0xff]! ^
      t4[(crc >>> 24) ^ data[at + 3]!]! ^
      t3[data[at + 4]!]! ^
      t2[data[at + 5]!]! ^
      t1[data[at + 6]!]! ^
      t0[data[at + 7]!]!;
  for (; at < data.length; at += 1) crc = t0[(crc ^ data[at]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
