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

/** What only tables that people write, and logs in Parquet, need. */
const IDLE = /\/node_modules\/(?:yaml|zod|hyparquet)\/|\/judge\/src\/(?:documents|reference)\//;

test('the command on flows and the thread that reads them load nothing that only tables need', () => {
  for (const module of ['flows-command.ts', '../../../io/src/flows/answer-flow-work.ts']) {
    const loaded = loadedBy(module);
    assert.ok(loaded.some((url) => url.endsWith('/flow-sink.ts')));
    assert.deepEqual(
      loaded.filter((url) => IDLE.test(url)),
      [],
    );
  }
});

test('the thread that reads loads no words for people, and nothing that makes a report', () => {
  const loaded = loadedBy('../../../io/src/flows/answer-flow-work.ts');
  assert.deepEqual(
    loaded.filter((url) => /\/base\/src\/texts\/(?!catalogue)|\/flow-(?:report|summary)\.ts$/.test(url)),
    [],
  );
});
