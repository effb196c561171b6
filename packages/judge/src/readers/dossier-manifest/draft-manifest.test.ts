import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyFact } from '../../facts/fact.ts';
import { draftManifest } from './draft-manifest.ts';

const spend = (platform: string, provider: string, account: string): AnyFact =>
  ({
    kind: 'spend',
    value: { platform, provider, account, billing_account: '', host: provider, issuer: provider },
  }) as unknown as AnyFact;

test('accounts billed by a known platform are listed, whatever it calls itself; customers billed by a seller are not', () => {
  const draft = draftManifest({
    name: 'x',
    toComplete: '?',
    files: [],
    facts: [
      spend('aws', 'AWS', '111122223333'),
      spend('nordet infonuagique inc.', 'Nordet Infonuagique inc.', 'CLI-2041'),
    ],
    today: '2026-11-15',
    receivedAt: '2026-11-15T00:00:00Z',
  });
  assert.match(draft, /accounts:\n {4}- platform: aws\n {6}account: "111122223333"\n/);
  assert.doesNotMatch(draft, /CLI-2041/);
});
