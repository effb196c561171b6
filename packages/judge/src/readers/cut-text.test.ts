import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleSecrets } from '@ancrage/base';
import { cutText } from './cut-text.ts';

test('a secret across the cut leaves nothing of itself', () => {
  for (const [kind, secret, part] of sampleSecrets)
    for (let before = 1; before < secret.length; before += 3) {
      const text = `${'x'.repeat(500 - before - 1)} ${secret} ${'y'.repeat(40)}`;
      assert.ok(!cutText(text, 500).includes(part.slice(0, 12)), `${kind} ${before}`);
    }
  assert.equal(cutText('short', 500), 'short');
  assert.equal(cutText(`${'x'.repeat(499)}😀`, 500), `${'x'.repeat(499)}\uFFFD`);
});
