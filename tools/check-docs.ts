// Documents that hold together: links that lead somewhere, guides in both languages, French set as French is, a reason for every dependency,
// dated decisions, and none of the words that only made sense on the machine where a file was written.
import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { packageNames, type Problem, readManifest, readText, report, ROOT, trackedFiles } from './tree.ts';
import { placeOf } from './source-text.ts';

const TEXT_FILE =
  /\.(?:md|ts|mts|mjs|js|json|ya?ml|toml|html|css|svg|txt|sh|cel|rego|csv|typ)$|(?:^|\/)(?:ancrage|run|LICENSE|\.[a-z]+(?:rc|ignore|attributes|config))$/;
/** Evidence and borrowed data speak their own words. */
const NOT_OURS =
  /^(?:examples|vectors|reference|laws)\/|\/(?:fixtures|fuzz|corpus)\/|^package-lock\.json$|^LICENSE$/;

/** Joined from pieces, so that this file does not hold what it looks for. */
const anyOf = (...words: string[][]): string => words.map((pieces) => pieces.join('')).join('|');

const FORBIDDEN: { pattern: RegExp; reason: string }[] = [
  {
    pattern: new RegExp(`(?<![\\w./-])/(?:${anyOf(['wo', 'rk'], ['ro', 'ot'], ['home', '/[a-z]+'])})/`, 'g'),
    reason: 'path of one machine',
  },
  {
    pattern: new RegExp(`\\b(?:${anyOf(['TO', 'DO'], ['FIX', 'ME'], ['XX', 'X'])})\\b`, 'g'),
    reason: 'do it, or write an issue',
  },
  {
    pattern: new RegExp(
      `\\bregistry\\.[a-z0-9-]+\\.[a-z]{2,}|\\b[a-z0-9.-]*(?:${anyOf(['artifact', 'ory'], ['nex', 'us'], ['verdac', 'cio'])})\\b`,
      'gi',
    ),
    reason: 'host of a package registry',
  },
];

/** GitHub's anchor for a heading. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/`/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

const withoutCode = (source: string): string =>
  source
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ' '))
    .replace(/`[^`\n]*`/g, (span) => ' '.repeat(span.length));

function anchorsOf(source: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  const text = source.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  for (const match of text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const anchor = anchorOf(match[1] ?? '');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  for (const match of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(match[1] ?? '');
  return anchors;
}

/** What a link leads to; only pages have a text to look for headings in. */
interface Target {
  text?: string;
}

export function checkLinks(
  file: string,
  source: string,
  read: (path: string) => Target | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const text = withoutCode(source);
  const links = [
    ...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...text.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm),
    ...text.matchAll(/<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/g),
  ];
  for (const match of links) {
    const link = match[1] ?? '';
    if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) continue;
    const [path = '', anchor] = link.split('#');
    const fail = (message: string): void => {
      problems.push({ file, ...placeOf(source, match.index), message: `${link}: ${message}` });
    };
    const target = path === '' ? file : posix.normalize(posix.join(dirname(file), decodeURIComponent(path)));
    const found = path === '' ? { text: source } : read(target);
    if (found === undefined) fail('leads nowhere');
    else if (anchor && found.text !== undefined && !anchorsOf(found.text).has(decodeURIComponent(anchor))) {
      fail('no such heading');
    }
  }
  return problems;
}

export function checkTwins(files: string[]): Problem[] {
  const problems: Problem[] = [];
  const all = new Set(files);
  for (const file of files) {
    const match = /^docs\/guide-(fr|en)\/(.+\.md)$/.exec(file);
    if (!match) continue;
    const twin = `docs/guide-${match[1] === 'fr' ? 'en' : 'fr'}/${match[2]}`;
    if (!all.has(twin)) problems.push({ file, message: `has no twin ${twin}` });
  }
  return problems;
}

