import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawsPage, shippedLaws } from './make-laws-doc.ts';
import { readText } from './tree.ts';

test('docs/laws.md is what the register of laws says', () => {
  assert.ok(readText('docs/laws.md') === lawsPage(), 'run: node tools/make-laws-doc.ts');
});

test('each law has its entry, and what is not confirmed says so', () => {
  const page = readText('docs/laws.md');
  for (const { law, confirm } of shippedLaws().laws) {
    assert.ok(page.includes(`\`${law}\``), law);
    if (confirm !== null) assert.ok(page.includes(confirm.fr), law);
  }
});
