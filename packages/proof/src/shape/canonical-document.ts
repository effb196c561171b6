import { openStrictJson } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import { readShape } from './shape.ts';
import type { Shape } from './shape.ts';

const MAX_DEPTH = 24;

/**
 * Reads a document of ours: strict JSON in its canonical form (RFC 8785) and nothing else, so that what is signed, what
 * is shown and what is compared are the same bytes; then its shape. The bytes are UTF-8; `end` is what follows the JSON,
 * such as a line feed in files.
 *
 * @throws ProofError SHAPE, NOT_CANONICAL or TOO_LARGE; BaseError for what is not JSON.
 */
export function readCanonical<T>(
  shape: Shape<T>,
  bytes: Uint8Array,
  what: string,
  { maxBytes, end = '' }: { readonly maxBytes: number; readonly end?: string },
): T {
  if (bytes.length > maxBytes) throw new ProofError('TOO_LARGE', { what, limit: maxBytes });
  const document = openStrictJson(bytes, { maxDepth: MAX_DEPTH, maxBytes });
  // A mark of encoding, which the document has lost, is none of its canonical form.
  if (bytes[0]! > 0x7f || !document.isCanonical(end)) throw new ProofError('NOT_CANONICAL', { what });
  return readShape(shape, document.plain(), what);
}
