import assert from 'node:assert/strict';
import test from 'node:test';
import { kindNames, kinds } from './registry.ts';

test('no field is called kind or method: a statement and a manifest say those beside the fields of the fact', () => {
  for (const name of kindNames) {
    const fields = Object.keys(kinds[name].fields);
    assert.deepEqual(
      fields.filter((field) => field === 'kind' || field === 'method'),
      [],
      name,
    );
  }
});
