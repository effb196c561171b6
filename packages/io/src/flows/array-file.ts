import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';

const MAGIC = 'ANCRARR1';
const ALIGNED = 8;

/** Arrays that a file can hold. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const kindsOf = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;
type KindName = keyof typeof kindsOf;

interface Header {
  readonly told: unknown;
  readonly arrays: readonly (readonly [name: string, kind: KindName, length: number])[];
}

/** Writes a few words and arrays of numbers, whole or not at all, in the form in which memory has them: read in one go. */
export function writeArrays(path: string, told: unknown, arrays: Readonly<Record<string, Numbers>>): void {
  const header: Header = {
    told,
    arrays: Object.entries(arrays).map(([name, array]) => [name, kindOf(array), array.length]),
  };
  const words = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(aligned(MAGIC.length + 8 + words.length));
  start.write(MAGIC, 0, 'latin1');
  start.writeUInt32LE(words.length, MAGIC.length);
  words.copy(start, MAGIC.length + 8);
  const pieces: Buffer[] = [start];
  for (const array of Object.values(arrays)) {
    const piece = Buffer.alloc(aligned(array.byteLength));
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(piece);
    pieces.push(piece);
  }
  writeFileSync(`${path}.part`, Buffer.concat(pieces));
  renameSync(`${path}.part`, path);
}

/** Reads such a file into memory that threads share; undefined where it is none. */
export function readArrays(
  path: string,
): { readonly told: unknown; readonly arrays: Readonly<Record<string, Numbers>> } | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const memory = new SharedArrayBuffer(aligned(size));
    const bytes = new Uint8Array(memory);
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, size - at, at);
      if (read === 0) return undefined;
      at += read;
    }
    if (size < MAGIC.length + 8 || Buffer.from(bytes.slice(0, MAGIC.length)).toString('latin1') !== MAGIC)
      return undefined;
    const length = new DataView(memory).getUint32(MAGIC.length, true);
    const words = Buffer.from(bytes.slice(MAGIC.length + 8, MAGIC.length + 8 + length)).toString('utf8');
    // Our own file: written whole or not at all.
    const { told, arrays } = JSON.parse(words) as Header;
    let at = aligned(MAGIC.length + 8 + length);
    const found: Record<string, Numbers> = {};
    for (const [name, kind, count] of arrays) {
      const Kind = kindsOf[kind] as new (memory: ArrayBufferLike, at: number, length: number) => Numbers;
      const array = new Kind(memory, at, count);
      found[name] = array;
      at += aligned(array.byteLength);
    }
    return { told, arrays: found };
  } finally {
    closeSync(file);
  }
}

/** The words of such a file, without its arrays; undefined where it is none. */
export function readTold(path: string): unknown {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length + 8);
    if (readSync(file, start, 0, start.length, 0) < start.length) return undefined;
    if (start.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const words = Buffer.alloc(start.readUInt32LE(MAGIC.length));
    if (readSync(file, words, 0, words.length, start.length) < words.length) return undefined;
    return (JSON.parse(words.toString('utf8')) as Header).told;
  } finally {
    closeSync(file);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}

function kindOf(array: Numbers): KindName {
  return array.constructor.name as KindName;
}
