import { digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';

/** Bytes of a text, with the hint that a caller would give for it. For tests. */
export function fileOf(
  text: string | Uint8Array,
  name = 'file',
): { bytes: Uint8Array; evidence: Digest; name: string } {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { bytes, evidence: digestOf(bytes), name };
}
