import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JudgeError } from '../errors/judge-error.ts';
import { isConfirmed, reachingLaws } from './law-register.ts';
import { loadLaws, withCosts } from './load-laws.ts';

const folder = new URL('../../../../laws/', import.meta.url);
const shipped = (): Map<string, Uint8Array> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))]));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(change: (files: Map<string, Uint8Array>) => void): Readonly<Record<string, unknown>> {
  const files = shipped();
  change(files);
  try {
    loadLaws(files);
  } catch (error) {
    assert.ok(error instanceof JudgeError);
    return { code: error.code, ...error.details };
  }
  throw new Error('was accepted');
}

const edited = (name: string, from: string, to: string) => (files: Map<string, Uint8Array>) => {
  const text = new TextDecoder().decode(files.get(name));
  assert.ok(text.includes(from), from);
  files.set(name, bytes(text.replace(from, to)));
};

test('the shipped register: only foreign, direct laws in force or of unknown force reach anyone', () => {
  const register = loadLaws(shipped());
  const reaching = reachingLaws(register, '2026-11-15').map(({ law }) => law);
  assert.ok(reaching.includes('us-cloud-act') && reaching.includes('eu-e-evidence'));
  for (const law of ['ca-production-order', 'us-ca-agreement', 'us-eo-12333', 'gb-copo', 'au-ipo'])
    assert.ok(!reaching.includes(law), law);
  assert.ok(!reachingLaws(register, '2026-08-17').some(({ law }) => law === 'eu-e-evidence'));
  assert.equal(register.unionOf.get('FR'), 'EU');
});

test('what is not confirmed says what remains, and confirmed laws are never of low confidence', () => {
  const { laws } = loadLaws(shipped());
  for (const law of laws) {
    if (isConfirmed(law)) assert.notEqual(law.confidence, 'low', law.law);
    else assert.notEqual(law.confirm, null, law.law);
    if (law.confidence === 'low') assert.notEqual(law.confirm, null, law.law);
  }
});

test('the digest is of what the files say, and changes with it', () => {
  const register = loadLaws(shipped());
  const commented = shipped();
  commented.set('fr.yaml', bytes(`# a comment\n${new TextDecoder().decode(commented.get('fr.yaml'))}`));
  assert.equal(loadLaws(commented).digest, register.digest);
  const changed = shipped();
  edited('model.yaml', 'leave-control: 80', 'leave-control: 81')(changed);
  assert.notEqual(loadLaws(changed).digest, register.digest);
});

test('mistakes are told with file and line', () => {
  assert.equal(refusal((files) => files.delete('model.yaml'))['file'], 'model.yaml');
  const twice = refusal(edited('cn.yaml', 'law: cn-data-security', 'law: cn-intelligence'));
  assert.deepEqual([twice['code'], twice['file']], ['LAWS_INVALID', 'cn.yaml']);
  assert.match(String(twice['problem']), /stands twice/);
  assert.ok(Number(twice['line']) > 10);
  assert.match(
    String(refusal(edited('in.yaml', 'law: in-it-act', 'law: us-it-act'))['problem']),
    /not a law of IN/,
  );
  assert.match(String(refusal(edited('in.yaml', 'kind: foreign', 'kind: domestic'))['problem']), /domestic/);
  assert.equal(refusal(edited('fr.yaml', 'seat: sure', 'birth: sure'))['path'], 'laws.0.factors');
  assert.match(String(refusal(edited('fr.yaml', 'state: FR', 'state: DE'))['problem']), /named fr.yaml/);
});

test('a user’s costs replace the defaults that they name, and must be whole numbers', () => {
  const register = loadLaws(shipped());
  const mine = withCosts(
    register,
    'c.yaml',
    bytes('ancrage: exposure-costs/1\ncosts: { customer-keys: 7 }\n'),
  );
  assert.deepEqual([mine.costs['customer-keys'], mine.costs['leave-control']], [7, 80]);
  for (const costs of ['{ customer-keys: 1.5 }', '{ customer-keys: -1 }', '{ luck: 1 }'])
    assert.throws(
      () => withCosts(register, 'c.yaml', bytes(`ancrage: exposure-costs/1\ncosts: ${costs}\n`)),
      {
        code: 'LAWS_INVALID',
      },
    );
});
