import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, deriveFrom, documented, observed, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const derived = (name: string, ...files: SampleFile[]): unknown => shownValue(deriveFrom(name, files));

test('stated fields: the worst stands; adequate facts bound it on both sides, others on one', () => {
  const notice = (days: number): StatedFact => ({ kind: 'notice-to-leave', days });
  const days = (...files: SampleFile[]): unknown => derived('notice_to_leave.days', ...files);
  assert.equal(days(), '-..-');
  assert.equal(days(documented(notice(30))), '30..30');
  assert.equal(days(declared(notice(30))), '30..-');
  assert.equal(days(documented(notice(30)), declared(notice(90))), '90..90');
  assert.equal(days(documented(notice(90)), declared(notice(30))), '90..90');
  assert.equal(days({ ...documented(notice(30)), day: '2024-01-01' }), '-..-');
  // From the future: no support, but no violation vanishes behind a date either.
  assert.equal(days({ ...documented(notice(30)), day: '2027-01-01' }), '30..-');
  const both = deriveFrom('notice_to_leave.days', [documented(notice(30)), declared(notice(90))]);
  assert.deepEqual(
    both.reasons.map(({ code }) => code),
    ['CONTRADICTION'],
  );
});

test('a repeated test replaces the older one, unless the newer is worth less', () => {
  const drill = (on: string, good: boolean): StatedFact => ({
    kind: 'recovery-drill',
    on,
    rpo_met: good,
    rto_met: good,
  });
  const met = (...files: SampleFile[]): unknown => derived('recovery_drill.rpo_met', ...files);
  assert.equal(met(observed(drill('2026-02-01', false), drill('2026-06-01', true))), true);
  assert.equal(met(observed(drill('2026-02-01', true), drill('2026-06-01', false))), false);
  assert.equal(met(observed(drill('2026-02-01', false)), documented(drill('2026-06-01', true))), false);
  assert.equal(met(documented(drill('2026-02-01', false)), observed(drill('2026-06-01', true))), true);
  assert.equal(met(documented(drill('2026-02-01', false)), declared(drill('2026-06-01', true))), false);
  assert.equal(met(declared(drill('2026-06-01', true))), undefined);
});
