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

const scopeEntity = (entity: string, role = 'provider'): StatedFact => ({
  kind: 'scope-entity',
  entity,
  name: entity,
  role,
});
const entity = (id: string, identifier?: string): StatedFact => ({
  kind: 'entity',
  entity: id,
  name: id,
  type: 'registeredEntity',
  ...(identifier === undefined ? {} : { identifier }),
});
const AXES = ['largest_foreign', 'total_foreign', 'canadian'];
const shareTable = (...files: SampleFile[]): unknown[] =>
  AXES.map((name) => derived(`ownership.${name}_votes`, ...files));
const clean = (issuer: string): StatedFact[] => [
  holding('ana', '100', { issuer, holding: `clean ${issuer}` }),
  status('ana', 'canadian'),
];
const foreign = [
  holding('ana', '60'),
  status('ana', 'canadian'),
  holding('bob', '40'),
  status('bob', 'foreign'),
];

test('holdings: a clean second entity of the provider hides nothing of the first', () => {
  const shell = documented(...clean('shell'), entity('shell'));
  const named = declared(scopeEntity('shell'));
  const open = documented(holding('fonds', '40'), holding('ana', '60'));
  assert.deepEqual(shareTable(open, shell, named), ['0..40', '0..40', '60..100']);
  assert.deepEqual(shareTable(documented(...foreign), shell, named), ['40..40', '40..40', '60..60']);
  assert.deepEqual(shareTable(declared(...foreign)), ['40..100', '40..100', '0..60']);
  assert.deepEqual(shareTable(shell, named), ['0..100', '0..100', '0..100']);
  assert.deepEqual(shareTable(documented(...foreign), named), ['40..100', '40..100', '0..60']);
  const lent = declared(entity('shell', 'nordet'));
  assert.deepEqual(shareTable(open, shell, lent), ['0..40', '0..40', '60..100']);
  assert.deepEqual(shareTable(open, shell, named, lent), ['0..40', '0..40', '60..100']);
});

test('holdings: two identifiers that an adequate extract ties are one entity', () => {
  const named = declared(scopeEntity('ent-1'));
  const table = clean('ent-1');
  assert.deepEqual(shareTable(documented(...table, entity('ent-1', 'nordet')), named), [
    '0..0',
    '0..0',
    '100..100',
  ]);
  assert.deepEqual(shareTable(documented(...table, entity('ent-1', 'nordet'))), ['0..0', '0..0', '100..100']);
});

test('holdings: an older clean table narrows nothing of a newer open one, and an older foreign one still counts', () => {
  const at = (day: string, ...facts: StatedFact[]): SampleFile => ({ method: 'documented', facts, day });
  const open = at('2026-08-01', holding('fonds', '40'), holding('ana', '60'));
  assert.deepEqual(shareTable(open, at('2026-01-01', ...clean('nordet'))), ['0..40', '0..40', '60..100']);
  assert.deepEqual(shareTable(open, at('2026-08-01', ...clean('nordet'))), ['0..0', '0..0', '100..100']);
  assert.deepEqual(shareTable(at('2026-08-01', ...clean('nordet')), at('2026-01-01', ...foreign)), [
    '40..40',
    '40..40',
    '60..60',
  ]);
});

test('holdings: an indirect foreign share behind a Canadian nominee counts, and is not added to the direct sums', () => {
  const indirect = (holder: string, share: string): StatedFact =>
    holding(holder, share, { direct: 'indirect' });
  const nominee = documented(...clean('nordet'));
  assert.deepEqual(shareTable(nominee, documented(indirect('bob', '90'), status('bob', 'foreign'))), [
    '90..90',
    '90..90',
    '10..10',
  ]);
  assert.deepEqual(shareTable(nominee, declared(indirect('bob', '90'), status('bob', 'foreign'))), [
    '90..90',
    '90..90',
    '10..10',
  ]);
  assert.deepEqual(shareTable(nominee, documented(indirect('cy', '30'))), ['0..30', '0..30', '70..100']);
  assert.deepEqual(shareTable(nominee, documented(indirect('ana', '30'))), ['0..0', '0..0', '100..100']);
  const parent = documented(...foreign, indirect('dan', '40'), status('dan', 'foreign'));
  assert.deepEqual(shareTable(parent), ['40..40', '40..40', '60..60']);
  const both = documented(...foreign, indirect('bob', '20'));
  assert.deepEqual(shareTable(both), ['40..60', '40..40', '60..60']);
});
