import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveFrom, documented, shownValue } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

test('egress: own lines only, credits do not offset, every month of the period', () => {
  const line = (month: string, transfer: string, billed: string, provider = 'NORDET  inc.'): StatedFact => ({
    kind: 'spend',
    platform: 'p',
    provider,
    host: '',
    issuer: '',
    billing_account: 'c',
    account: '',
    region: '',
    category: '',
    month,
    currency: 'CAD',
    transfer,
    billed,
    lines: 1,
    first_line: billed.length,
  });
  const charged = (...facts: StatedFact[]): unknown =>
    shownValue(deriveFrom('egress.charged', [documented(...facts)], { complete: ['own-bills'] }));
  const months = [line('2026-07', 'none', '5'), line('2026-08', 'none', '5')];
  assert.equal(charged(...months), '0..0');
  assert.equal(charged(months[0]!), '0..-');
  assert.equal(
    charged(...months, line('2026-08', 'egress', '12.5'), line('2026-07', 'egress', '-12.5')),
    '12.5..12.5',
  );
  assert.equal(
    charged(...months, line('2026-08', 'egress', '9', 'AWS'), line('2026-08', 'internal', '9')),
    '0..0',
  );
  assert.equal(charged(line('2026-08', 'egress', '9', 'AWS')), '0..-');
});

test('egress: an entity named like the host makes no purchase a sale, save where the service is that seller’s', () => {
  const line = (provider: string, platform: string): StatedFact => ({
    kind: 'spend',
    platform,
    provider,
    host: '',
    issuer: '',
    billing_account: 'c',
    account: '',
    region: '',
    category: '',
    month: '2026-08',
    currency: 'CAD',
    transfer: 'egress',
    billed: '9',
    lines: 1,
    first_line: 1,
  });
  const entity = (name: string, role: string): StatedFact => ({
    kind: 'scope-entity',
    entity: name,
    name,
    role,
  });
  const charged = (...facts: StatedFact[]): unknown =>
    shownValue(deriveFrom('egress.charged', [documented(...facts)]));
  for (const role of ['operator', 'provider'])
    assert.equal(charged(line('AWS', 'aws'), entity('AWS', role)), '0..-');
  assert.equal(charged(line('Hébergeur', 'autre'), entity('Hébergeur', 'operator')), '0..-');
  assert.equal(charged(line('Filiale', 'autre'), entity('Filiale', 'provider')), '9..9');
  assert.equal(charged(line('Nordet inc.', 'aws')), '9..9');
});