export function checkDecision(file: string, source: string): Problem[] {
  if (!/^docs\/adr\/\d{4}-[a-z0-9-]+\.md$/.test(file))
    return [{ file, message: 'decisions are named NNNN-title.md' }];
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source)?.[1];
  if (front === undefined) return [{ file, message: 'starts with no front matter' }];
  const fields = new Map(
    front
      .split('\n')
      .map((line) => [line.split(':')[0]?.trim() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
  const problems: Problem[] = [];
  if (!fields.get('title')) problems.push({ file, message: 'front matter: no title' });
  if (!/^(?:proposed|accepted|rejected|superseded by \d{4})$/.test(fields.get('status') ?? '')) {
    problems.push({
      file,
      message: 'front matter: status is proposed, accepted, rejected or superseded by NNNN',
    });
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(fields.get('date') ?? ''))
    problems.push({ file, message: 'front matter: date is YYYY-MM-DD' });
  return problems;
}

/** Every dependency has a line in the table with its exact version, and every line a dependency. */
export function checkDependencies(declared: Map<string, string>, page: string): Problem[] {
  const file = 'docs/dependencies.md';
  const problems: Problem[] = [];
  const listed = new Map<string, string>();
  for (const match of page.matchAll(/^\|\s*`([^`]+)`\s*\|\s*([^|]+?)\s*\|/gm))
    listed.set(match[1] ?? '', match[2] ?? '');
  for (const [name, version] of declared) {
    if (!listed.has(name)) problems.push({ file, message: `no line for ${name}` });
    else if (listed.get(name) !== version)
      problems.push({ file, message: `${name}: says ${listed.get(name)}, is ${version}` });
  }
  for (const name of listed.keys())
    if (!declared.has(name)) problems.push({ file, message: `${name} is no dependency` });
  return problems;
}

export function checkWords(file: string, source: string): Problem[] {
  return FORBIDDEN.flatMap(({ pattern, reason }) =>
    [...source.matchAll(pattern)].map((match) => ({
      file,
      ...placeOf(source, match.index),
      message: `${match[0]}: ${reason}`,
    })),
  );
}

/** Code, of one line or several, and comments, blanked: what is left is read as sentences. */
const proseOf = (source: string): string =>
  source
    .replace(/^ *(```|~~~)[\s\S]*?^ *\1|<!--[\s\S]*?-->/gm, (block) => block.replace(/[^\n]/g, ' '))
    .replace(/`(?:[^`\n]|\n(?!\s*\n))+`/g, (span) => span.replace(/[^\n]/g, 'x'));

/** In French, what these signs are set apart from does not leave them at the end of a line. */
export function checkNoBreakSpaces(file: string, source: string): Problem[] {
  const BREAKING = / (?=[:;?!»%](?:[\s.,;)*|]|$))|(?<=«) /g;
  return [...proseOf(source).matchAll(BREAKING)].map(({ index }) => ({
    file,
    ...placeOf(source, index),
    message: `${source.slice(index - 10, index + 2).replaceAll('\n', ' ')}: this space is to be a no-break space`,
  }));
}

if (import.meta.main) {
  const files = trackedFiles();
  const problems: Problem[] = [];
  const read = (path: string): Target | undefined => {
    if (path.startsWith('..') || !existsSync(join(ROOT, path))) return undefined;
    return path.endsWith('.md') ? { text: readText(path) } : {};
  };
  const pages = files.filter((file) => file.endsWith('.md') && !NOT_OURS.test(file));
  for (const file of pages) problems.push(...checkLinks(file, readText(file), read));
  for (const file of pages.filter((path) => /^docs\/guide-fr\/|^LISEZMOI\.md$/.test(path)))
    problems.push(...checkNoBreakSpaces(file, readText(file)));
  problems.push(...checkTwins(files));
  for (const file of files.filter((name) => /^docs\/adr\/.*\.md$/.test(name)))
    problems.push(...checkDecision(file, readText(file)));

  const declared = new Map<string, string>();
  for (const path of ['package.json', ...packageNames().map((name) => `packages/${name}/package.json`)]) {
    const { dependencies, devDependencies, optionalDependencies } = readManifest(path);
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    })) {
      if (!name.startsWith('@ancrage/')) declared.set(name, version);
    }
  }
  problems.push(
    ...checkDependencies(
      declared,
      existsSync(join(ROOT, 'docs/dependencies.md')) ? readText('docs/dependencies.md') : '',
    ),
  );
  for (const file of files) {
    if (TEXT_FILE.test(file) && !NOT_OURS.test(file)) problems.push(...checkWords(file, readText(file)));
  }
  report(
    'check-docs',
    problems,
    `${pages.length} pages, ${declared.size} dependencies, ${files.length} files`,
  );
}
