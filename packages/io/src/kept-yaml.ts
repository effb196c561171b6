import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sha256Hex } from '@ancrage/base';
import { parseYamlDocument } from '@ancrage/judge';
import type { YamlDocument, YamlParser } from '@ancrage/judge';

/** To be raised with any change of what `parseYamlDocument` gives or refuses. */
export const PARSER = 'yaml-3';

/**
 * Parses the tables that are shipped with this copy, and keeps what it parsed in `folder`, by digest: a start then reads JSON
 * instead. Whoever can write there can write the program itself, which stands beside. A folder that cannot be
 * written is done without.
 */
export function keptYaml(folder: string): YamlParser {
  return (bytes) => {
    const path = join(folder, `${PARSER}-${sha256Hex(bytes)}.json`);
    try {
      const data = JSON.parse(readFileSync(path, 'utf8')) as unknown;
      let document: YamlDocument | undefined;
      // Lines are for messages about mistakes, which a table that loaded before has none of.
      return { data, lineOf: (place) => (document ??= parseYamlDocument(bytes)).lineOf(place) };
    } catch {
      const document = parseYamlDocument(bytes);
      keep(folder, path, document.data);
      return document;
    }
  };
}

/** Written aside and renamed, so that another process never sees half of it. */
function keep(folder: string, path: string, data: unknown): void {
  const aside = `${path}.${process.pid}`;
  try {
    const json = JSON.stringify(data);
    if (!isDeepStrictEqual(JSON.parse(json), data)) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, json);
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true, recursive: true });
  }
}
