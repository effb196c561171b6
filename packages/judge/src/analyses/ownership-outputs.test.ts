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

const held = (issuer: string, holder: string, minimum: string, more: object = {}): StatedFact =>
  holding(holder, minimum, { issuer, holding: `${holder} of ${issuer}`, ...more });
const behindHolding = [
  held('nordet', 'gestion', '80'),
  held('nordet', 'ana', '20'),
  held('gestion', 'ana', '100'),
  status('ana', 'canadian'),
];

test('holdings: behind a company too, only proven and newest accounts narrow, and anyone’s word worsens', () => {
  const at = (day: string, ...facts: StatedFact[]): SampleFile => ({ method: 'documented', facts, day });
  const [first, second, inside, ana] = behindHolding as [StatedFact, StatedFact, StatedFact, StatedFact];
  const whole = ['0..0', '0..0', '100..100'];
  const open = ['0..80', '0..80', '20..100'];
  assert.deepEqual(shareTable(documented(...behindHolding)), whole);
  assert.deepEqual(shareTable(documented(first, second, ana), declared(inside)), open);
  assert.deepEqual(shareTable(at('2026-08-01', first, second, ana), at('2020-01-01', inside)), open);
  const newer = at('2026-08-02', held('gestion', 'fonds', '100'));
  assert.deepEqual(shareTable(documented(...behindHolding), newer), open);
  const word = declared(held('gestion', 'bob', '60'), status('bob', 'foreign'));
  assert.deepEqual(shareTable(documented(...behindHolding), word), ['80..80', '80..80', '20..20']);
  const nominee = declared(held('gestion', 'bob', '50', { direct: 'indirect' }), status('bob', 'foreign'));
  assert.deepEqual(shareTable(documented(...behindHolding), nominee), ['40..40', '40..40', '60..60']);
});

test('holdings: a company under its official identifier is the same only where an adequate extract ties both', () => {
  const [first, second, , ana] = behindHolding as [StatedFact, StatedFact, StatedFact, StatedFact];
  const facts = [first, second, held('NEQ-1', 'ana', '100'), ana];
  const open = ['0..80', '0..80', '20..100'];
  assert.deepEqual(shareTable(documented(...facts)), open);
  assert.deepEqual(shareTable(documented(...facts, entity('gestion', 'NEQ-1'))), [
    '0..0',
    '0..0',
    '100..100',
  ]);
  assert.deepEqual(shareTable(documented(...facts), declared(entity('gestion', 'NEQ-1'))), open);
  const twice = [entity('gestion', 'NEQ-1'), entity('gestion', 'NEQ-2')];
  assert.deepEqual(shareTable(documented(...facts, ...twice)), open);
});

test('holdings: a reason names the chain and what is not known behind it', () => {
  const told = (name: string, ...facts: StatedFact[]): unknown[] => {
    const { reasons, violations = [] } = deriveFrom(`ownership.${name}_votes`, [documented(...facts)]);
    return [...violations, ...reasons].map(({ code, params }) => [code, ...Object.values(params)]);
  };
  const company = [held('nordet', 'gestion', '45'), held('nordet', 'ana', '55'), status('ana', 'canadian')];
  const bob = [held('gestion', 'bob', '51'), status('bob', 'foreign')];
  assert.deepEqual(told('largest_foreign', ...company, ...bob, held('gestion', 'ana', '49')), [
    ['HOLDER_FOREIGN_BEHIND', 'bob', '45', 'gestion'],
  ]);
  assert.deepEqual(told('canadian', ...company, held('gestion', 'ana', '60')), [
    ['SHARES_NOT_WHOLE_BEHIND', 'gestion', '40'],
  ]);
  assert.deepEqual(told('canadian', ...company, held('gestion', 'ana', '40')), [
    ['HOLDER_CONTROL_OPEN', 'gestion'],
    ['SHARES_NOT_WHOLE_BEHIND', 'gestion', '60'],
  ]);
});

test('holdings: a chain of 5,000 entities is followed to its unknown end, by shares and by control in fact', () => {
  const LENGTH = 5000;
  const links = Array.from({ length: LENGTH }, (_, place) => place);
  const idOf = (place: number): string => (place === 0 ? 'nordet' : `n${place}`);
  const reasonsOf = (...facts: StatedFact[]): unknown[] => {
    const { reasons, ...derived } = deriveFrom('ownership.canadian_votes', [documented(...facts)]);
    assert.equal(shownValue({ reasons, ...derived }), '0..100');
    return [...new Set(reasons.map(({ code }) => code))];
  };
  const shares = links.map((place) =>
    holding(idOf(place + 1), '100', { holding: `h${place}`, issuer: idOf(place) }),
  );
  assert.deepEqual(reasonsOf(...shares), ['HOLDER_CONTROL_OPEN', 'HOLDER_STATUS_UNKNOWN']);
  const tables = links.map((place) => holding('ana', '100', { holding: `t${place}`, issuer: idOf(place) }));
  const parents = links.map((place) => ({
    kind: 'holding',
    holding: `c${place}`,
    holder: idOf(place + 1),
    issuer: idOf(place),
    interest: 'accountingConsolidation',
    direct: 'direct',
  }));
  assert.deepEqual(reasonsOf(...tables, ...parents, status('ana', 'canadian')), ['CONTROLLED_IN_FACT']);
});
