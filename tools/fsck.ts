// Computes again, from bytes, every digest that the repository states.
//
// - schemes/<id>/<version>/DIGESTS, once a version is frozen: lines «sha256  path», one for every other file there;
// - examples/*/dossier.yaml: every entry that has a `sha256` beside a `path` (or `file`).
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parse } from 'yaml';
import { filesUnder, type Problem, readText, report, ROOT } from './tree.ts';

const sha256 = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, path)))
    .digest('hex');

export function parseDigests(text: string): Map<string, string> {
  const digests = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match) digests.set(match[2] ?? '', match[1] ?? '');
    else if (line.trim() !== '') throw new Error(`not a line of digests: ${line}`);
  }
  return digests;
}

/** Every `{ path | file, sha256 }` at any depth. */
export function listedFiles(value: unknown): { path: string; sha256: string }[] {
  if (Array.isArray(value)) return value.flatMap(listedFiles);
  if (typeof value !== 'object' || value === null) return [];
  const entry = value as Record<string, unknown>;
  const path = entry['path'] ?? entry['file'];
  const digest = entry['sha256'];
  const own = typeof path === 'string' && typeof digest === 'string' ? [{ path, sha256: digest }] : [];
  return [...own, ...Object.values(entry).flatMap(listedFiles)];
}

function checkOne(file: string, path: string, expected: string): Problem[] {
  if (normalize(path).startsWith('..')) return [{ file, message: `${path} is outside the repository` }];
  if (!existsSync(join(ROOT, path))) return [{ file, message: `${path} is missing` }];
  const actual = sha256(path);
  return actual === expected.toLowerCase()
    ? []
    : [{ file, message: `${path}: is ${actual}, stated ${expected}` }];
}

if (import.meta.main) {
  const problems: Problem[] = [];
  let checked = 0;
  for (const file of filesUnder('schemes').filter((path) => /^schemes\/[^/]+\/[^/]+\/DIGESTS$/.test(path))) {
    const folder = dirname(file);
    const digests = parseDigests(readText(file));
    for (const [path, digest] of digests) problems.push(...checkOne(file, `${folder}/${path}`, digest));
    for (const path of filesUnder(folder)) {
      if (path !== file && !digests.has(path.slice(folder.length + 1)))
        problems.push({ file, message: `${path} is not listed` });
    }
    checked += digests.size;
  }
  for (const file of filesUnder('examples').filter((path) => /^examples\/[^/]+\/dossier\.yaml$/.test(path))) {
    const listed = listedFiles(parse(readText(file)));
    for (const { path, sha256: digest } of listed)
      problems.push(...checkOne(file, join(dirname(file), path), digest));
    checked += listed.length;
  }
  report('fsck', problems, `${checked} digests computed again`);
}
