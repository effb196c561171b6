import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../packages/base/src/index.ts';
import { JudgeError, loadTrustList } from '../packages/judge/src/index.ts';
import { recogniseReader } from '../packages/judge/src/readers/index.ts';
import { demonstrationKey, demonstrationRoles, isDemonstrationRole } from '../packages/keys/src/index.ts';
import { makeStatement } from './make-statement.ts';
import { readText } from './tree.ts';

const SOURCE = new TextEncoder().encode(`# Made for a test.
ancrage: statement/1
about: Nordet
issued_at: 2026-10-01T00:00:00Z
facts:
  - { kind: penetration-test, method: observed, on: 2026-06-01, open_critical: 0, open_high: 0 }
`);

test('the judge reads what the keys sign: two programs, one format', () => {
  const signed = makeStatement(SOURCE, 'laboratory');
  assert.equal(signed, makeStatement(SOURCE, 'laboratory'));
  const bytes = new TextEncoder().encode(signed);
  const reading = recogniseReader(bytes, 'x')!.read(bytes, { evidence: digestOf(bytes), name: 'x' });
  assert.equal(reading.facts.length, 1);
  assert.equal(reading.evidence[0]!.envelopes?.[0]?.keyId, demonstrationKey('laboratory').id);
});

test('what the judge would refuse is not signed', () => {
  const wrong = new TextEncoder().encode(
    new TextDecoder().decode(SOURCE).replace('open_high: 0', 'open_high: few'),
  );
  assert.throws(() => makeStatement(wrong, 'assessor'), JudgeError);
});

test('the demonstration trust list lists the demonstration keys, and says what it is', () => {
  const list = loadTrustList(new TextEncoder().encode(readText('trust/demonstration.yaml')));
  assert.equal(list.demonstration, true);
  const roles = Object.keys(demonstrationRoles).filter(isDemonstrationRole);
  assert.deepEqual(
    list.entries.map(({ key }) => key),
    roles.map((role) => {
      const { id, algorithm, public: bytes } = demonstrationKey(role);
      return { id, algorithm, public: bytes };
    }),
  );
  for (const { organisation } of list.entries) assert.match(organisation, /\(démonstration\)$/);
});
