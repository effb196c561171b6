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
