import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JudgeError } from '../errors/judge-error.ts';
import { readers } from '../readers/registry.ts';
import { loadFormatSheets } from './format-sheets.ts';

const folder = new URL('../../../../reference/formats/', import.meta.url);
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))]));

test('each format that a reader understands has its sheet, and no other has', () => {
  const read = readers.map(({ format }) => format).filter((format) => format !== 'ancrage-dossier');
  assert.deepEqual([...loadFormatSheets(files).keys()].sort(), read.sort());
});

test('a format that nobody knows, or a sheet under another name, is refused with its line', () => {
  const sheet = files.get('teleport-log.yaml')!;
  const wrong = new TextEncoder().encode(
    sheet.toString('utf8').replace('format: teleport-log', 'format: teletype'),
  );
  for (const [name, bytes] of [
    ['teletype.yaml', wrong],
    ['other.yaml', sheet],
  ] as const) {
    assert.throws(
      () => loadFormatSheets(new Map([[name, bytes]])),
      (error: unknown) => {
        assert.ok(error instanceof JudgeError);
        assert.equal(error.code, 'REFERENCE_INVALID');
        assert.equal(error.details['line'], 2);
        return true;
      },
    );
  }
});
