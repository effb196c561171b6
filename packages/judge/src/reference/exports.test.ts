import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JudgeError } from '../errors/judge-error.ts';
import { readers } from '../readers/registry.ts';
import { loadExports } from './exports.ts';

const table = readFileSync(new URL('../../../../reference/exports.yaml', import.meta.url));

test('each format that a reader understands has a way to obtain it, and no other has', () => {
  const read = readers.map(({ format }) => format).filter((format) => format !== 'ancrage-dossier');
  assert.deepEqual([...loadExports(table).keys()].sort(), read.sort());
});

test('a format that nobody knows is refused with its line', () => {
  const wrong = table.toString('utf8').replace('format: teleport-log', 'format: teletype');
  assert.throws(
    () => loadExports(new TextEncoder().encode(wrong)),
    (error: unknown) => {
      assert.ok(error instanceof JudgeError);
      assert.equal(error.code, 'REFERENCE_INVALID');
      assert.ok(Number(error.details['line']) > 50);
      return true;
    },
  );
});
