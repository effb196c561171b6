import { HASH_BYTES, sha256 } from './sha256.ts';

/** Hash of an empty tree (RFC 6962 §2.1): that of no bytes. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

/** Hash of an entry: SHA-256 of 0x00 and its bytes, so that no entry can pass for a node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(entry.length + 1);
  input.set(entry, 1);
  return sha256(input);
}

/** Hash of a node: SHA-256 of 0x01, left, right. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  // Read whole before the next call: one buffer serves every node.
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return sha256(NODE);
}

const NODE = new Uint8Array(1 + 2 * HASH_BYTES);
NODE[0] = 1;
