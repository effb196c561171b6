import { hash } from 'node:crypto';

/** Bytes of one hash. */
export const HASH_BYTES = 32;

/**
 * SHA-256, 32 bytes. Through `latin1` because that is the fastest form of Node 24 by far (2.1 million a second against
 * 0.6 million for the others): a log hashes each entry and each node of its tree.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
}
