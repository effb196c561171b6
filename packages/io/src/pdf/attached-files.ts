import { inflateSync } from 'node:zlib';

/** Of the places that look like an attached file, whether they are one or not: each may unpack much. */
const MOST = 16;
/** A dictionary of ours is far shorter. What is looked through around each place is bounded, so that a file costs its length. */
const LONGEST_DICTIONARY = 4000;
const EMBEDDED = /\/Type\s*\/EmbeddedFile\b/g;

/**
 * Files attached to a PDF such as ours, whose objects stand plain in it; of any other make it may find none. What it finds
 * proves nothing of the pages. Nothing that unpacks to more than `maxBytes` is taken.
 */
export function attachedFiles(pdf: Uint8Array, maxBytes: number): readonly Uint8Array[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const found: Uint8Array[] = [];
  let tried = 0;
  for (const { index } of text.matchAll(EMBEDDED)) {
    tried += 1;
    if (tried > MOST) break;
    const content = streamAt(file, text, index, maxBytes);
    if (content !== undefined) found.push(content);
  }
  return found;
}

function streamAt(file: Buffer, text: string, index: number, maxBytes: number): Uint8Array | undefined {
  const first = Math.max(0, index - LONGEST_DICTIONARY);
  const near = text.slice(first, index + LONGEST_DICTIONARY);
  const start = near.lastIndexOf(' obj', index - first);
  const opens = near.indexOf('stream', index - first);
  if (start === -1 || opens === -1 || opens - start > LONGEST_DICTIONARY) return undefined;
  const open = first + opens;
  const dictionary = near.slice(start, opens);
  const length = Number(/\/Length (\d{1,9})\b(?! \d+ R)/.exec(dictionary)?.[1] ?? Number.NaN);
  const from = open + 'stream'.length + (text.startsWith('\r\n', open + 6) ? 2 : 1);
  if (Number.isNaN(length) || from + length > file.length) return undefined;
  const bytes = file.subarray(from, from + length);
  const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1];
  if (filter === undefined) return length <= maxBytes ? bytes : undefined;
  if (filter !== 'FlateDecode') return undefined;
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    return undefined;
  }
}
