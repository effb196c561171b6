import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRegisterWords } from './register-words.ts';

test('functions and situations are words of the register', () => {
  for (const line of [
    'Président',
    'Président du conseil',
    'Vice-présidente, finances',
    'Le bénéficiaire détient 25 % à 50 % des droits de vote',
    'PRÉSIDENT',
    'Commandité',
  ])
    assert.ok(isRegisterWords(line), line);
});

test('names made of little words are none, nor is what holds none of the register’s own', () => {
  for (const line of ['Son Le', 'Du Au', 'Président Le Son', 'Son', 'le', '', '12', 'Président Roy'])
    assert.ok(!isRegisterWords(line), line);
});
