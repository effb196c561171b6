import { brotliDecompressSync, constants, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { JudgeError } from '../errors/judge-error.ts';

/** Largest content that is unpacked; beyond it a file is refused, however small it is when packed. */
export const MAX_INFLATED_BYTES = 192 * 1024 * 1024;

/** Bytes of a packed file that are unpacked to recognise it: one block of DEFLATE holds at most 1032 times its size. */
const HEAD_PACKED_BYTES = 4096;
const HEAD_INFLATED_BYTES = HEAD_PACKED_BYTES * 1100;

/** Whether the bytes start as gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * The content of a gzip file, or the bytes themselves where they are not packed. Refuses with `READ_SYNTAX` what is
 * damaged, cut short or unpacks to more than `MAX_INFLATED_BYTES`.
 */
export function unpacked(bytes: Uint8Array, limit = MAX_INFLATED_BYTES): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    const problem = tooLarge ? `gzip of more than ${limit} bytes` : 'damaged or incomplete gzip';
    throw new JudgeError('READ_SYNTAX', { line: 1, problem }, error);
  }
}

/** Start of the content as text, for recognition; empty where it cannot be unpacked. Never throws. */
export function unpackedHead(head: Uint8Array): string {
  if (!isGzip(head)) return '';
  try {
    const start = gunzipSync(head.subarray(0, HEAD_PACKED_BYTES), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: HEAD_INFLATED_BYTES,
    });
    return new TextDecoder('utf-8').decode(start.subarray(0, 65_536));
  } catch {
    return '';
  }
}

/** Ways of packing that Parquet names for its pages, besides its own. Each gives at most `size` bytes, or throws. */
export const pageUnpackers: Readonly<Record<string, (packed: Uint8Array, size: number) => Uint8Array>> = {
  GZIP: (packed, size) => gunzipSync(packed, { maxOutputLength: Math.max(1, size) }),
  ZSTD: (packed, size) => zstdDecompressSync(packed, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (packed, size) => brotliDecompressSync(packed, { maxOutputLength: Math.max(1, size) }),
};
