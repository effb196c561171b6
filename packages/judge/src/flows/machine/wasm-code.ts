/**
 * Instructions of WebAssembly as functions that give their bytes, so that a program reads as nested calls. Only what the scanner of
 * flow logs needs; codes are those of the core specification and of its vector instructions.
 */
export type Code = readonly number[];

/** Kinds of values: whole numbers of 32 and 64 bits, doubles, and vectors of 16 bytes. */
export const I32 = 0x7f;
export const I64 = 0x7e;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type ValueKind = typeof I32 | typeof I64 | typeof F64 | typeof V128;

/** A whole number in the variable length that the format uses, unsigned. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const seven = rest & 127;
    rest = Math.floor(rest / 128);
    if ((rest === 0 && seven < 64) || (rest === -1 && seven >= 64)) return [...bytes, seven];
    bytes.push(seven | 128);
  }
}

function signedBig(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const seven = Number(rest & 127n);
    if (rest >> 6n === 0n || rest >> 6n === -1n) return [...bytes, seven];
    bytes.push(seven | 128);
  }
}

type Two = (a: Code, b: Code) => Code;
type One = (a: Code) => Code;
const two =
  (code: number): Two =>
  (a, b) => [...a, ...b, code];
const one =
  (code: number): One =>
  (a) => [...a, code];
const vectors =
  (code: number): Two =>
  (a, b) => [...a, ...b, 0xfd, ...unsigned(code)];
const vector =
  (code: number): One =>
  (a) => [...a, 0xfd, ...unsigned(code)];
/** Reads at an address and a constant beyond it; nothing needs to be aligned. */
const load =
  (...code: number[]) =>
  (at: Code, beyond = 0): Code => [...at, ...code, 0, ...unsigned(beyond)];
const store =
  (...code: number[]) =>
  (at: Code, value: Code, beyond = 0): Code => [...at, ...value, ...code, 0, ...unsigned(beyond)];

export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value | 0)],
  load: load(0x28),
  byte: load(0x2d),
  half: load(0x2f),
  store: store(0x36),
  storeByte: store(0x3a),
  storeHalf: store(0x3b),
  isZero: one(0x45),
  eq: two(0x46),
  ne: two(0x47),
  less: two(0x48),
  lessUnsigned: two(0x49),
  moreUnsigned: two(0x4b),
  add: two(0x6a),
  sub: two(0x6b),
  mul: two(0x6c),
  trailingZeros: one(0x68),
  divUnsigned: two(0x6e),
  and: two(0x71),
  or: two(0x72),
  xor: two(0x73),
  shl: two(0x74),
  shr: two(0x76),
  /** The lower half of 64 bits. */
  ofLong: one(0xa7),
};

export const i64 = {
  of: (value: number): Code => [0x42, ...signed(value)],
  /** The same of numbers beyond 2^53. */
  ofBig: (value: bigint): Code => [0x42, ...signedBig(BigInt.asIntN(64, value))],
  load: load(0x29),
  store: store(0x37),
  isZero: one(0x50),
  eq: two(0x51),
  less: two(0x53),
  more: two(0x55),
  trailingZeros: one(0x7a),
  ones: one(0x7b),
  add: two(0x7c),
  sub: two(0x7d),
  mul: two(0x7e),
  divUnsigned: two(0x80),
  and: two(0x83),
  or: two(0x84),
  xor: two(0x85),
  shl: two(0x86),
  shr: two(0x88),
  ofUnsigned: one(0xad),
  /** A double without its fraction; it must be within 63 bits. */
  ofDouble: one(0xb0),
};

