import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, formatUtcDate, parseUtcDate } from '@ancrage/base';
import { buildDossier } from '../dossier/build-dossier.ts';
import { ReadingBuilder } from '../reading/reading-builder.ts';
import { emptyTrustList } from '../trust/trust-list.ts';
import { elapsedPeriod } from './elapsed-period.ts';

function elapsed(from: string, to: string, at: string): string {
  const manifest = new ReadingBuilder({ id: digestOf('m'), format: 'ancrage-dossier', version: '1' });
  manifest.add('scope-period', { from, to });
  const period = elapsedPeriod(buildDossier(manifest.build(), emptyTrustList, [], parseUtcDate(at)));
  return `${formatUtcDate(period.from)} ${formatUtcDate(period.to)}`;
}

test('what is to be covered ends with the day of judgement, and is never empty', () => {
  assert.equal(elapsed('2026-01-01', '2026-06-30', '2026-09-01'), '2026-01-01 2026-06-30');
  assert.equal(elapsed('2026-01-01', '2035-06-30', '2026-09-01'), '2026-01-01 2026-09-01');
  assert.equal(elapsed('2027-01-01', '2027-06-30', '2026-09-01'), '2027-01-01 2027-01-01');
});
