import { joinBytes } from '../log/bytes.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from '../log/merkle-hash.ts';
import { HASH_BYTES, sha256 } from '../log/sha256.ts';

/** Bytes of the salt of a piece of evidence. */
export const SALT_BYTES = 32;

/**
 * What stands for a piece of evidence: SHA-256 of 0x00, a salt, and its bytes. Whoever has not the salt cannot tell, even of a
 * file that they could guess, whether it is this one.
 */
export function commitEvidence(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  return sha256(joinBytes([Uint8Array.of(0), salt, bytes]));
}

/** Root and paths of the tree of RFC 6962 over commitments. */
export function evidenceTree(commits: readonly Uint8Array[]): {
  readonly root: Uint8Array;
  /** For each commitment, hashes from its sibling upwards. */
  readonly paths: readonly (readonly Uint8Array[])[];
} {
  if (commits.length === 0) return { root: EMPTY_ROOT, paths: [] };
  const paths: Uint8Array[][] = commits.map(() => []);
  const build = (start: number, end: number): Uint8Array => {
    if (end - start === 1) return leafHash(commits[start]!);
    let half = 1;
    while (half * 2 < end - start) half *= 2;
    const [left, right] = [build(start, start + half), build(start + half, end)];
    for (let at = start; at < end; at++) paths[at]!.push(at < start + half ? right : left);
    return nodeHash(left, right);
  };
  return { root: build(0, commits.length), paths };
}

export const isHash = (bytes: Uint8Array | undefined): bytes is Uint8Array => bytes?.length === HASH_BYTES;