export const f64 = {
  of: (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  load: load(0x2b),
  store: store(0x39),
  mul: two(0xa2),
  /** Not a number is not less. */
  notLess: (a: Code, b: Code): Code => [...a, ...b, 0x63, 0x45],
  add: two(0xa0),
  ofLong: one(0xb9),
};

/** Reads or writes one part of a vector: the lower or the upper 8 bytes. */
const half8 =
  (code: number) =>
  (at: Code, value: Code, half: 0 | 1, beyond = 0): Code => [
    ...at,
    ...value,
    0xfd,
    code,
    0,
    ...unsigned(beyond),
    half,
  ];

/** Vectors of 16 bytes, or of 8 or 4 numbers of 16 or 32 bits. */
export const v128 = {
  bytes: (value: readonly number[]): Code => [0xfd, 0x0c, ...value],
  /** Eight numbers of 16 bits: two, four times over. */
  pairs: (a: number, b: number): Code => [
    0xfd,
    0x0c,
    ...Array.from({ length: 4 }, () => [a & 255, a >> 8, b & 255, b >> 8]).flat(),
  ],
  /** Sixteen bytes: two, eight times over. */
  all16: (a: number, b: number): Code => [0xfd, 0x0c, ...Array.from({ length: 8 }, () => [a, b]).flat()],
  /** Four numbers of 32 bits, all the same and below 256. */
  fours: (a: number): Code => [0xfd, 0x0c, ...Array.from({ length: 4 }, () => [a, 0, 0, 0]).flat()],
  all: (byte: number): Code => [0xfd, 0x0c, ...Array.from({ length: 16 }, () => byte)],
  load: load(0xfd, 0x00),
  store: store(0xfd, 0x0b),
  /** The lower 8 bytes, or the upper in place of those of a vector. */
  loadLower: load(0xfd, 0x5d),
  loadHalf: half8(0x57),
  storeHalf: half8(0x5b),
  pick: vectors(0x0e),
  /** Bytes of two vectors side by side, by constant places. */
  shuffle: (a: Code, b: Code, places: readonly number[]): Code => [...a, ...b, 0xfd, 0x0d, ...places],
  /** As `pick`, where no place is from 16 to 127: machines differ there. */
  pickRelaxed: vectors(0x100),
  allInts: vector(0x11),
  int: (a: Code, lane: number): Code => [...a, 0xfd, 0x1b, lane],
  long: (a: Code, lane: 0 | 1): Code => [...a, 0xfd, 0x1d, lane],
  eqBytes: vectors(0x23),
  /** Of numbers with sign: bytes above 127 are the least. */
  lessSigned: vectors(0x25),
  moreSigned: vectors(0x27),
  moreBytes: vectors(0x28),
  lessInts: vectors(0x39),
  moreInts: vectors(0x3b),
  and: vectors(0x4e),
  or: vectors(0x50),
  xor: vectors(0x51),
  any: vector(0x53),
  /** The highest bit of each byte. */
  bits: vector(0x64),
  narrowToBytes: vectors(0x66),
  subBytes: vectors(0x71),
  /** Differences from 0 up, of bytes and of numbers of 16 bits: 0 where the first is not more. */
  moreByBytes: vectors(0x73),
  moreByHalves: vectors(0x93),
  narrowSigned: vectors(0x85),
  narrowUnsigned: vectors(0x86),
  lowBytes: vector(0x89),
  highBytes: vector(0x8a),
  addInts: vectors(0xae),
  /** Products of numbers of 16 bits, each pair of them summed. */
  dot: vectors(0xba),
  /** Products of bytes, each pair of them summed; of the second none is above 127: machines differ there. */
  dotBytes: vectors(0x112),
  shlInts: vectors(0xab),
  shrInts: vectors(0xad),
};

/** One of two values, by a condition. */
export const select = (yes: Code, no: Code, condition: Code): Code => [...yes, ...no, ...condition, 0x1b];

export const block = (...body: Code[]): Code => [0x02, 0x40, ...body.flat(), 0x0b];
export const loop = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b];
export const when = (condition: Code, ...body: Code[]): Code => [
  ...condition,
  0x04,
  0x40,
  ...body.flat(),
  0x0b,
];
/** Leaves so many blocks, or starts a loop again, where a condition holds. */
export const leaveIf = (depth: number, condition: Code): Code => [...condition, 0x0d, depth];
export const leave = (depth: number): Code => [0x0c, depth];
export const giveBack = (value: Code): Code => [...value, 0x0f];
/** What another function of the module gives, by its place among them. */
export const call = (index: number, ...values: Code[]): Code => [...values.flat(), 0x10, ...unsigned(index)];
