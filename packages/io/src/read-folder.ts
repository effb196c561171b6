import { statSync } from 'node:fs';
import { listFolder } from './list-folder.ts';
import type { FileOutcome } from './read-file.ts';
import type { WatchedReader } from './watched-reader.ts';

/** A file of a folder that is being read. */
export interface FileInHand {
  /** Path within the folder, `/` between parts, NFC. */
  readonly path: string;
  /** Never rejects: what befalls a file is an outcome too. */
  readonly outcome: Promise<FileOutcome>;
}

/**
 * Gives every file of a folder to the watched child, in the order of their paths, and comes back while it reads: the
 * caller loads meanwhile what will judge them. The caller owns the reader and stops it.
 *
 * @throws IoError FOLDER_NOT_FOUND, FOLDER_TOO_MANY_FILES.
 */
export async function readFolder(folder: string, reader: WatchedReader): Promise<FileInHand[]> {
  reader.start();
  const files = await listFolder(folder);
  return files.map(({ path, absolute, refused }) => ({
    path,
    outcome:
      refused === undefined
        ? reader.read({ path, absolute }, sizeOf(absolute))
        : Promise.resolve({ path, digest: undefined, bytes: 0, state: 'refused', code: refused }),
  }));
}

/** Only the time that is allowed rests on it: a file that is gone or closed is found so when it is opened. */
function sizeOf(absolute: string): number {
  try {
    return statSync(absolute).size;
  } catch {
    return 0;
  }
}
