import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Report } from '@ancrage/judge';
import fc from 'fast-check';
import { renderHtml, renderMap, renderTerminal } from './index.ts';
import { columnsOf } from './terminal/lines.ts';
import { sampleReport, sampleScheme } from './testing/sample-report.ts';

const scheme = sampleScheme();
const report = sampleReport(scheme);
const langs: readonly Lang[] = ['fr', 'en'];
const ANSI = /\u001b\[[0-9;]*m/g;

test('the sample shows what the report can show', () => {
  const outcomes = new Set(report.findings.map(({ outcome }) => outcome));
  assert.ok(outcomes.has('met') && outcomes.has('not-met') && outcomes.has('not-proven'));
  assert.ok(report.findings.some(({ remedies }) => remedies.some(({ turns }) => turns)));
  assert.ok(report.conditions.length > 0 && report.scope_findings.length > 0 && report.unread.length === 2);
  assert.ok(report.places.some(({ basis }) => basis === 'declared'));
  assert.ok(report.places.some(({ country, basis }) => country !== 'CA' && basis === 'region'));
});

test('terminal: as the golden file, in both languages', () => {
  for (const lang of langs) {
    const file = new URL(`fixtures/terminal.${lang}.txt`, import.meta.url);
    const shown = renderTerminal(report, scheme, { lang, colour: false, html: 'out/report.html' });
    // UPDATE_GOLDEN=1 writes the files anew; their diff then shows what a change of words or rules moved.
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, shown);
    assert.equal(shown, readFileSync(file, 'utf8'));
  }
});

test('terminal: colour only when asked, and it changes no word', () => {
  for (const lang of langs) {
    const plain = renderTerminal(report, scheme, { lang, colour: false });
    const coloured = renderTerminal(report, scheme, { lang, colour: true });
    assert.doesNotMatch(plain, ANSI);
    assert.match(coloured, ANSI);
    assert.equal(coloured.replaceAll(ANSI, ''), plain);
  }
});

test('terminal: never wider than asked nor driven by evidence, whatever the evidence says', () => {
  fc.assert(
    fc.property(hostileText(), fc.constantFrom(40, 80), fc.constantFrom(...langs), (hostile, width, lang) => {
      const written = renderTerminal(replaceTexts(report, hostile), scheme, { lang, colour: true, width });
      const plain = written.replaceAll(ANSI, '');
      assert.doesNotMatch(plain, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      for (const line of plain.split('\n'))
        assert.ok(columnsOf(line) <= width, `${columnsOf(line)}: ${line}`);
    }),
    { numRuns: 60 },
  );
});

test('page: both languages are whole, no key or placeholder shown raw, no heading empty', () => {
  const page = renderHtml(report, scheme);
  const words = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '\n');
  for (const key of Object.keys(texts)) {
    const area = key.split('.')[0]!;
    if (['report', 'reason', 'note', 'scope', 'word'].includes(area) && key.includes('.'))
      assert.ok(!words.includes(key) || key === 'report.json', `${key} is shown raw`);
  }
  assert.doesNotMatch(words, /\{[A-Za-z][A-Za-z0-9]*\}/);
  assert.doesNotMatch(words, /\bundefined\b|\bnull\b|\[object/);
  for (const [whole, , inside] of page.matchAll(/<(h[1-6]|dt|caption|summary)\b[^>]*>([\s\S]*?)<\/\1>/g))
    assert.notEqual(inside!.replace(/<[^>]*>/g, '').trim(), '', whole);
  for (const lang of langs) {
    const half = halfOf(page, lang);
    for (const { id, title } of scheme.criteria.flatMap(({ controls }) => controls)) {
      assert.ok(half.includes(`id="${lang}-${id}"`), `${id} in ${lang}`);
      assert.ok(half.includes(title[lang].replaceAll("'", '&#39;')), `${title[lang]} in ${lang}`);
    }
  }
});

test('page: both halves have the same structure', () => {
  const page = renderHtml(report, scheme);
  const tags = (lang: Lang): string[] =>
    Array.from(halfOf(page, lang).matchAll(/<(\/?[a-z0-9]+)/g), (match) => match[1]!);
  assert.deepEqual(tags('fr'), tags('en'));
});

test('page: headings go down one step at a time', () => {
  for (const lang of langs) {
    const depths = Array.from(halfOf(renderHtml(report, scheme), lang).matchAll(/<h([1-6])/g), (match) =>
      Number(match[1]),
    );
    assert.equal(depths[0], 1);
    for (const [index, depth] of depths.entries()) assert.ok(index === 0 || depth <= depths[index - 1]! + 1);
  }
});

test('page: identifiers are unique and every link leads to one', () => {
  const page = renderHtml(report, scheme);
  const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), (match) => match[1]!);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of page.matchAll(/ href="#([^"]+)"/g)) assert.ok(ids.includes(target!), target);
});

