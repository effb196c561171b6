import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatsOf, goldenOf, readerSamples } from '../testing/golden-readings.ts';
import { readers } from './registry.ts';

const GOLDEN = new URL('../../golden/', import.meta.url);
const samples = await readerSamples();

for (const [name, files] of samples)
  test(`${name}: each sample gives its golden reading, and is known to one reader at most`, () => {
    const golden = new URL(`${name}.json`, GOLDEN);
    assert.ok(existsSync(golden), `run: node tools/make-golden.ts ${name}`);
    assert.deepEqual(
      JSON.parse(JSON.stringify(files.map(goldenOf))),
      JSON.parse(readFileSync(golden, 'utf8')),
      `if this is meant, run: node tools/make-golden.ts ${name}`,
    );
    for (const bytes of files) assert.ok(formatsOf(bytes).length <= 1, formatsOf(bytes).join(', '));
  });

test('every reader has a sample, and no golden reading stands without one', () => {
  const read = new Set([...samples.values()].flat().flatMap(formatsOf));
  assert.deepEqual(
    readers.map(({ format }) => format).filter((format) => !read.has(format)),
    [],
  );
  assert.deepEqual(readdirSync(GOLDEN).sort(), [...samples.keys()].map((name) => `${name}.json`).sort());
});
