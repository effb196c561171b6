import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from './lines.ts';

test('a line is broken deeper than it begins, and one that fits is kept as it is', () => {
  assert.deepEqual(fold(['  a  b', '  un deux trois quatre cinq six'], 14), [
    '  a  b',
    '  un deux',
    '    trois',
    '    quatre',
    '    cinq six',
  ]);
  assert.deepEqual(fold(['  a: abcdefghijklmnopqrstuvwxyz'], 14), [
    '  a:',
    '    abcdefghij',
    '    klmnopqrst',
    '    uvwxyz',
  ]);
});
