import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SecretMask, withoutSecrets } from './secret-mask.ts';
import { secretPatterns } from './secret-patterns.ts';
import { sampleSecrets } from './sample-secrets.ts';

test('each kind of secret is masked, wherever in a text it stands, and nothing of it is left', () => {
  assert.deepEqual(sampleSecrets.map(([kind]) => kind).sort(), secretPatterns.map(([kind]) => kind).sort());
  for (const [kind, text, secret] of sampleSecrets) {
    for (const around of [text, `avant ${text} après`, `${text}\n`, `{"a":"${text}"}`]) {
      const kinds: string[] = [];
      const masked = new SecretMask().mask(around, (found) => kinds.push(found));
      assert.ok(!masked.includes(secret), `${kind}: ${masked}`);
      assert.ok(kinds.length > 0, kind);
    }
  }
});

test('one secret keeps its number within a file; another has its own; digests and names stay', () => {
  const mask = new SecretMask();
  const [one, other] = sampleSecrets
    .filter(([kind]) => kind === 'github-token' || kind === 'npm-token')
    .map(([, text]) => text);
  assert.equal(mask.mask(`${one} ${other} ${one}`), '«secret 1» «secret 2» «secret 1»');
  assert.equal(mask.mask(`x ${other}`), 'x «secret 2»');
  for (const plain of [
    `sha256:${'0a1b2c3d'.repeat(8)}`,
    'arn:aws:s3:::nordet-archives',
    '6b1f0c2a-9d7e-4f53-a8c4-1e5d70b92f36',
    '/subscriptions/6b1f0c2a-9d7e-4f53-a8c4-1e5d70b92f36/resourceGroups/tokens',
    'Le mot de passe est remis au client, le secret professionnel est gardé : article 12.',
    'https://exemple.quebec:8443/a@b',
    'aws_secretsmanager_secret.base',
  ])
    assert.equal(withoutSecrets(plain), plain);
});

test('any text is masked in time that its length bounds, and masking again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      const masked = withoutSecrets(text);
      assert.equal(withoutSecrets(masked), masked);
    }),
  );
});
