import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terminalLanguage } from './terminal-language.ts';

test('the terminal’s French is recognised in the order of POSIX', () => {
  assert.equal(terminalLanguage({ LANG: 'fr_CA.UTF-8' }), 'fr');
  assert.equal(terminalLanguage({ LANG: 'fr_CA.UTF-8', LC_ALL: 'en_CA.UTF-8' }), 'en');
  assert.equal(terminalLanguage({ LANG: 'en_CA.UTF-8', LC_MESSAGES: 'fr_FR' }), 'fr');
  assert.equal(terminalLanguage({ LC_ALL: '', LANG: 'fr' }), 'fr');
});

test('what is neither French nor English is English', () => {
  assert.equal(terminalLanguage({}), 'en');
  assert.equal(terminalLanguage({ LANG: 'C.UTF-8' }), 'en');
  assert.equal(terminalLanguage({ LANG: 'de_DE.UTF-8' }), 'en');
});
