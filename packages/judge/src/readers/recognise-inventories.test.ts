import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { fileOf } from '../testing/file-of.ts';
import { asset, exportedLine, NORDET as ASSETS } from './google-assets/testing/asset-list.ts';
import { graphResult, NORDET as RESOURCES, row } from './azure-resources/testing/graph-result.ts';
import { DECLARED, templateFile } from './azure-template/testing/template-file.ts';
import { HEAD_BYTES } from './reader.ts';
import type { Head } from './reader.ts';
import { readers } from './registry.ts';

const OURS: readonly string[] = ['azure-resources', 'azure-template', 'google-assets'];

const headOf = (bytes: Uint8Array): Head => {
  const start = bytes.subarray(0, HEAD_BYTES);
  return { bytes: start, text: new TextDecoder().decode(start), name: 'x' };
};
const known = (bytes: Uint8Array): string[] =>
  readers.filter((reader) => reader.recognise(headOf(bytes))).map(({ format }) => format);

test('a listing of Azure or of Google is known to one reader, in every shape', () => {
  for (const [format, text] of [
    ['azure-resources', graphResult(RESOURCES)],
    ['azure-resources', graphResult([])],
    ['azure-resources', JSON.stringify(RESOURCES.map(row), null, 2)],
    ['azure-resources', `\uFEFF${JSON.stringify({ value: RESOURCES.map(row) })}`],
    ['azure-template', templateFile(DECLARED)],
    ['google-assets', JSON.stringify(ASSETS.map(asset), null, 2)],
    ['google-assets', ASSETS.map(exportedLine).join('\n')],
  ] as const)
    assert.deepEqual(known(fileOf(text).bytes), [format], text.slice(0, 60));
});

test('files of other formats are none of them', async () => {
  const folder = fileURLToPath(new URL('./', import.meta.url));
  const files = globSync('*/*.fuzz.ts', { cwd: folder }).filter(
    (file) => !OURS.some((format) => file.startsWith(`${format}/`)),
  );
  assert.ok(files.length >= 15);
  for (const file of files) {
    const { target } = (await import(new URL(file, import.meta.url).href)) as {
      target: { seeds: () => Uint8Array[] };
    };
    for (const seed of target.seeds())
      assert.deepEqual(
        known(seed).filter((format) => OURS.includes(format)),
        [],
        file,
      );
  }
});

const SAMPLES = new URL('../../../../../shared/data/', import.meta.url);
test('nor are real public files of other formats', {
  skip: existsSync(SAMPLES) ? false : 'no shared data here',
}, () => {
  const folder = fileURLToPath(SAMPLES);
  const files = globSync('**/*.{json,jsonl,csv}', { cwd: folder });
  assert.ok(files.length > 0);
  for (const file of files)
    assert.deepEqual(
      known(readFileSync(new URL(file, SAMPLES))).filter((format) => OURS.includes(format)),
      [],
      file,
    );
});
