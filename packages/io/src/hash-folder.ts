import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { IoErrorCode } from './io-error.ts';
import { listFolder } from './list-folder.ts';

/** A file of a folder by its digest. */
export interface HashedFile {
  /** Path within the folder, `/` between parts, NFC. */
  readonly name: string;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface HashedFolder {
  /** Sorted by name. */
  readonly files: readonly HashedFile[];
  /** What stands in the folder and was not hashed, with the reason: never silently left out. */
  readonly refused: readonly { readonly name: string; readonly code: IoErrorCode }[];
}

/**
 * SHA-256 of every file of a folder, read as a stream so that size does not matter. `except` is one file to leave out:
 * the one about to be written there.
 *
 * @throws IoError FOLDER_NOT_FOUND, FOLDER_TOO_MANY_FILES.
 */
export async function hashFolder(folder: string, except?: string): Promise<HashedFolder> {
  const files: HashedFile[] = [];
  const refused: { name: string; code: IoErrorCode }[] = [];
  const skipped = except === undefined ? undefined : resolve(except);
  for (const { path: name, absolute, refused: code } of await listFolder(folder)) {
    if (resolve(absolute) === skipped) continue;
    if (code !== undefined) refused.push({ name, code });
    else {
      const hashed = await hashFile(absolute).catch(() => undefined);
      if (hashed === undefined) refused.push({ name, code: 'FILE_UNREADABLE' });
      else files.push({ name, ...hashed });
    }
  }
  return { files, refused };
}

async function hashFile(absolute: string): Promise<{ sha256: string; bytes: number }> {
  const file = await open(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of file.createReadStream() as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
