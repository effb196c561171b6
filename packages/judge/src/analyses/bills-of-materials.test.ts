import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveFrom, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';

interface Bill {
  readonly day?: string;
  readonly subject?: string | undefined;
  readonly since?: string | undefined;
  readonly exploitable?: number;
  readonly entered?: number;
  readonly method?: SampleFile['method'];
}

/** A bill of one critical vulnerability, exploitable unless said otherwise. */
function bill({ day = '2026-08-01', exploitable = 1, entered = 1, ...bill }: Bill): SampleFile {
  const { subject = 'nordet', since, method = 'documented' } = bill;
  return {
    method,
    day,
    facts: [
      {
        kind: 'bill-of-materials',
        ...('subject' in bill && bill.subject === undefined ? {} : { subject }),
        completeness: 'unstated',
        components: 0,
        hardware: 0,
        services: 0,
        vulnerabilities: entered,
        exploitable_critical: exploitable,
        ...(since === undefined ? {} : { exploitable_since: since }),
      },
    ],
  };
}
const days = (...bills: Bill[]): unknown =>
  shownValue(deriveFrom('bills_of_materials.critical_days', bills.map(bill)));

test('the age is that of the oldest, at the date of its bill; without a bill there is nothing against', () => {
  assert.equal(days(), '0..0');
  assert.equal(days({ exploitable: 0 }), '0..0');
  assert.equal(days({ since: '2026-07-02' }), '30..30');
  assert.equal(days({ since: '2026-07-02' }, { subject: 'other', since: '2026-06-02' }), '60..60');
  assert.equal(days({ since: '2026-08-05' }), '0..0');
});

test('one without a date could be of any age', () => {
  assert.equal(days({}), '0..-');
  assert.equal(days({}, { subject: 'other', since: '2026-07-02' }), '30..-');
});

test('a newer bill of the same thing replaces an older one only where it tells of vulnerabilities, at no weaker grade', () => {
  const old = { day: '2026-07-15', since: '2026-06-01' };
  const fixed = { exploitable: 0 };
  assert.equal(days(old, fixed), '0..0');
  assert.equal(days(old, { ...fixed, entered: 0 }), '44..44');
  assert.equal(days(old, { ...fixed, subject: 'other' }), '44..44');
  assert.equal(days({ ...old, subject: undefined }, { ...fixed, subject: undefined }), '44..44');
  assert.equal(days(old, { ...fixed, method: 'declared' }), '44..44');
  assert.equal(days({ ...old, method: 'observed' }, fixed), '44..44');
  assert.equal(days(old, { ...fixed, day: '2026-07-15' }), '44..44');
});
