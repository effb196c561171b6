import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonWords } from './coded-words.ts';

test('countries are told by their names, and a code that names none as it is', () => {
  const words = (country: string, lang: 'fr' | 'en'): string =>
    reasonWords({ code: 'FOUND_ABROAD', params: { country, what: 'x', region: 'y' } }, lang);
  assert.match(words('US', 'fr'), /\(États-Unis\)/);
  assert.match(words('US', 'en'), /\(United States\)/);
  assert.match(words('?', 'en'), /\(\?\)/);
});
