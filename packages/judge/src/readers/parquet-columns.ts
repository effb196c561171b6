import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { parquetMetadata, parquetSchema } from 'hyparquet/src/metadata.js';
import { getTreePath } from 'hyparquet/src/schema.js';
import type { ColumnMetaData, DecodedArray, FileMetaData, SchemaElement } from 'hyparquet';
import { JudgeError } from '../errors/judge-error.ts';
import { plainPage } from './parquet-page.ts';
import type { PageColumn } from './parquet-page.ts';
import { parquetText } from './parquet-text.ts';

type ColumnDecoder = Parameters<typeof readPage>[2];

/** A table in Parquet whose values are read as the text that a CSV of it would hold, one page of each column at a time. */
export class ParquetTable {
  readonly #bytes: Uint8Array;
  readonly #metadata: FileMetaData;
  /** Names of all columns. */
  readonly names: readonly string[];

  /** @throws JudgeError READ_SYNTAX where it is no Parquet, or damaged. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#metadata = guarded(() => parquetMetadata(bytes, { geoparquet: false }));
    this.names = guarded(() => parquetSchema(this.#metadata).children.map(({ element }) => nameOf(element)));
  }

  /** The numbers of the columns that are binary fractions: what they show is not what was charged to the last digit. */
  isDouble(name: string): boolean {
    const type = this.#element(name)?.type;
    return type === 'DOUBLE' || type === 'FLOAT';
  }

  /**
   * Gives each row in order, as a function from the index of a wanted column to its text (empty where the value is absent or
   * the file has no such column), which holds until the next row.
   */
  *rows(wanted: readonly string[]): Generator<(index: number) => string> {
    for (const group of this.#metadata.row_groups) {
      const rows = Number(group.num_rows);
      const columns = guarded(() =>
        wanted.map((name) => {
          const chunk = group.columns.find(
            ({ meta_data: meta }) => meta?.path_in_schema.length === 1 && meta.path_in_schema[0] === name,
          )?.meta_data;
          return chunk === undefined ? undefined : this.#column(name, chunk, rows);
        }),
      );
      for (let row = 0; row < rows; row += 1) {
        for (const column of columns) column?.next();
        yield (index) => columns[index]?.text() ?? '';
      }
    }
  }

  #column(name: string, chunk: ColumnMetaData, rows: number): ParquetColumn {
    const element = this.#element(name)!;
    return guarded(() => {
      const starts = [chunk.data_page_offset, chunk.dictionary_page_offset]
        .filter((offset) => offset !== undefined && offset > 0n)
        .map(Number);
      const start = Math.min(...starts);
      const end = start + Number(chunk.total_compressed_size);
      if (!(start >= 4 && end <= this.#bytes.length)) throw new RangeError('a column outside of the file');
      // Types of a higher order are taken away, so that values come as they are stored, exactly.
      const { converted_type: _converted, logical_type: _logical, type: _type, ...stored } = element;
      const decoder: ColumnDecoder = {
        pathInSchema: [name],
        type: chunk.type,
        element: stored,
        schemaPath: getTreePath(parquetSchema(this.#metadata), [name]),
        // Pages come unpacked.
        codec: 'UNCOMPRESSED',
        parsers: {} as ColumnDecoder['parsers'],
        utf8: false,
      };
      if (decoder.schemaPath.at(-1)?.children.length !== 0 || element.repetition_type === 'REPEATED')
        throw new JudgeError('READ_SHAPE', { line: 1, path: name, problem: 'column of lists or records' });
      const { codec, type } = chunk;
      // The library takes for optional whatever is not said to be required.
      const pages: PageColumn = { codec, type, optional: element.repetition_type !== 'REQUIRED' };
      return new ParquetColumn(this.#bytes.subarray(start, end), decoder, element, pages, rows);
    });
  }

  #element(name: string): SchemaElement | undefined {
    return guarded(
      () => parquetSchema(this.#metadata).children.find(({ element }) => element.name === name)?.element,
    );
  }
}

/** The values of one column within one group of rows. */
class ParquetColumn {
  readonly #bytes: Uint8Array;
  readonly #reader: { view: DataView; offset: number };
  readonly #decoder: ColumnDecoder;
  readonly #element: SchemaElement;
  readonly #pages: PageColumn;
  /** Rows of the group whose values no page has given yet. */
  #left: number;
  readonly #texts = new Map<unknown, string>();
  #dictionary: DecodedArray | undefined;
  #page: DecodedArray = [];
  #at = -1;

  constructor(
    bytes: Uint8Array,
    decoder: ColumnDecoder,
    element: SchemaElement,
    pages: PageColumn,
    rows: number,
  ) {
    this.#bytes = bytes;
    this.#reader = { view: viewOf(bytes), offset: 0 };
    this.#decoder = decoder;
    this.#element = element;
    this.#pages = pages;
    this.#left = rows;
  }

  next(): void {
    this.#at += 1;
    while (this.#at >= this.#page.length) {
      this.#page = guarded(() => this.#nextPage());
      this.#at = 0;
    }
  }

  text(): string {
    const value: unknown = this.#page[this.#at];
    if (value === undefined || value === null) return '';
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const text = guarded(() => parquetText(value, this.#element));
    if (this.#texts.size >= MAX_KEPT_TEXTS) this.#texts.clear();
    this.#texts.set(value, text);
    return text;
  }

  #nextPage(): DecodedArray {
    const reader = this.#reader;
    for (;;) {
      if (reader.offset >= reader.view.byteLength) throw new RangeError('fewer values than rows');
      const header = parquetHeader(reader);
      const end = reader.offset + header.compressed_page_size;
      if (!(end >= reader.offset && end <= reader.view.byteLength))
        throw new RangeError('a page that is cut');
      const packed = this.#bytes.subarray(reader.offset, end);
      reader.offset = end;
      const page = plainPage(packed, header, this.#pages, this.#left);
      const plain = { view: viewOf(page.bytes), offset: 0 };
      const { data } = readPage(plain, page.header, this.#decoder, this.#dictionary, undefined, 0);
      if (header.type === 'DICTIONARY_PAGE') this.#dictionary = data;
      else if (data !== undefined && data.length > 0) {
        this.#left -= data.length;
        return data;
      }
    }
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The library takes the name as it stands, which a damaged file may lack. */
function nameOf({ name }: { readonly name?: unknown }): string {
  return typeof name === 'string' ? name : '';
}

/** Texts of a column that are kept: values of a dictionary come again and again. */
const MAX_KEPT_TEXTS = 20_000;

/** What the library throws of hostile bytes, of whatever class, is a refusal. */
function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof JudgeError) throw error;
    const problem = error instanceof Error ? error.message : 'damaged';
    const codec = /unsupported compression codec: (\w+)/.exec(problem)?.[1];
    if (codec !== undefined)
      throw new JudgeError(
        'READ_SHAPE',
        { line: 1, path: codec, problem: 'compression of Parquet: export with SNAPPY, GZIP or ZSTD' },
        error,
      );
    throw new JudgeError('READ_SYNTAX', { line: 1, problem: `Parquet: ${problem.slice(0, 200)}` }, error);
  }
}
