import { inflateFlate } from './inflate-flate.ts';
import type { PdfBudget } from './pdf-budget.ts';
import { isArray, isDict, PdfName } from './pdf-value.ts';
import type { PdfDict, PdfStream, PdfValue } from './pdf-value.ts';
import {
  decodeAscii85,
  decodeAsciiHex,
  decodeLzw,
  decodeRunLength,
  undoPredictor,
} from './stream-filters.ts';

/** Bytes of a stream written as text; more is no page of a contract. */
const MAX_ASCII = 32 * 1024 * 1024;

/** Most filters that one stream may chain. */
const MAX_FILTERS = 8;

/**
 * The content of a stream once its filters are undone; undefined where a filter is that of an image, or the bytes do
 * not fit it. `resolve` follows references.
 *
 * @throws JudgeError READ_SYNTAX where the document's budget is spent.
 */
export function decodeStream(
  stream: PdfStream,
  resolve: (value: PdfValue | undefined) => PdfValue,
  budget: PdfBudget,
): Uint8Array | undefined {
  const entry = (long: string, short: string): PdfValue =>
    resolve(stream.dict.get(long) ?? stream.dict.get(short));
  const filters = listOf(entry('Filter', 'F')).map(resolve);
  const parameters = listOf(entry('DecodeParms', 'DP')).map(resolve);
  if (filters.length > MAX_FILTERS) return undefined;
  let bytes: Uint8Array | undefined = stream.raw;
  for (const [index, filter] of filters.entries()) {
    if (!(filter instanceof PdfName)) return undefined;
    const given = parameters[index];
    bytes = undoFilter(filter.name, bytes, isDict(given) ? given : new Map(), budget);
    if (bytes === undefined) return undefined;
    budget.decoded(bytes.length);
  }
  return bytes;
}

function undoFilter(
  filter: string,
  bytes: Uint8Array,
  parameters: PdfDict,
  budget: PdfBudget,
): Uint8Array | undefined {
  const number = (name: string, otherwise: number): number => {
    const value = parameters.get(name);
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
  };
  const predict = (decoded: Uint8Array): Uint8Array => {
    const layout = {
      predictor: number('Predictor', 1),
      columns: Math.min(number('Columns', 1), 1_000_000),
      colors: Math.min(number('Colors', 1), 64),
      bits: Math.min(number('BitsPerComponent', 8), 16),
    };
    return undoPredictor(decoded, layout);
  };
  switch (filter) {
    case 'FlateDecode':
    case 'Fl': {
      const decoded = inflateFlate(bytes, budget.decodedLeft);
      if (decoded === 'too-large') budget.decoded(Infinity);
      return decoded === undefined || decoded === 'too-large' ? undefined : predict(decoded);
    }
    case 'LZWDecode':
    case 'LZW': {
      const decoded = decodeLzw(bytes, MAX_ASCII, number('EarlyChange', 1));
      return decoded === undefined ? undefined : predict(decoded);
    }
    case 'ASCII85Decode':
    case 'A85':
      return bytes.length > MAX_ASCII ? undefined : decodeAscii85(bytes);
    case 'ASCIIHexDecode':
    case 'AHx':
      return bytes.length > MAX_ASCII ? undefined : decodeAsciiHex(bytes);
    case 'RunLengthDecode':
    case 'RL':
      return decodeRunLength(bytes, MAX_ASCII);
    default:
      return undefined;
  }
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (isArray(value)) return value;
  return value === null ? [] : [value];
}
