import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { factId } from '../../facts/fact-key.ts';
import { kindNames, kinds } from '../../facts/registry.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { contractReader } from './contract-reader.ts';

const SHA = `a${'0'.repeat(63)}`;
const HEAD = `ancrage: contract/1
document: { path: contrat.pdf, sha256: ${SHA} }
signed_on: 2026-03-01
parties: [Nordet inc., Ministère]
`;
const NOTICE = `clauses:
  - clause: notice-to-leave
    page: 7
    quote: moyennant un préavis de soixante (60) jours
    values: { days: 60 }
`;

function read(text: string): Reading {
  const { bytes, evidence, name } = fileOf(text);
  return contractReader.read(bytes, { evidence, name });
}

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof JudgeError);
    return `${error.code} ${error.details['line']} ${error.details['path'] ?? error.details['field']}`;
  }
  return 'read';
}

test('golden reading: the clause on its page, its quotation, the date of signature', () => {
  const { bytes, evidence: id } = fileOf(HEAD + NOTICE);
  assert.equal(recogniseReader(bytes, 'contract.yaml'), contractReader);
  const clause = {
    kind: 'notice-to-leave',
    value: { days: 60 },
    at: { evidence: id, place: { page: 7 } },
  } as const;
  const quote = 'moyennant un préavis de soixante (60) jours';
  assert.deepEqual(read(HEAD + NOTICE), {
    format: 'ancrage-reading/1',
    parts: [id],
    evidence: [
      {
        id,
        format: 'contract',
        version: '1',
        observedAt: '2026-03-01T00:00:00Z',
        issuer: 'Nordet inc., Ministère',
        records: { total: 1, used: 1 },
      },
    ],
    facts: [
      clause,
      {
        kind: 'quotation',
        value: { clause: 'notice-to-leave', document: SHA, page: 7, quote, fact: factId(clause) },
        at: { evidence: id, place: { pointer: '/clauses/0' } },
      },
    ],
    notes: [],
  });
});

test('what is no clause, or no value of it, is refused with its line', () => {
  assert.equal(refusal(HEAD + NOTICE.replace('notice-to-leave', 'site')), 'READ_FACT_INVALID 6 clause');
  assert.equal(
    refusal(HEAD + NOTICE.replace('notice-to-leave', 'constructor')),
    'READ_FACT_INVALID 6 clause',
  );
  assert.equal(refusal(HEAD + NOTICE.replace('days: 60', 'days: -1')), 'READ_FACT_INVALID 6 days');
  assert.equal(refusal(HEAD + NOTICE.replace('days: 60', 'days: 60, more: 1')), 'READ_FACT_INVALID 6 more');
  assert.equal(refusal(HEAD + NOTICE.replace('page: 7', 'page: 0')), 'READ_SHAPE 7 clauses.0.page');
  assert.equal(refusal(HEAD.replace(SHA, 'abc') + NOTICE), 'READ_SHAPE 2 document.sha256');
  assert.equal(refusal(HEAD.replace('2026-03-01', '2026-02-30') + NOTICE), 'READ_SHAPE 3 signed_on');
});

test('property: every kind of clause of the registry, and no other kind, can be quoted', () => {
  const kind = fc.constantFrom(...kindNames);
  fc.assert(
    fc.property(kind, (name) => {
      const outcome = refusal(HEAD + NOTICE.replace('notice-to-leave', name));
      assert.equal(
        outcome === 'READ_FACT_INVALID 6 clause',
        !('clause' in kinds[name]),
        `${name}: ${outcome}`,
      );
    }),
    { numRuns: 150 },
  );
});
