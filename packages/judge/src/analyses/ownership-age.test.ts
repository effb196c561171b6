import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, deriveFrom, documented, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const age = (...files: SampleFile[]): unknown => shownValue(deriveFrom('ownership.evidence_days', files));
const reviews: SampleFile = documented(
  { kind: 'rights-review', on: '2026-08-01', foreign_blocking: 0 },
  { kind: 'board', on: '2026-08-01', seats: 9, canadian: 9 },
  { kind: 'beneficial-owner-match', on: '2026-08-01', undeclared: 0, unknown_residence: 0 },
);
const holding = (issuer: string, day: string): SampleFile => ({
  method: 'documented',
  day,
  facts: [
    {
      kind: 'holding',
      holding: issuer,
      holder: 'ana',
      issuer,
      interest: 'votingRights',
      direct: 'direct',
      minimum: '100',
      maximum: '100',
    },
  ],
});
const named: StatedFact = { kind: 'scope-entity', entity: 'shell', name: 'Shell', role: 'provider' };

test('age of ownership: a fresh table of any other entity does not count', () => {
  assert.equal(age(reviews, holding('nordet', '2026-08-01')), '0..31');
  assert.equal(age(reviews, holding('elsewhere', '2026-08-01')), '0..-');
  assert.equal(age(reviews, holding('nordet', '2026-03-01'), holding('elsewhere', '2026-08-01')), '0..184');
});

test('age of ownership: each entity of the provider has its own table', () => {
  const shell = declared(named);
  assert.equal(age(reviews, shell, holding('shell', '2026-08-01')), '0..-');
  assert.equal(
    age(reviews, shell, holding('nordet', '2026-03-01'), holding('shell', '2026-08-01')),
    '0..184',
  );
});
