import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, deriveFrom, documented, observed, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const derived = (name: string, ...files: SampleFile[]): unknown => shownValue(deriveFrom(name, files));

const holding = (holder: string, minimum: string, more: object = {}): StatedFact => ({
  kind: 'holding',
  holding: `h-${holder}-${minimum}`,
  holder,
  issuer: 'nordet',
  interest: 'votingRights',
  direct: 'direct',
  minimum,
  maximum: minimum,
  ...more,
});
const status = (holder: string, of: string): StatedFact => ({
  kind: 'holder-status',
  holder,
  status: of,
  natural: true,
});

test('holdings: proven Canadians, foreigners by anyone’s word, the rest open', () => {
  const table = (...files: SampleFile[]): unknown[] =>
    ['largest_foreign', 'total_foreign', 'canadian'].map((name) =>
      derived(`ownership.${name}_votes`, ...files),
    );
  const ana = [holding('ana', '60'), status('ana', 'canadian')];
  assert.deepEqual(table(documented(...ana, holding('bob', '40'), status('bob', 'foreign'))), [
    '40..40',
    '40..40',
    '60..60',
  ]);
  assert.deepEqual(table(documented(...ana, holding('fonds', '40'))), ['0..40', '0..40', '60..100']);
  assert.deepEqual(table(documented(...ana)), ['0..40', '0..40', '60..100']);
  assert.deepEqual(table(documented(...ana, holding('bob', '40')), declared(status('bob', 'foreign'))), [
    '40..40',
    '40..40',
    '60..60',
  ]);
  assert.deepEqual(table(documented(holding('ana', '100')), declared(status('ana', 'canadian'))), [
    '0..100',
    '0..100',
    '0..100',
  ]);
  assert.deepEqual(table(declared(...ana)), ['0..100', '0..100', '0..100']);
});

test('holdings: two files about the same shares are not added up, and a declared table adds nothing', () => {
  const canadian = (...files: SampleFile[]): unknown => derived('ownership.canadian_votes', ...files);
  const table = [
    holding('ana', '60'),
    status('ana', 'canadian'),
    holding('bob', '40'),
    status('bob', 'foreign'),
  ];
  assert.equal(canadian(documented(...table), observed(...table)), '60..60');
  assert.equal(
    derived('ownership.largest_foreign_votes', documented(...table), observed(...table)),
    '40..40',
  );
  assert.equal(canadian(documented(...table), declared(holding('ana', '99'))), '60..60');
  const shell = { issuer: 'shell' };
  const named: StatedFact = {
    kind: 'entity',
    entity: 'shell',
    name: 'Shell',
    type: 'registeredEntity',
    identifier: 'nordet',
  };
  assert.equal(canadian(documented(...table, holding('ana', '100', shell)), declared(named)), '60..60');
});
