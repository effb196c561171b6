import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { AnyFact, FactValue } from '../facts/fact.ts';
import { recogniseReader } from '../readers/registry.ts';
import { draftCertifications } from './draft-certifications.ts';
import type { ProposalWords } from './draft-certifications.ts';

type Value = FactValue<'certificate-reading'>;

const EVIDENCE = digestOf('certificat');
const words: ProposalWords = {
  head: ['PROPOSITION'],
  toComplete: 'À COMPLÉTER',
  several: 'plusieurs',
  nothing: 'rien',
  other: (standards) => `aussi ${standards}`,
  found: ({ value, page, quote }) => `p. ${page} ${value} « ${quote} »`,
};
const fact = (field: Value['field'], value: string, page = 1, quote = `mots de ${value}`): AnyFact => ({
  kind: 'certificate-reading',
  value: { field, value, page, quote },
  at: { evidence: EVIDENCE, place: { page } },
});
const draft = (facts: readonly AnyFact[], path = 'a.pdf'): string | undefined =>
  draftCertifications({ about: 'Nordet', words, paths: new Map([[EVIDENCE, path]]), facts });
const factsOf = (text: string): Record<string, unknown>[] =>
  (parseYamlDocument(new TextEncoder().encode(text)).data as { facts: Record<string, unknown>[] }).facts;

const CERTIFICATE = [
  fact('standard', 'iso-27001'),
  fact('body', 'Bureau boréal'),
  fact('issued', '2025-02-01'),
  fact('first-issued', '2019-05-12'),
  fact('valid-until', '2028-01-31'),
  fact('scope', 'Nordet'),
];

test('what was found once is filled in, what a person judges is left open, and every quotation follows', () => {
  const text = draft(CERTIFICATE)!;
  const [certification, ...readings] = factsOf(text);
  assert.deepEqual(certification, {
    kind: 'certification',
    method: 'documented',
    document: EVIDENCE.slice('sha256:'.length),
    standard: 'iso-27001',
    body: 'Bureau boréal',
    accredited: 'À COMPLÉTER',
    covers_service: 'À COMPLÉTER',
    covers_sites: 'À COMPLÉTER',
    from: '2025-02-01',
    to: '2028-01-31',
  });
  assert.equal(readings.length, CERTIFICATE.length);
  assert.match(text, /# p\. 1 Nordet « mots de Nordet »\n {4}covers_service: "À COMPLÉTER"/);
  assert.match(text, /# rien\n {4}covers_sites: /);
});

test('of several values none is preferred', () => {
  const text = draft([...CERTIFICATE, fact('valid-until', '2027-06-30', 2)])!;
  assert.equal(factsOf(text)[0]?.['to'], 'À COMPLÉTER');
  assert.match(text, /p\. 1 2028-01-31.*\n.*p\. 2 2027-06-30.*\n {4}# plusieurs\n {4}to: /);
});

test('a report has its period and its exceptions; a standard that no control uses is only named', () => {
  const text = draft([
    fact('standard', 'soc-2-type-2'),
    fact('standard', 'iso-9001'),
    fact('period-from', '2024-10-01'),
    fact('period-to', '2025-09-30'),
  ])!;
  const [report, ...others] = factsOf(text);
  assert.deepEqual(
    [report?.['standard'], report?.['from'], report?.['to'], report?.['open_exceptions'], report?.['body']],
    ['soc-2-type-2', '2024-10-01', '2025-09-30', 'À COMPLÉTER', 'À COMPLÉTER'],
  );
  assert.ok(others.every(({ kind }) => kind === 'certificate-reading'));
  assert.match(text, /# aussi iso-9001\n/);
});

test('nothing located, nothing proposed; what a statement says is not proposed again', () => {
  assert.equal(draft([]), undefined);
  const stated = { ...fact('standard', 'iso-27001') } as { value: object };
  assert.equal(draft([{ ...stated, value: { ...stated.value, document: 'x' } } as AnyFact]), undefined);
});

test('property: whatever a document or a path holds, the proposal is one YAML file that no reader takes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constant('a\n- b: c'),
  );
  fc.assert(
    fc.property(text, text, text, (value, quote, path) => {
      fc.pre([value, quote, path].every((part) => part.isWellFormed()));
      const facts = [fact('standard', 'iso-27001', 1, quote), fact('body', value, 2, quote)];
      const written = draft(facts, path)!;
      const read = factsOf(written);
      assert.equal(read.length, 3);
      assert.equal(read[2]?.['quote'], quote);
      assert.equal(read[2]?.['value'], value);
      const bytes = new TextEncoder().encode(written);
      assert.equal(recogniseReader(bytes, 'a'), undefined);
    }),
    { numRuns: 100 },
  );
});
