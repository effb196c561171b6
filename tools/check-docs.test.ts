import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  anchorOf,
  checkDecision,
  checkDependencies,
  checkLinks,
  checkNoBreakSpaces,
  checkTwins,
  checkWords,
} from './check-docs.ts';
import { checkCatalogue, checkUses } from './check-locales.ts';

const messages = (problems: { message: string }[]): string =>
  problems.map((problem) => problem.message).join('\n');

describe('check-docs', () => {
  test('links and anchors', () => {
    const pages: Record<string, { text?: string }> = {
      'docs/b.md': { text: '# Référentiel & règles\n' },
      docs: {},
    };
    const check = (source: string): string =>
      messages(checkLinks('docs/a.md', source, (path) => pages[path]));
    assert.equal(
      check('[b](b.md) [b](b.md#référentiel--règles) [d](../docs) [w](https://example.org/x)'),
      '',
    );
    assert.equal(check('`[c](c.md)`\n\n```\n[c](c.md)\n```\n'), '');
    assert.match(check('[c](c.md)'), /leads nowhere/);
    assert.match(check('[b](b.md#autre)'), /no such heading/);
    assert.match(check('# Ici\n[i](#la)'), /no such heading/);
    assert.equal(anchorOf('`ancrage verify`: hors ligne'), 'ancrage-verify-hors-ligne');
  });

  test('guides have twins', () => {
    assert.equal(messages(checkTwins(['docs/guide-fr/a.md', 'docs/guide-en/a.md'])), '');
    assert.match(messages(checkTwins(['docs/guide-fr/a.md'])), /no twin docs\/guide-en\/a.md/);
  });

  test('French prose has its no-break spaces, code has its own', () => {
    const places = (source: string): (number | undefined)[] =>
      checkNoBreakSpaces('a.md', source).map(({ column }) => column);
    assert.deepEqual(places('un : deux ; trois ? « quatre », 5 %.'), [3, 10, 18, 22, 29, 34]);
    assert.deepEqual(
      places(
        'un\u00a0: deux\u00a0; «\u00a0trois\u00a0» `a : b\nc ; d` <!-- e : f -->\n```\ng : h\n```\n| :-- |',
      ),
      [],
    );
  });

  test('decisions are dated and named', () => {
    const good = '---\ntitle: X\nstatus: accepted\ndate: 2026-11-23\n---\n';
    assert.equal(messages(checkDecision('docs/adr/0001-x.md', good)), '');
    assert.match(messages(checkDecision('docs/adr/x.md', good)), /NNNN-title/);
    assert.match(messages(checkDecision('docs/adr/0001-x.md', '# X\n')), /no front matter/);
    assert.match(messages(checkDecision('docs/adr/0001-x.md', good.replace('accepted', 'yes'))), /status/);
  });

  test('dependencies and their lines', () => {
    const page = '| `yaml` | 2.9.1 | ISC | x |\n| `old` | 1.0.0 | MIT | x |\n';
    const found = messages(checkDependencies(new Map(Object.entries({ yaml: '2.9.2', zod: '4.6.7' })), page));
    assert.match(found, /yaml: says 2.9.1, is 2.9.2/);
    assert.match(found, /no line for zod/);
    assert.match(found, /old is no dependency/);
  });

  test('words of one machine', () => {
    const path = ['', ['wo', 'rk'].join(''), 'x'].join('/');
    assert.match(messages(checkWords('a.md', `see ${path}`)), /path of one machine/);
    assert.match(messages(checkWords('a.ts', ['// TO', 'DO later'].join(''))), /issue/);
    assert.equal(messages(checkWords('a.md', 'homework/and/roots, a network/path, the register')), '');
  });
});

describe('check-locales', () => {
  test('both languages, same placeholders', () => {
    assert.equal(messages(checkCatalogue({ a: { fr: 'à {x}', en: 'at {x}' } })), '');
    assert.match(messages(checkCatalogue({ a: { fr: '', en: 'x' } })), /no text in fr/);
    assert.match(messages(checkCatalogue({ a: { fr: '{x}', en: '{y}' } })), /placeholders differ/);
  });

  test('missing and unused keys', () => {
    const texts = { 'a.used': {}, 'b.one': {}, 'c.unused': {} };
    const source = "text('a.used', lang); text('a.missing', lang); const k = `b.${code}`;";
    const found = messages(checkUses(texts, [{ path: 'x.ts', source }]));
    assert.match(found, /no text has the key a.missing/);
    assert.match(found, /1 unused: c.unused/);
  });

  test('a member of that name takes no key of the catalogue, words spread in a list do', () => {
    const source = "row.text('name') ?? row\n  .text('slug'); const all = [...text('a.missing', lang)];";
    const found = messages(checkUses({}, [{ path: 'x.ts', source }]));
    assert.equal(found, 'no text has the key a.missing');
  });

  test('a plural uses both its forms, and a key built after a dot or hyphen all that begin so', () => {
    const texts = {
      'a.files.one': {},
      'a.files.many': {},
      'a.state-open': {},
      'a.stated': {},
      'a.more.one': {},
    };
    const source = "plural('a.files', n, lang); wordsOf(`a.state-${state}`, lang);";
    assert.match(messages(checkUses(texts, [{ path: 'x.ts', source }])), /2 unused: a.stated a.more.one/);
  });
});
