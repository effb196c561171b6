import { inflateSync } from 'node:zlib';

const MOST = 16;
const EMBEDDED = /\/Type\s*\/EmbeddedFile\b/g;

/**
 * Files attached to a PDF such as ours, whose objects stand plain in it; of any other make it may find none. What it finds
 * proves nothing of the pages. Nothing that unpacks to more than `maxBytes` is taken.
 */
export function attachedFiles(pdf: Uint8Array, maxBytes: number): readonly Uint8Array[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const found: Uint8Array[] = [];
  for (const { index } of text.matchAll(EMBEDDED)) {
    if (found.length === MOST) break;
    const content = streamAt(file, text, index, maxBytes);
    if (content !== undefined) found.push(content);
  }
  return found;
}

function streamAt(file: Buffer, text: string, index: number, maxBytes: number): Uint8Array | undefined {
  const start = text.lastIndexOf(' obj', index);
  const open = text.indexOf('stream', index);
  if (start === -1 || open === -1 || open - start > 4000) return undefined;
  const dictionary = text.slice(start, open);
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
