import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { digestOf, isBaseError } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError, recogniseReader } from '@ancrage/judge';
import type { Format, Reading } from '@ancrage/judge';

/** Files above this are refused by the bounded reader. */
export const MAX_FILE_BYTES = 192 * 1024 * 1024;

/** What came of reading one file: its receipt, and its reading where there is one. */
export interface FileOutcome {
  readonly path: string;
  readonly digest: Digest | undefined;
  readonly bytes: number;
  readonly state: 'read' | 'unrecognised' | 'refused';
  readonly code?: string;
  /** Where in the file, as the error tells it: `line 3`, `/resources/2`, … */
  readonly place?: string;
  /** Parameters of the error's words. */
  readonly details?: Readonly<Record<string, string | number>>;
  readonly format?: Format;
  readonly reading?: Reading;
}

/** Reads one file in this process. Foreign bytes: call it in the watched child, not in the command itself. */
export async function readEvidenceFile(absolute: string, path: string): Promise<FileOutcome> {
  let bytes: Uint8Array;
  try {
    const file = await open(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = await file.stat();
      if (size > MAX_FILE_BYTES) {
        return { path, digest: undefined, bytes: size, state: 'refused', code: 'FILE_TOO_LARGE' };
      }
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch {
    return { path, digest: undefined, bytes: 0, state: 'refused', code: 'FILE_UNREADABLE' };
  }
  return readEvidenceBytes(bytes, path);
}

/** The same for bytes already in memory. Any exception of a reader becomes a refusal; nothing else is lost. */
export function readEvidenceBytes(bytes: Uint8Array, path: string): FileOutcome {
  const digest = digestOf(bytes);
  const known = { path, digest, bytes: bytes.length };
  let format: Format | undefined;
  try {
    const reader = recogniseReader(bytes, path);
    if (reader === undefined) return { ...known, state: 'unrecognised' };
    ({ format } = reader);
    return { ...known, state: 'read', format, reading: reader.read(bytes, { evidence: digest, name: path }) };
  } catch (error) {
    const refused = { ...known, state: 'refused' as const, ...(format === undefined ? {} : { format }) };
    if (error instanceof JudgeError || isBaseError(error)) {
      return { ...refused, code: error.code, place: placeOf(error.details), details: error.details };
    }
    return { ...refused, code: 'FILE_READER_CRASHED' };
  }
}

function placeOf(details: Readonly<Record<string, string | number>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${String(value).slice(0, 200)}`)
    .join(', ');
}
