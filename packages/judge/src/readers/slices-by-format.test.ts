import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readers } from './registry.ts';
import { slicesByFormat } from './slices-by-format.ts';

test('whatever reader reads slices, a thread finds them by its format', () => {
  for (const { format, slices } of readers) assert.equal(slicesByFormat[format], slices, format);
});
