import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { testSigner } from '../testing/signing.ts';
import { loadTrustList } from './trust-list.ts';

const KEY = testSigner('a').key.public;
const entry = (change = ''): string => `  - organisation: Vigie
    role: assessor
    key: { id: k1, algorithm: EdDSA, public: ${KEY} }
    valid: { from: 2026-01-01, to: 2027-12-31 }
${change}`;
const list = (...entries: string[]): string => `ancrage: trust/1
id: test
issued: 2026-01-01
title: { fr: Liste, en: List }
entries:
${entries.join('')}`;

const load = (text: string): ReturnType<typeof loadTrustList> =>
  loadTrustList(new TextEncoder().encode(text));

/** Line, path and problem of the refusal. */
function refusal(text: string): string {
  try {
    load(text);
    return 'loaded';
  } catch (error) {
    assert.ok(error instanceof JudgeError);
    const { line, path, problem } = error.details;
    return `${error.code} ${line} ${path}: ${problem}`;
  }
}

test('a list is loaded with its defaults and its digest', () => {
  const text = list(
    entry('    kinds: [penetration-test]\n    controls: [OWN-01]\n    revoked: 2026-06-01\n'),
  );
  const loaded = load(text);
  assert.equal(loaded.demonstration, false);
  assert.match(loaded.digest, /^sha256:/);
  assert.deepEqual(loaded.entries, [
    {
      organisation: 'Vigie',
      role: 'assessor',
      key: { id: 'k1', algorithm: 'EdDSA', public: KEY },
      kinds: ['penetration-test'],
      controls: ['OWN-01'],
      valid: { from: '2026-01-01', to: '2027-12-31' },
      revoked: '2026-06-01',
    },
  ]);
});

test('keys on which libraries differ are refused, with their line', () => {
  const withKey = (key: string): string => refusal(list(entry().replace(KEY, key)));
  assert.equal(
    withKey('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
    'TRUST_INVALID 8 entries.0.key.public: a point of small order, for which anyone can sign',
  );
  assert.equal(
    withKey('7f_______________________________________38'),
    'TRUST_INVALID 8 entries.0.key.public: not in canonical form',
  );
  assert.match(withKey(KEY.slice(1)), /^TRUST_INVALID 8 entries\.0\.key\.public: not canonical base64url/);
  assert.match(
    refusal(list(entry().replace('EdDSA', 'ES256'))),
    /not canonical base64url of the right length/,
  );
});

test('an entry that could not mean anything is refused', () => {
  const other = testSigner('b').key.public;
  assert.equal(
    refusal(list(entry(), entry().replace(KEY, other))),
    'TRUST_INVALID 12 entries.1.key.id: names two different keys',
  );
  assert.equal(refusal(list(entry(), entry().replace('assessor', 'certifier'))), 'loaded');
  assert.match(
    refusal(list(entry('    kinds: [penetration]\n'))),
    /entries\.0\.kinds\.0: no such kind of fact/,
  );
  assert.match(
    refusal(list(entry().replace('2027-12-31', '2025-12-31'))),
    /entries\.0\.valid: ends before it starts/,
  );
  assert.match(refusal(list(entry('    trusted: true\n'))), /entries\.0: /);
  assert.match(refusal(list(entry().replace('assessor', 'owner'))), /entries\.0\.role/);
});

test('any bytes are loaded or refused, never more', () => {
  const text = list(entry());
  fc.assert(
    fc.property(fc.nat(text.length), fc.string({ maxLength: 6 }), fc.nat(12), (at, piece, cut) => {
      try {
        load(text.slice(0, at) + piece + text.slice(at + cut));
      } catch (error) {
        assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
      }
    }),
    { numRuns: 150 },
  );
});
