import { ProofError } from '../proof-error.ts';
import { joinBytes } from './bytes.ts';

/** The part of CBOR (RFC 8949) that a receipt needs. Integers are bigint; map keys are integers. */
export type Cbor = bigint | Uint8Array | null | readonly Cbor[] | CborMap | CborTag;
export type CborMap = ReadonlyMap<bigint, Cbor>;
export interface CborTag {
  readonly tag: bigint;
  readonly value: Cbor;
}

const DEEPEST = 8;

/** Deterministic encoding (RFC 8949 §4.2.1): shortest lengths; the caller gives maps in order. */
export function encodeCbor(value: Cbor): Uint8Array {
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === 'bigint') return value < 0n ? head(1, -1n - value) : head(0, value);
  if (value instanceof Uint8Array) return joinBytes([head(2, BigInt(value.length)), value]);
  if (isList(value)) return joinBytes([head(4, BigInt(value.length)), ...value.map(encodeCbor)]);
  if (isTag(value)) return joinBytes([head(6, value.tag), encodeCbor(value.value)]);
  const pairs = [...value].flatMap(([key, item]) => [encodeCbor(key), encodeCbor(item)]);
  return joinBytes([head(5, BigInt(value.size)), ...pairs]);
}

function head(major: number, argument: bigint): Uint8Array {
  const lead = major << 5;
  if (argument < 24n) return Uint8Array.of(lead | Number(argument));
  const size = [1, 2, 4].find((bytes) => argument < 1n << BigInt(8 * bytes)) ?? 8;
  const bytes = new Uint8Array(1 + size);
  bytes[0] = lead | (24 + Math.log2(size));
  for (let i = 0; i < size; i++) bytes[size - i] = Number((argument >> BigInt(8 * i)) & 0xffn);
  return bytes;
}

/**
 * Decodes one value that fills the bytes, in its one deterministic form: longer lengths, keys out of order or given twice,
 * and everything that a receipt does not need are refused.
 *
 * @throws ProofError RECEIPT_SYNTAX with the `offset`.
 */
export function decodeCbor(bytes: Uint8Array): Cbor {
  let at = 0;
  const fail = (): never => {
    throw new ProofError('RECEIPT_SYNTAX', { offset: at });
  };
  const argument = (info: number): bigint => {
    if (info < 24) return BigInt(info);
    if (info > 27) fail();
    const size = 2 ** (info - 24);
    if (at + size > bytes.length) fail();
    let value = 0n;
    for (let i = 0; i < size; i++) value = (value << 8n) | BigInt(bytes[at++]!);
    // The shortest form only: what fits in half the bytes is written in half the bytes.
    if (value < (size === 1 ? 24n : 1n << BigInt(4 * size))) fail();
    return value;
  };
  const item = (depth: number): Cbor => {
    const lead = bytes[at] ?? fail();
    if (depth > DEEPEST) fail();
    at++;
    if (lead === 0xf6) return null;
    const [major, value] = [lead >> 5, argument(lead & 31)];
    if (major === 0) return value;
    if (major === 1) return -1n - value;
    if (major === 6) return { tag: value, value: item(depth + 1) };
    // Each byte or item takes at least one byte of what is left.
    if (value > BigInt(bytes.length - at)) fail();
    const count = Number(value);
    if (major === 2) return bytes.slice(at, (at += count));
    if (major === 4) return Array.from({ length: count }, () => item(depth + 1));
    if (major !== 5) fail();
    const map = new Map<bigint, Cbor>();
    let before: Uint8Array | undefined;
    for (let i = 0; i < count; i++) {
      const start = at;
      const key = item(depth + 1);
      if (typeof key !== 'bigint') fail();
      const encoded = bytes.subarray(start, at);
      if (before !== undefined && compareBytes(before, encoded) >= 0) fail();
      before = encoded;
      map.set(key as bigint, item(depth + 1));
    }
    return map;
  };
  const value = item(0);
  if (at !== bytes.length) fail();
  return value;
}

export const isList = (value: Cbor): value is readonly Cbor[] => Array.isArray(value);
export const isMap = (value: Cbor | undefined): value is CborMap => value instanceof Map;
export const isTag = (value: Cbor): value is CborTag =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, 'tag');

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
