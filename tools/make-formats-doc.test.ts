import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatsPage } from './make-formats-doc.ts';
import { readText } from './tree.ts';

test('docs/formats.md is what the sheets of formats and the scheme say', () => {
  assert.ok(readText('docs/formats.md') === formatsPage(), 'run: node tools/make-formats-doc.ts');
});
