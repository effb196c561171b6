// Names of tracked files: what every system can hold, and nothing at the root that a newcomer would not expect.
//
// A redirection that went wrong once left fifty stray files at the root, and every other check passed.
import { type Problem, report, trackedFiles } from './tree.ts';

const PORTABLE = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

const ROOT_FILES = new Set([
  '.editorconfig',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.oxlintrc.json',
  'CONTRIBUTING.md',
  'LICENSE',
  'LISEZMOI.md',
  'README.md',
  'SECURITY.md',
  'ancrage',
  'biome.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
]);

/** What is wrong with the names of these paths, which are relative to the root and use `/`. */
export function pathProblems(paths: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  for (const file of paths) {
    if (!PORTABLE.test(file))
      problems.push({
        file,
        message: 'a path holds only letters without accents, digits, dot, dash and underscore',
      });
    else if (!file.includes('/') && !ROOT_FILES.has(file))
      problems.push({ file, message: 'not a file of the root; add it to ROOT_FILES if it belongs there' });
  }
  return problems;
}

if (import.meta.main) {
  const paths = trackedFiles();
  report('check-paths', pathProblems(paths), `${paths.length} paths`);
}
