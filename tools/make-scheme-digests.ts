// Writes DIGESTS beside a version of a scheme: one line `sha256  path` for every other file there, as `sha256sum` does,
// so that anyone can check it with `sha256sum -c DIGESTS`; tools/fsck.ts computes them again.
//
//   node tools/make-scheme-digests.ts <schemes/id/version>
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, ROOT } from './tree.ts';

/** The text of DIGESTS for a folder of the repository, in the order of paths. */
export function digestLines(folder: string): string {
  const lines = filesUnder(folder)
    .filter((path) => path !== `${folder}/DIGESTS`)
    .map((path) => {
      const hash = createHash('sha256').update(readFileSync(join(ROOT, path)));
      return `${hash.digest('hex')}  ${path.slice(folder.length + 1)}\n`;
    });
  return lines.join('');
}

if (import.meta.main) {
  const folder = process.argv[2]?.replace(/\/$/, '') ?? '';
  if (!existsSync(join(ROOT, folder, 'scheme.yaml'))) {
    console.error('usage: node tools/make-scheme-digests.ts <schemes/id/version>');
    process.exitCode = 2;
  } else writeFileSync(join(ROOT, folder, 'DIGESTS'), digestLines(folder));
}
