import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differingSpecs, specFiles } from './make-spec.ts';

test('the committed schemas and the table of facts are what the code says: `node tools/make-spec.ts`', () => {
  assert.deepEqual(differingSpecs(), []);
});

test('every schema is of the 2020-12 dialect and refuses unknown members', () => {
  const schemas = [...specFiles()].filter(([path]) => path.endsWith('.schema.json'));
  assert.ok(schemas.length >= 6);
  for (const [path, text] of schemas) {
    assert.match(text, /"\$schema": "https:\/\/json-schema\.org\/draft\/2020-12\/schema"/, path);
    assert.match(text, /"additionalProperties": false/, path);
  }
});
