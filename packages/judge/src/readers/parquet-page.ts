import type { PageHeader } from 'hyparquet';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { pageUnpackers } from './gzip-bytes.ts';
import { countOnes, walkRuns } from './parquet-runs.ts';

/** Largest page that is unpacked, and most values of one: writers make pages of about one megabyte. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const MAX_PAGE_VALUES = 4 * 1024 * 1024;

/** What of a column its pages need to be understood. */
export interface PageColumn {
  readonly codec: Parameters<typeof decompressPage>[2];
  readonly type: string;
  /** Whether a value may be absent, so that a page starts with levels that tell which are. */
  readonly optional: boolean;
}

/** A page without its packing, and the header that says so. */
export interface PlainPage {
  readonly bytes: Uint8Array;
  readonly header: PageHeader;
}

/**
 * Unpacks a page and holds it to what its header tells, before the library decodes it: the library writes a run as long as the
 * run says, and a text as long as its prefix says, so that a few bytes could ask for all the memory there is.
 *
 * @param packed The bytes of the page after its header.
 * @param most Most values that it may have: the rows that its group still lacks.
 * @throws RangeError or Error where it is more than it tells, or more than a page may be.
 */
export function plainPage(
  packed: Uint8Array,
  header: PageHeader,
  column: PageColumn,
  most: number,
): PlainPage {
  const size = header.uncompressed_page_size;
  if (!(size >= 0 && size <= MAX_PAGE_BYTES)) throw new RangeError('a page that is too large');
  if (header.type === 'DATA_PAGE_V2') return laterPage(packed, header, column, most);
  const bytes = unpackedPage(packed, size, column);
  if (header.type === 'DATA_PAGE') {
    const { num_values: values, encoding } = present(header.data_page_header);
    holdCount(values, most);
    const levels = column.optional ? 4 + uint32(bytes, 0) : 0;
    const there = column.optional ? countOnes(bytes, 4, values) : values;
    holdValues(bytes.subarray(levels), encoding, there, column);
  } else holdCount(header.dictionary_page_header?.num_values ?? 0, MAX_PAGE_VALUES);
  return { bytes, header: { ...header, compressed_page_size: bytes.length } };
}

/** A page of the second kind has its levels before its packed values. */
function laterPage(packed: Uint8Array, header: PageHeader, column: PageColumn, most: number): PlainPage {
  const told = present(header.data_page_header_v2);
  holdCount(told.num_values, most);
  const levels = told.definition_levels_byte_length;
  if (told.repetition_levels_byte_length !== 0 || !(levels >= 0 && levels <= packed.length))
    throw new RangeError('levels that leave their page');
  const there = column.optional ? countOnes(packed.subarray(0, levels), 0, told.num_values) : told.num_values;
  if (there !== told.num_values - told.num_nulls) throw new RangeError('other absent values than are told');
  const size = header.uncompressed_page_size - levels;
  const body = packed.subarray(levels);
  // A page without values may have no packed byte either, which no way of unpacking takes.
  const plain = told.is_compressed === false || size === 0 ? body : unpackedPage(body, size, column);
  holdValues(plain, told.encoding, there, column);
  const bytes = new Uint8Array(levels + plain.length);
  bytes.set(packed.subarray(0, levels));
  bytes.set(plain, levels);
  return {
    bytes,
    header: {
      ...header,
      compressed_page_size: bytes.length,
      data_page_header_v2: { ...told, is_compressed: false },
    },
  };
}

function unpackedPage(packed: Uint8Array, size: number, { codec }: PageColumn): Uint8Array {
  return decompressPage(packed, size, codec, pageUnpackers);
}

function holdCount(values: number, most: number): void {
  if (!(values >= 0 && values <= Math.min(most, MAX_PAGE_VALUES)))
    throw new RangeError('a page of more values than rows');
}

/** Holds encodings in which few bytes can tell of many. The others take some bytes for each value. */
function holdValues(page: Uint8Array, encoding: string, values: number, { type }: PageColumn): void {
  if (encoding === 'RLE') {
    if (type !== 'BOOLEAN') throw new RangeError(`encoding RLE of ${type}`);
    walkRuns(page, 4, 1, values);
  } else if (encoding.endsWith('_DICTIONARY')) {
    if (type === 'BOOLEAN') throw new RangeError(`encoding ${encoding} of ${type}`);
    walkRuns(page, 1, page[0] ?? 0, values);
  } else if (encoding === 'DELTA_BYTE_ARRAY') holdTexts(page, values);
}

/** Texts that start as the one before do: what they come to together is bounded as a page is. */
function holdTexts(page: Uint8Array, values: number): void {
  const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
  let total = 0;
  for (let part = 0; part < 2; part += 1) {
    const lengths = new Int32Array(values);
    deltaBinaryUnpack(reader, values, lengths);
    for (const length of lengths) {
      if (length < 0) throw new RangeError('a text of negative length');
      total += length;
    }
  }
  if (total > MAX_PAGE_BYTES) throw new RangeError('texts that are too large');
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

function present<T>(header: T | undefined): T {
  if (header === undefined) throw new RangeError('a page without its header');
  return header;
}
