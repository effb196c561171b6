import { ProofError } from '../proof-error.ts';
import { TILE_WIDTH } from './tile-path.ts';

/** Longest entry: its length is written in two bytes. A log holds digests, never whole documents. */
export const LONGEST_ENTRY = 65_535;

/** One entry as bundles hold it: its length in two bytes, big-endian, then its bytes. */
export function encodeEntry(entry: Uint8Array): Uint8Array {
  if (entry.length > LONGEST_ENTRY)
    throw new ProofError('ENTRY_TOO_LARGE', { size: entry.length, limit: LONGEST_ENTRY });
  const bytes = new Uint8Array(2 + entry.length);
  new DataView(bytes.buffer).setUint16(0, entry.length);
  bytes.set(entry, 2);
  return bytes;
}

/**
 * The entries of a bundle; exactly `count` of them must fill the bytes.
 *
 * @throws ProofError ENTRY_BUNDLE_SYNTAX with the `offset` where bytes are missing or left over.
 */
export function decodeBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < Math.min(count, TILE_WIDTH)) {
    const start = at + 2;
    if (start > bytes.length) throw new ProofError('ENTRY_BUNDLE_SYNTAX', { offset: at });
    at = start + view.getUint16(at);
    if (at > bytes.length) throw new ProofError('ENTRY_BUNDLE_SYNTAX', { offset: start });
    entries.push(bytes.slice(start, at));
  }
  if (at !== bytes.length) throw new ProofError('ENTRY_BUNDLE_SYNTAX', { offset: at });
  return entries;
}
