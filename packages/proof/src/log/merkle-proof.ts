import { equalBytes } from './bytes.ts';
import { EMPTY_ROOT, nodeHash } from './merkle-hash.ts';
import { HASH_BYTES } from './sha256.ts';

/** Hashes that a proof can need at most: sizes are below 2^63. */
export const LONGEST_PROOF = 63;

/** A tree as a checkpoint states it. */
export interface TreeHead {
  readonly size: bigint;
  readonly root: Uint8Array;
}

/**
 * The root that an inclusion proof leads to (RFC 9162 §2.1.3.2, for the trees of RFC 6962); undefined when the index is
 * not in a tree of this size, or the proof has one hash too few or too many.
 */
export function rootOfInclusion(
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (index < 0n || index >= size || !hashesOnly(proof)) return undefined;
  let fn = index;
  let sn = size - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0n) return undefined;
    if (odd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (!odd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? hash : undefined;
}

/** True when the entry with this leaf hash stands at this index of the tree. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: bigint,
  tree: TreeHead,
  proof: readonly Uint8Array[],
): boolean {
  const root = rootOfInclusion(leaf, index, tree.size, proof);
  return root !== undefined && equalBytes(root, tree.root);
}

/**
 * True when the first tree is a beginning of the second (RFC 9162 §2.1.4.2). The empty tree is a beginning of every
 * tree, and every tree of itself: both by an empty proof only, and with equal roots where the sizes are equal.
 */
export function verifyConsistency(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (first.size < 0n || first.size > second.size || !hashesOnly(proof)) return false;
  if (first.size === 0n || first.size === second.size) {
    const emptiesHold = [first, second].every(({ size, root }) => size > 0n || equalBytes(root, EMPTY_ROOT));
    const same = first.size < second.size || equalBytes(first.root, second.root);
    return proof.length === 0 && emptiesHold && same;
  }
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : [...proof];
  let fn = first.size - 1n;
  let sn = second.size - 1n;
  while (odd(fn)) [fn, sn] = [fn >> 1n, sn >> 1n];
  const start = path.shift();
  if (start === undefined) return false;
  let [old, current] = [start, start];
  for (const sibling of path) {
    if (sn === 0n) return false;
    if (odd(fn) || fn === sn) {
      old = nodeHash(sibling, old);
      current = nodeHash(sibling, current);
      while (!odd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else current = nodeHash(current, sibling);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && equalBytes(old, first.root) && equalBytes(current, second.root);
}

const odd = (n: bigint): boolean => (n & 1n) === 1n;
const isPowerOfTwo = (n: bigint): boolean => (n & (n - 1n)) === 0n;
const hashesOnly = (proof: readonly Uint8Array[]): boolean =>
  proof.length <= LONGEST_PROOF && proof.every(({ length }) => length === HASH_BYTES);
