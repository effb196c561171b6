import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '@ancrage/base';
import { loadScheme } from '@ancrage/judge';
import type { Scheme, YamlParser } from '@ancrage/judge';
import { IoError } from './io-error.ts';

const CRITERIA = 'criteria/';

/** Loads `schemes/<id>/<version>` from disk. Throws `JudgeError` `SCHEME_INVALID` with every mistake at once. */
export async function loadSchemeFolder(
  schemes: string,
  id: string,
  version: string,
  parse?: YamlParser,
): Promise<Scheme> {
  const folder = join(schemes, id, version);
  const files = new Map<string, Uint8Array>();
  // Not the golden cases beside them, which are many.
  for (const part of ['', CRITERIA]) {
    const names = await readdir(join(folder, part)).catch(() => undefined);
    if (names === undefined && part === '') throw new IoError('FOLDER_NOT_FOUND', { folder });
    for (const name of names ?? []) {
      if (name.endsWith('.yaml')) files.set(`${part}${name}`, await readFile(join(folder, part, name)));
    }
  }
  return loadScheme(files, parse);
}

/** Every `<id>@<version>` under the folder of schemes, sorted. */
export async function listSchemes(schemes: string): Promise<{ id: string; version: string }[]> {
  const found: { id: string; version: string }[] = [];
  for (const id of await readdir(schemes)) {
    for (const version of await readdir(join(schemes, id))) found.push({ id, version });
  }
  return found.sort((a, b) => compareText(a.id, b.id) || compareText(a.version, b.version));
}
