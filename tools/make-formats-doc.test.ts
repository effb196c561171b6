import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { shippedSheets } from './make-controls-doc.ts';
import { formatsPage, pageOf } from './make-formats-doc.ts';
import { readText, ROOT } from './tree.ts';

test('docs/formats.md is what the sheets of formats and the scheme say', () => {
  assert.ok(readText('docs/formats.md') === formatsPage(), 'run: node tools/make-formats-doc.ts');
});

test('each format has a page in both languages, golden readings and a corpus of its reader', () => {
  const formats = [...shippedSheets().keys()];
  assert.ok(formats.length >= 25);
  for (const format of formats) {
    const page = pageOf(format);
    for (const path of [
      `docs/guide-fr/formats/${page}.md`,
      `docs/guide-en/formats/${page}.md`,
      `packages/judge/golden/${page}.json`,
      `packages/judge/fuzz/${page}`,
    ])
      assert.ok(page !== 'index' && existsSync(join(ROOT, path)), `${format}: ${path}`);
    // A fixture at least of which the golden file holds the reading, and inputs that a fuzz run kept.
    assert.match(
      readText(`packages/judge/golden/${page}.json`),
      new RegExp(`"format": ?"${format}"`),
      format,
    );
    assert.ok(readdirSync(join(ROOT, 'packages/judge/fuzz', page)).length > 0, format);
  }
});
