import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlsPage } from './make-controls-doc.ts';
import { readText } from './tree.ts';

test('docs/controls.md is what the scheme and the sheets of formats say', () => {
  assert.ok(readText('docs/controls.md') === controlsPage(), 'run: node tools/make-controls-doc.ts');
});

test('every format that a control names leads to a way of obtaining it', () => {
  const page = controlsPage();
  for (const [, anchor] of page.matchAll(/\]\(#([a-z-]+)\)/g))
    assert.ok(page.includes(`\n### ${anchor}\n`), anchor);
});
