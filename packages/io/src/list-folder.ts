import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '@ancrage/base';
import { IoError } from './io-error.ts';
import type { IoErrorCode } from './io-error.ts';

export const MAX_FILES = 10_000;

/** A file of a dossier: its path within it (`/` between parts, NFC) and what forbids reading it, if anything. */
export interface ListedFile {
  readonly path: string;
  readonly absolute: string;
  readonly refused: IoErrorCode | undefined;
}

/**
 * Lists a dossier's files, sorted by path. Links are never followed, even within the folder: what they point to can
 * change after it was hashed. Names starting with a dot are the machine's, not the dossier's, and are left out. Files whose
 * names are one after NFC are all refused: nobody could say which of them the manifest means.
 */
export async function listFolder(folder: string): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  const info = await stat(folder).catch(() => undefined);
  if (info === undefined || !info.isDirectory()) throw new IoError('FOLDER_NOT_FOUND', { folder });
  await walk(folder, '', found);
  found.sort((a, b) => compareText(a.path, b.path) || compareText(a.absolute, b.absolute));
  return found.map((file, index) =>
    file.path === found[index - 1]?.path || file.path === found[index + 1]?.path
      ? { ...file, refused: 'FILE_NAME_TWICE' }
      : file,
  );
}

async function walk(absolute: string, relative: string, found: ListedFile[]): Promise<void> {
  const entries = await readdir(absolute, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    found.push({ path: relative.replace(/\/$/, ''), absolute, refused: 'FILE_UNREADABLE' });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = `${relative}${entry.name.normalize('NFC')}`;
    const child = join(absolute, entry.name);
    if (entry.isDirectory()) await walk(child, `${path}/`, found);
    else found.push({ path, absolute: child, refused: refusal(entry) });
    if (found.length > MAX_FILES)
      throw new IoError('FOLDER_TOO_MANY_FILES', { folder: absolute, limit: MAX_FILES });
  }
}

function refusal(entry: Dirent): IoErrorCode | undefined {
  if (entry.isSymbolicLink()) return 'FILE_SYMLINK';
  return entry.isFile() ? undefined : 'FILE_SPECIAL';
}
