import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleSecrets } from './sample-secrets.ts';
import { mayHoldSecret } from './secret-anchors.ts';
import { secretPatterns } from './secret-patterns.ts';

const ANY = new RegExp(secretPatterns.map(([, pattern]) => pattern).join('|'), 'i');

/** What patterns are made of, and what stands around them. */
const pieces = fc.oneof(
  fc.constantFrom(...sampleSecrets.map(([, text]) => text)),
  fc.constantFrom(
    ...secretPatterns.flatMap(([, , anchors]) => anchors.map((anchor) => anchor.replace(/^\^/, ''))),
  ),
  fc.constantFrom(
    '"',
    "'",
    ' ',
    ' : ',
    '=',
    '@',
    '_',
    '-',
    '.',
    '\u00A0',
    '\u017F',
    '\u212A',
    'é',
    'a',
    '1',
    '/',
    '://',
    'x:',
  ),
  fc.stringMatching(/^[A-Za-z0-9_+/.-]{0,40}$/),
);

test('a text in which a secret is found holds an anchor, in any case', () => {
  for (const [kind, text] of sampleSecrets)
    for (const written of [text, text.toUpperCase(), text.toLowerCase(), `é${text}`, `"${text}"`])
      if (ANY.test(written)) assert.ok(mayHoldSecret(written), `${kind}: ${written}`);
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), fc.boolean(), (parts, upper) => {
      const text = upper ? parts.join('').toUpperCase() : parts.join('');
      if (ANY.test(text)) assert.ok(mayHoldSecret(text), text);
    }),
    { numRuns: 3000 },
  );
});

/** A pattern without its conditions, short, so that texts can be made by it: what stands before is made too. */
function generating(pattern: string): RegExp {
  const plain = pattern
    .replaceAll('(?=@)', '@')
    .replaceAll(/\(\?(?:<!|!|=)(?:\[(?:\\.|[^\]])*\]|\{[\d,]*\}|\\?[^)])*\)/g, '')
    .replaceAll('(?<=', '(?:')
    .replaceAll('\\b', '')
    .replaceAll(/\{(\d+),\d+\}/g, (_, least: string) => `{${least},${Number(least) + 2}}`);
  return new RegExp(`^(?:${plain})$`);
}

test('whatever a pattern finds holds one of its anchors, in each of its forms', () => {
  for (const [kind, pattern, anchors] of secretPatterns) {
    assert.ok(anchors.length > 0, kind);
    const own = new RegExp(pattern, 'i');
    let found = 0;
    fc.assert(
      fc.property(
        fc.stringMatching(generating(pattern)),
        fc.constantFrom('', ' ', 'é', '"'),
        (made, before) => {
          const text = before + made;
          if (!own.test(text)) return;
          found += 1;
          assert.ok(mayHoldSecret(text), `${kind}: ${text}`);
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(found > 10, `${kind}: ${found}`);
  }
});

test('names, digests and addresses hold none', () => {
  for (const text of [
    'arn:aws:s3:::nordet-archives',
    `sha256:${'0a1b2c3d'.repeat(8)}`,
    '/subscriptions/6b1f0c2a/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/compte1',
    '//storage.googleapis.com/bucket-1',
    'https://exemple.quebec/tokens',
    'aws_secretsmanager_secret.base',
    'northamerica-northeast1',
    'disk-1',
  ])
    assert.ok(!mayHoldSecret(text), text);
});
