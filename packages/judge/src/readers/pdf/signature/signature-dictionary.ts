import { nameOf } from '../cross-references.ts';
import type { PdfFile } from '../pdf-file.ts';
import { isArray, PdfRef, PdfString } from '../pdf-value.ts';
import type { PdfDict, PdfValue } from '../pdf-value.ts';

/** More signatures than any document needs; the rest are not read. */
export const MAX_SIGNATURES = 32;

const MAX_FIELDS = 10_000;
const MAX_DEPTH = 32;

/** The dictionaries of the signatures that the form of a document holds, each once, and whether there were more. */
export function signatureDictionaries(file: PdfFile): { found: PdfDict[]; isCut: boolean } {
  const found = new Set<PdfDict>();
  const seen = new Set<number>();
  let fields = 0;
  visit(file.dict(file.dict(file.trailer.get('Root')).get('AcroForm')).get('Fields'), undefined, 0);
  const all = [...found];
  return { found: all.slice(0, MAX_SIGNATURES), isCut: all.length > MAX_SIGNATURES };

  function visit(list: PdfValue | undefined, inherited: string | undefined, depth: number): void {
    const items = file.resolve(list);
    if (!isArray(items) || depth > MAX_DEPTH) return;
    for (const item of items) {
      if (item instanceof PdfRef) {
        if (seen.has(item.number)) continue;
        seen.add(item.number);
      }
      fields += 1;
      if (fields > MAX_FIELDS || found.size > MAX_SIGNATURES) return;
      file.budget.work(20);
      const field = file.dict(item);
      const type = nameOf(file.resolve(field.get('FT'))) ?? inherited;
      const value = file.dict(field.get('V'));
      if (type === 'Sig' && file.resolve(value.get('Contents')) instanceof PdfString) found.add(value);
      visit(field.get('Kids'), type, depth + 1);
    }
  }
}

/** The parts of the file that a signature covers: from the start to its `/Contents`, and from there on. */
export interface SignedRanges {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Nothing of the file is left out but `/Contents`. */
  readonly coversWholeFile: boolean;
}

/**
 * The ranges of `/ByteRange`, only where they leave out the very bytes of `/Contents` and nothing else: what hides in
 * any other gap could be changed after signing. Undefined for all other forms.
 */
export function signedRanges(bytes: Uint8Array, file: PdfFile, dict: PdfDict): SignedRanges | undefined {
  const stated = file.resolve(dict.get('ByteRange'));
  const contents = file.resolve(dict.get('Contents'));
  if (!isArray(stated) || stated.length !== 4 || !(contents instanceof PdfString)) return undefined;
  const numbers = stated.map((value) => file.resolve(value));
  if (!numbers.every((value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0))
    return undefined;
  const [from, length, next, last] = numbers as [number, number, number, number];
  if (from !== 0 || length === 0 || next <= length || next + last > bytes.length) return undefined;
  if (!isHexOf(bytes.subarray(length, next), contents.bytes)) return undefined;
  return {
    before: bytes.subarray(0, length),
    after: bytes.subarray(next, next + last),
    coversWholeFile: next + last === bytes.length,
  };
}

/** Whether the bytes are `<…>` with the digits of `value`, white space aside. */
function isHexOf(gap: Uint8Array, value: Uint8Array): boolean {
  const text = Buffer.from(gap.buffer, gap.byteOffset, gap.length).toString('latin1');
  if (!text.startsWith('<') || !text.endsWith('>')) return false;
  const digits = text.slice(1, -1).replace(/[\0\t\n\f\r ]+/g, '');
  return digits.toLowerCase() === Buffer.from(value).toString('hex');
}
