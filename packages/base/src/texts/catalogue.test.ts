import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BaseError, baseErrorCodes } from '../base-error.ts';
import { canonicalJson } from '../canonical-json.ts';
import { Decimal } from '../decimal.ts';
import { decodeText } from '../decode-text.ts';
import { parseStrictJson } from '../strict-json.ts';
import { parseUtcDate } from '../utc-date.ts';
import { formatText, type Lang, placeholdersOf, type Text } from './catalogue.ts';
import { errorTexts } from './errors.ts';
import { describeBaseError, isTextKey, text, textAreas, texts } from './index.ts';

const all: [string, Text][] = Object.entries(texts);
const langs: readonly Lang[] = ['fr', 'en'];

test('no two areas share a key', () => {
  const keys = textAreas.flatMap((area) => Object.keys(area));
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keys.length, all.length);
});

test('both languages have the same placeholders, well written', () => {
  for (const [key, entry] of all) {
    assert.deepEqual(placeholdersOf(entry.fr).sort(), placeholdersOf(entry.en).sort(), key);
    for (const lang of langs) {
      const rest = entry[lang].replaceAll(/\{[A-Za-z][A-Za-z0-9]*\}/g, '');
      assert.doesNotMatch(rest, /[{}]/, `${key} ${lang}`);
    }
  }
});

test('no text is empty, padded or badly composed', () => {
  for (const [key, entry] of all) {
    for (const lang of langs) {
      const written = entry[lang];
      assert.notEqual(written, '', `${key} ${lang}`);
      assert.equal(written, written.trim(), `${key} ${lang}: space at an end`);
      assert.equal(written, written.normalize('NFC'), `${key} ${lang}: not NFC`);
      assert.doesNotMatch(written, /'/, `${key} ${lang}: straight apostrophe`);
    }
  }
});

test('French typography: no-break spaces before : ; ! ? and inside guillemets', () => {
  for (const [key, { fr }] of all) {
    // A sign inside a word (12:00, https://) is not punctuation.
    assert.doesNotMatch(fr, /(?<!\u00a0)[:;!?](?=[\s»)]|$)/, key);
    assert.doesNotMatch(fr, /«(?!\u00a0)|(?<!\u00a0)»/, key);
    assert.doesNotMatch(fr, /["“”]/, `${key}: use guillemets`);
  }
});

test('every error code has its entry, and the reverse', () => {
  assert.deepEqual(Object.keys(errorTexts).sort(), baseErrorCodes.map((code) => `error.base.${code}`).sort());
});

test('an error that is thrown fills every placeholder of its text', () => {
  const throwers: (() => unknown)[] = [
    () => parseStrictJson('{'),
    () => parseStrictJson('{"a":1,"a":1}'),
    () => parseStrictJson('[[', { maxDepth: 1 }),
    () => parseStrictJson('[]', { maxBytes: 1 }),
    () => parseStrictJson('1e9999'),
    () => parseStrictJson('"\\ud800"'),
    () => decodeText(Uint8Array.from([0xff])),
    () => Decimal.parse('x'),
    () => Decimal.parse('1e9999'),
    () => parseUtcDate('x'),
    () => parseUtcDate('2026-02-30'),
    () => canonicalJson(Number.NaN),
  ];
  const seen = new Set<string>();
  for (const thrower of throwers) {
    try {
      thrower();
    } catch (error) {
      assert.ok(error instanceof BaseError);
      seen.add(error.code);
      for (const lang of langs) assert.doesNotMatch(describeBaseError(error, lang), /[{}]/, error.code);
    }
  }
  assert.deepEqual([...seen].sort(), [...baseErrorCodes].sort());
});

test('placeholders are filled once, from own properties', () => {
  const sample: Text = { fr: '{a} et {b}, {a}', en: '{a} and {b}, {a}' };
  assert.equal(formatText(sample, 'fr', { a: '{b} $&', b: 2 }), '{b} $& et 2, {b} $&');
  assert.equal(formatText(sample, 'en', { a: 1 }), '1 and {b}, 1');
  assert.equal(formatText({ fr: '{toString}', en: '' }, 'fr'), '{toString}');
});

test('the compiler asks for the placeholders of a text', () => {
  assert.equal(text('word.met', 'fr'), 'satisfait');
  assert.equal(text('word.third-party', 'en'), 'accredited third party');
  assert.match(text('error.base.JSON_SYNTAX', 'fr', { line: 3, column: 7 }), /ligne 3, colonne 7/);
  // @ts-expect-error a placeholder is missing
  assert.match(text('error.base.JSON_SYNTAX', 'fr', { line: 3 }), /\{column\}/);
  // @ts-expect-error all are missing
  assert.match(text('error.base.JSON_SYNTAX', 'fr'), /\{line\}/);
  // @ts-expect-error this text has none
  assert.equal(text('word.met', 'en', { line: 1 }), 'met');
});

test('keys are known', () => {
  assert.ok(isTextKey('word.not-proven'));
  assert.equal(isTextKey('word.unknown'), false);
  assert.equal(isTextKey('toString'), false);
});
