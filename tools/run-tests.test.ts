import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listedFiles, parseDigests } from './fsck.ts';
import { tagMessage, tagName } from './release.ts';
import { selectTests } from './run-tests.ts';

test('filters keep what they name', () => {
  const all = ['packages/base/src/tri.test.ts', 'packages/judge/src/rules/cel.test.ts'];
  assert.deepEqual(selectTests(all, []), all);
  assert.deepEqual(selectTests(all, ['packages/judge/']), [all[1]]);
  assert.deepEqual(selectTests(all, ['tri']), [all[0]]);
  assert.deepEqual(selectTests(all, ['nothing']), []);
});

test('releases of one day are numbered', () => {
  assert.equal(tagName('2026-11-23', []), '2026.11.23');
  assert.equal(tagName('2026-11-23', ['2026.11.23']), '2026.11.23-2');
  assert.equal(tagMessage('2026.11.23', '0.1.0', ['One']), 'Ancrage 0.1.0, 2026.11.23\n\n- One');
});

test('stated digests are found at any depth', () => {
  const sha256 = 'a'.repeat(64);
  assert.deepEqual([...parseDigests(`${sha256}  criteria/RES.yaml\n`)], [['criteria/RES.yaml', sha256]]);
  assert.throws(() => parseDigests('nonsense'));
  assert.deepEqual(listedFiles({ evidence: [{ path: 'a.csv', sha256, format: 'x' }] }), [
    { path: 'a.csv', sha256 },
  ]);
});
