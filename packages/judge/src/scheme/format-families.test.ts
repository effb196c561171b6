import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatsNamed } from './format-families.ts';

test('formats come one by one or by family, each once; a name that is neither is told', () => {
  const wrong: string[] = [];
  const families = { ledgers: ['bods', 'cap-table'] } as const;
  const named = formatsNamed(['cap-table', 'ledgers', 'focus', 'telex', 'toString'], families, (name) =>
    wrong.push(name),
  );
  assert.deepEqual(named, ['cap-table', 'bods', 'focus']);
  assert.deepEqual(wrong, ['telex', 'toString']);
});
