import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OUTLINES, outlinesText } from './make-outlines.ts';
import { readText } from './tree.ts';

test('the outlines of the map are those that node tools/make-outlines.ts draws', () => {
  assert.equal(readText(OUTLINES), outlinesText());
});