test('page: whatever stands in a report or a scheme, nothing of it becomes markup', () => {
  const shape = markupOf(renderHtml(replaceTexts(report, 'x'), scheme));
  fc.assert(
    fc.property(hostileText(), (hostile) => {
      const page = renderHtml(replaceTexts(report, hostile), scheme);
      assert.deepEqual(markupOf(page), shape);
      for (const [, value] of page.matchAll(/\s(?:href|src|action|xlink:href)="([^"]*)"/g))
        assert.match(value!, /^#/);
      assert.doesNotMatch(page, /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
    }),
    { numRuns: 60 },
  );
  const worded = renderHtml(report, replaceTexts(scheme, `"><script>alert(1)</script>`));
  assert.equal(worded.match(/<script/g)?.length, 1);
});

test('page: needs nothing from outside and stays small', () => {
  const page = renderHtml(report, scheme);
  const names = page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '');
  assert.doesNotMatch(names, /(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/i);
  assert.doesNotMatch(names, /@import|url\((?!#)|<link|<img|<iframe|\son[a-z]+=/i);
  assert.ok(page.length < 400_000, String(page.length));
});

test('page: very long values are cut, and lists have an end', () => {
  const long = 'é'.repeat(50_000);
  assert.ok(renderHtml(replaceTexts(report, long), scheme).length < 12_000_000);
  const many: Report = { ...report, notes: Array.from({ length: 5000 }, () => report.notes[0]!) };
  assert.ok(renderHtml(many, scheme).length < 700_000);
});

test('map: tells declared from observed, shows the world only for places abroad, and survives any coordinates', () => {
  const map = renderMap(report.places, 'fr');
  assert.match(map, /class="ring"/);
  assert.match(map, /class="diamond"/);
  assert.match(renderMap([{ ...report.places[0]!, basis: 'observed' }], 'fr'), /class="disc"/);
  assert.match(map, /class="inset"/);
  assert.match(map, />Montréal</);
  const home = report.places.filter(({ country }) => country === 'CA');
  assert.doesNotMatch(renderMap(home, 'fr'), /class="inset"/);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.double(), (latitude, longitude, number) => {
      const odd = [
        { ...home[0]!, latitude, longitude },
        { ...home[0]!, latitude: String(number), longitude: '-73.5' },
      ];
      assert.doesNotMatch(renderMap(odd, 'en'), /NaN|Infinity/);
    }),
    { numRuns: 100 },
  );
});

/** Marks that would break out of text or attributes, drive a terminal or reorder words, among ordinary characters. */
function hostileText(): fc.Arbitrary<string> {
  const pieces = [
    '<script>alert(1)</script>',
    '"',
    "'",
    '<',
    '>',
    '&',
    '&lt;',
    '</title>',
    '</style>',
    '-->',
    ']]>',
  ];
  const odd = [
    'javascript:alert(1)',
    '\u202e',
    '\u2066',
    '\u001b[31m',
    '\u009b2J',
    '\r\n',
    '\u0000',
    '{kind}',
    '漢字',
    '🍁',
  ];
  const piece = fc.oneof(fc.constantFrom(...pieces, ...odd), fc.string({ unit: 'binary', maxLength: 8 }));
  return fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => `x${parts.join('')}x`);
}

/** Codes by which the page chooses words and shapes; a validated report holds no other. */
const CODES =
  /^(?:control|criterion|outcome|judged|method|source|rule|name|format|semantics|at|date|from|to|holds|role|use|basis|state|status|date_from|op|id|evidence|binds|confidence|digest|unit|lo|hi|cost|complete|formats|latitude|longitude|plane|side|day|bytes|outside|undetermined|inside)$/;

/** The same report with every free text replaced. */
function replaceTexts<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (CODES.test(key) && key !== 'name' ? value : text) as T;
  if (value instanceof Map || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item as unknown, text, key)) as T;
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaceTexts(item as unknown, text, name)]),
  ) as T;
}

/** The sequence of tags, their attribute names, and nothing else. Titles of cut values come and go with length. */
function markupOf(page: string): string[] {
  return Array.from(
    page
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replace(/<span title="[^"]*">([^<]*)<\/span>/g, '$1')
      .matchAll(/<[^>]*>/g),
    ([tag]) => tag.replace(/="[^"]*"/g, ''),
  ).filter((tag) => !/^<\/?(?:text|g|path|circle)\b/.test(tag));
}

function halfOf(page: string, lang: Lang): string {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  const start = main.indexOf(`<div lang="${lang}"`);
  const other = main.indexOf('<div lang="en"');
  return lang === 'fr' ? main.slice(start, other) : main.slice(start);
}
