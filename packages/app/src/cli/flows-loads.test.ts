import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadedBy } from './testing/loaded-by.ts';

test('the thread that reads flow logs is started before anything that reads or tells is loaded', () => {
  const loaded = loadedBy('early-thread.ts');
  assert.ok(loaded.some((url) => url.endsWith('/flow-thread.ts')));
  assert.deepEqual(
    loaded.filter((url) => /\/(?:base|judge)\/src\//.test(url)),
    [],
  );
});
