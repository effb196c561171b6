// The catalogue of texts: both languages, the same placeholders, no key that is used and missing, and none that nothing
// uses. A key may be built at run time: `error.base.${code}` uses all that begin so, `plural('cli.files', …)` both forms.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { placeOf, stripSource } from './source-text.ts';
import { filesUnder, type Problem, readText, report, ROOT } from './tree.ts';

const CATALOGUE = 'packages/base/src/texts/index.ts';
/** `text('key', …)`, after the dots of a spread too; `cursor.text('key')` asks a document. */
const USE = /(?<!(?<!\.)\.)\btext\(\s*(['"`])((?:(?!\1)[^$\n])+)\1/g;
/** A key with a part filled in at run time: its fixed beginning, as far as a dot or hyphen, uses every key under it. */
const BUILT = /`([a-z][A-Za-z0-9-]*\.(?:[A-Za-z0-9.-]*[.-])?)\$\{/g;
/** What `plural` adds to the key that it is given, for one and for many. */
const FORM = /\.(?:one|many)$/;

type Catalogue = Record<string, Record<string, unknown>>;

const placeholders = (value: string): string =>
  [...new Set([...value.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)].map((match) => match[1] ?? ''))]
    .sort()
    .join(', ');

export function checkCatalogue(texts: Catalogue): Problem[] {
  const problems: Problem[] = [];
  for (const [key, entry] of Object.entries(texts)) {
    const fail = (message: string): void => {
      problems.push({ file: CATALOGUE, message: `${key}: ${message}` });
    };
    const { fr, en } = entry;
    for (const [lang, value] of [
      ['fr', fr],
      ['en', en],
    ] as const) {
      if (typeof value !== 'string' || value.trim() === '') fail(`no text in ${lang}`);
    }
    if (typeof fr === 'string' && typeof en === 'string' && placeholders(fr) !== placeholders(en)) {
      fail(`placeholders differ: fr {${placeholders(fr)}}, en {${placeholders(en)}}`);
    }
    for (const lang of Object.keys(entry))
      if (lang !== 'fr' && lang !== 'en') fail(`unknown language ${lang}`);
  }
  return problems;
}

export function checkUses(texts: Catalogue, files: { path: string; source: string }[]): Problem[] {
  const problems: Problem[] = [];
  const used = new Set<string>();
  const prefixes = new Set<string>();
  for (const { path, source } of files) {
    const code = stripSource(source, true);
    for (const match of code.matchAll(USE)) {
      const key = match[2] ?? '';
      if (!Object.hasOwn(texts, key)) {
        problems.push({ file: path, ...placeOf(source, match.index), message: `no text has the key ${key}` });
      }
    }
    for (const match of code.matchAll(/(['"`])([A-Za-z][\w.-]*)\1/g)) used.add(match[2] ?? '');
    for (const match of code.matchAll(BUILT)) prefixes.add(match[1] ?? '');
  }
  const unused = Object.keys(texts).filter(
    (key) =>
      !used.has(key) &&
      !used.has(key.replace(FORM, '')) &&
      ![...prefixes].some((prefix) => key.startsWith(prefix)),
  );
  if (unused.length > 0) {
    problems.push({
      file: CATALOGUE,
      message: `${unused.length} unused: ${unused.join(' ')}`,
      warning: true,
    });
  }
  return problems;
}

if (import.meta.main) {
  if (existsSync(join(ROOT, CATALOGUE))) {
    const loaded = (await import(pathToFileURL(join(ROOT, CATALOGUE)).href)) as { texts: Catalogue };
    const files = filesUnder('packages')
      .filter(
        (path) =>
          path.endsWith('.ts') &&
          (path === CATALOGUE || !path.startsWith('packages/base/src/texts/')) &&
          !path.endsWith('.test.ts'),
      )
      .map((path) => ({ path, source: readText(path) }));
    const problems = [...checkCatalogue(loaded.texts), ...checkUses(loaded.texts, files)];
    report('check-locales', problems, `${Object.keys(loaded.texts).length} texts`);
  } else {
    report('check-locales', [{ file: CATALOGUE, message: 'missing' }], 'no catalogue');
  }
}
