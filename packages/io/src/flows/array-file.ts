import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const MAGIC = 'ANCRARR2';
/** Files written before sums were kept: what they hold is taken as it is. */
const WITHOUT_SUMS = 'ANCRARR1';
const ALIGNED = 8;

/** Arrays that a file can hold. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const kindsOf = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;
type KindName = keyof typeof kindsOf;

interface Header {
  readonly told: unknown;
  readonly arrays: readonly (readonly [name: string, kind: KindName, length: number, sum?: number])[];
}

/**
 * Writes a few words and arrays of numbers, whole or not at all, in the form in which memory has them: read in one go. The words and each array
 * have a CRC-32: it shows what a disk, a copy or a crash has changed (every burst of up to 32 bits, all else but once in four billions), and
 * nothing of what somebody changes on purpose, who writes the sum anew.
 */
export function writeArrays(path: string, told: unknown, arrays: Readonly<Record<string, Numbers>>): void {
  const header: Header = {
    told,
    arrays: Object.entries(arrays).map(([name, array]) => [
      name,
      kindOf(array),
      array.length,
      crc32(bytesOf(array)),
    ]),
  };
  const words = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(aligned(MAGIC.length + 8 + words.length));
  start.write(MAGIC, 0, 'latin1');
  start.writeUInt32LE(words.length, MAGIC.length);
  start.writeUInt32LE(crc32(words), MAGIC.length + 4);
  words.copy(start, MAGIC.length + 8);
  const pieces: Buffer[] = [start];
  for (const array of Object.values(arrays)) {
    const piece = Buffer.alloc(aligned(array.byteLength));
    piece.set(bytesOf(array));
    pieces.push(piece);
  }
  // Another process may write the same file meanwhile.
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, Buffer.concat(pieces));
  renameSync(part, path);
}

/** Reads such a file, or those of its arrays that are wanted, into memory that threads share; undefined where it is none, or is damaged. */
export function readArrays(
  path: string,
  wanted: (name: string) => boolean = () => true,
): { readonly told: unknown; readonly arrays: Readonly<Record<string, Numbers>> } | undefined {
  const file = openSync(path, 'r');
  try {
    const header = readHeader(file);
    if (header === undefined) return undefined;
    let { at } = header;
    const found: Record<string, Numbers> = {};
    for (const [name, kind, count, sum] of header.arrays) {
      const Kind = kindsOf[kind];
      const size = count * Kind.BYTES_PER_ELEMENT;
      if (at + size > fstatSync(file).size) return undefined;
      if (wanted(name)) {
        const memory = new SharedArrayBuffer(size);
        const bytes = new Uint8Array(memory);
        if (!readWhole(file, bytes, at) || (sum !== undefined && sum !== crc32(bytes))) return undefined;
        found[name] = new (Kind as new (of: ArrayBufferLike) => Numbers)(memory);
      }
      at += aligned(size);
    }
    return { told: header.told, arrays: found };
  } finally {
    closeSync(file);
  }
}

/** The words of such a file, without its arrays; undefined where it is none, or where they are damaged. */
export function readTold(path: string): unknown {
  const file = openSync(path, 'r');
  try {
    return readHeader(file)?.told;
  } finally {
    closeSync(file);
  }
}

/** What stands before the arrays, and where these start. */
function readHeader(file: number): (Header & { readonly at: number }) | undefined {
  const start = Buffer.alloc(MAGIC.length + 8);
  if (!readWhole(file, start, 0)) return undefined;
  const magic = start.toString('latin1', 0, MAGIC.length);
  if (magic !== MAGIC && magic !== WITHOUT_SUMS) return undefined;
  const length = start.readUInt32LE(MAGIC.length);
  if (length > fstatSync(file).size) return undefined;
  const words = Buffer.alloc(length);
  if (!readWhole(file, words, start.length)) return undefined;
  if (magic === MAGIC && start.readUInt32LE(MAGIC.length + 4) !== crc32(words)) return undefined;
  const header = headerOf(words.toString('utf8'), magic === MAGIC);
  return header === undefined ? undefined : { ...header, at: aligned(start.length + words.length) };
}

/** Our own file is written whole or not at all; a disk may still change it. */
function headerOf(words: string, hasSums: boolean): Header | undefined {
  try {
    const header = JSON.parse(words) as Header;
    const known = header.arrays.every(
      ([name, kind, length, sum]) =>
        typeof name === 'string' &&
        Object.hasOwn(kindsOf, kind) &&
        Number.isSafeInteger(length) &&
        length >= 0 &&
        typeof sum === (hasSums ? 'number' : 'undefined'),
    );
    return known ? header : undefined;
  } catch {
    return undefined;
  }
}

function readWhole(file: number, into: Uint8Array, from: number): boolean {
  for (let at = 0; at < into.length; ) {
    const read = readSync(file, into, at, into.length - at, from + at);
    if (read === 0) return false;
    at += read;
  }
  return true;
}

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}

function kindOf(array: Numbers): KindName {
  return array.constructor.name as KindName;
}
