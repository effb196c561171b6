import { JudgeError } from '../errors/judge-error.ts';
import { isParquet } from './is-parquet.ts';
import { ParquetTable } from './parquet-columns.ts';
import type { Head } from './reader.ts';

/** A directory longer than this is not looked into in order to recognise a file: that of a table of 75 MB has some kilobytes. */
const LONGEST_DIRECTORY = 4 * 1024 * 1024;
/** What a table ends with: the length of its directory, and the mark. */
const TRAILER_BYTES = 8;

/**
 * Names of the columns of a table in Parquet, by its directory, which stands at its end; undefined where the file is none, its end is not
 * at hand, or its directory cannot be read.
 */
export function parquetNames({ bytes, ending }: Head): readonly string[] | undefined {
  if (!isParquet(bytes) || ending === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = ending(TRAILER_BYTES);
  const size = a + b * 0x100 + c * 0x10000 + d * 0x1000000 + TRAILER_BYTES;
  if (size > LONGEST_DIRECTORY) return undefined;
  try {
    return new ParquetTable(ending(size)).names;
  } catch (error) {
    if (error instanceof JudgeError) return undefined;
    throw error;
  }
}
