import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '@ancrage/base';
import { loadScheme } from '@ancrage/judge';
import type { Scheme } from '@ancrage/judge';
import { IoError } from './io-error.ts';

/** Loads `schemes/<id>/<version>` from disk. Throws `JudgeError` `SCHEME_INVALID` with every mistake at once. */
export async function loadSchemeFolder(schemes: string, id: string, version: string): Promise<Scheme> {
  const folder = join(schemes, id, version);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) throw new IoError('FOLDER_NOT_FOUND', { folder });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const absolute = join(entry.parentPath, entry.name);
    const path = relative(folder, absolute).split(sep).join('/');
    if (!entry.isFile() || !path.endsWith('.yaml') || path.startsWith('cases/')) continue;
    files.set(path, await readFile(absolute));
  }
  return loadScheme(files);
}

/** Every `<id>@<version>` under the folder of schemes, sorted. */
export async function listSchemes(schemes: string): Promise<{ id: string; version: string }[]> {
  const found: { id: string; version: string }[] = [];
  for (const id of await readdir(schemes)) {
    for (const version of await readdir(join(schemes, id))) found.push({ id, version });
  }
  return found.sort((a, b) => compareText(a.id, b.id) || compareText(a.version, b.version));
}
