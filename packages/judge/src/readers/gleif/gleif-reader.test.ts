import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { gleifReader } from './gleif-reader.ts';
import { CHILD, PARENT, target, TOP } from './gleif-reader.fuzz.ts';
import { isLei } from '../../parties/registered-identifier.ts';

const [relationships, exceptions, records, relations, hidden, level1, answers] = target
  .seeds()
  .map((bytes) => new TextDecoder().decode(bytes)) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

function read(content: string): Reading {
  const { bytes, ...hint } = fileOf(content);
  return gleifReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);

test('each published shape is recognised, and by no other reader', () => {
  for (const bytes of target.seeds()) assert.equal(recogniseReader(bytes, 'x')?.format, 'gleif');
});

test('a consolidation is control without a share; only the period of the relationship bounds it', () => {
  const reading = read(relationships);
  assert.deepEqual(
    of(reading, 'holding').map(({ holder, issuer, interest, direct, minimum, since, until }) => [
      holder,
      issuer,
      interest,
      direct,
      minimum,
      since,
      until,
    ]),
    [
      [PARENT, CHILD, 'accountingConsolidation', 'direct', undefined, '2019-06-30', undefined],
      // No longer active, without a day: it ended by the last update of its record.
      [TOP, CHILD, 'accountingConsolidation', 'indirect', undefined, undefined, '2026-07-15'],
    ],
  );
  assert.equal(reading.evidence[0]?.observedAt, '2026-08-01T10:11:12Z');
  assert.deepEqual(
    reading.notes.map(({ code }) => code),
    ['LAPSED_RECORDS'],
  );
});

test('a relationship that has ended keeps its last day; a branch is its head office’s', () => {
  assert.deepEqual(
    of(read(relations), 'holding').map(({ interest, until }) => [interest, until]),
    [['headOffice', '2024-06-30']],
  );
});

test('only a retired record ends its relationship: one that changes its issuer goes on', () => {
  const untilOf = (status: string): unknown =>
    of(read(relationships.replace('"PUBLISHED"', `"${status}"`)), 'holding')[0]?.until;
  for (const status of ['PUBLISHED', 'LAPSED', 'TRANSFERRED', 'PENDING_TRANSFER', 'PENDING_ARCHIVAL'])
    assert.equal(untilOf(status), undefined, status);
  assert.equal(untilOf('RETIRED'), '2026-08-01');
});

test('an exception is a parent that nobody named, never none', () => {
  const told = (content: string): unknown =>
    of(read(content), 'holding').map(({ holder, issuer, interest, direct }) => [
      holder,
      issuer,
      interest,
      direct,
    ]);
  assert.deepEqual(told(hidden), [
    [`unspecified:${CHILD}`, CHILD, 'unknownInterest', 'direct'],
    [`unspecified:${PARENT}`, PARENT, 'accountingConsolidation', 'indirect'],
  ]);
  assert.deepEqual(told(exceptions), [[`unspecified:${TOP}`, TOP, 'accountingConsolidation', 'indirect']]);
  assert.deepEqual(
    read(exceptions).notes.map(({ code, params }) => [code, params['reason']]),
    [['PARTY_UNSPECIFIED', 'NON_PUBLIC']],
  );
});

test('level 1 places an entity and ties it to its number in a register that others cite', () => {
  assert.deepEqual(of(read(level1), 'entity'), [
    {
      entity: CHILD,
      name: 'Nuage d’essai inc.',
      type: 'registeredEntity',
      jurisdiction: 'CA',
      registered_country: 'CA',
      head_office_country: 'US',
      identifier: '1170000001',
    },
  ]);
  // A number of a register that no other file cites ties nothing; a sole proprietor’s name is a person’s.
  assert.deepEqual(
    of(read(records), 'entity').map(({ name, jurisdiction, identifier }) => [name, jurisdiction, identifier]),
    [
      ['Parent Example Inc.', 'US', undefined],
      ['', 'FR', undefined],
    ],
  );
});

test('a number ties an entity only in a form that one register alone has', () => {
  const tied = (authority: string, number: string): unknown =>
    of(
      read(
        JSON.stringify({
          data: {
            type: 'lei-records',
            attributes: { lei: CHILD, entity: { registeredAt: { id: authority }, registeredAs: number } },
          },
        }),
      ),
      'entity',
    )[0]?.identifier;
  // One number, of the federal register and of a province: two entities.
  assert.deepEqual([tied('RA000072', '1234567'), tied('RA000080', '1234567')], [undefined, undefined]);
  assert.equal(tied('RA000072', '123456-7'), undefined);
  assert.equal(tied('RA000080', '11 7000 0001'), '1170000001');
  assert.equal(tied('RA000587', 'sc123456'), 'SC123456');
  assert.deepEqual([tied('RA000585', '9000001'), tied('RA000585', '12345678')], ['09000001', undefined]);
});

test('answers of the API one after another, that of an absent record among them', () => {
  const reading = read(answers);
  assert.deepEqual(reading.evidence[0]?.records, { total: 3, used: 3 });
  assert.equal(reading.evidence[0]?.observedAt, '2026-09-30T08:00:00Z');
  assert.equal(of(reading, 'entity')[0]?.identifier, '09000001');
  assert.deepEqual(
    of(reading, 'holding').map(({ holder, issuer, interest }) => [holder, issuer, interest]),
    [
      [PARENT, CHILD, 'accountingConsolidation'],
      [`unspecified:${PARENT}`, PARENT, 'accountingConsolidation'],
    ],
  );
});

test('pages of a list that are not in the file are told', () => {
  const page = (currentPage: number, lastPage: number, of = ''): string =>
    JSON.stringify({
      ...(of === '' ? {} : { links: { first: `https://api.gleif.org/api/v1/lei-records/${of}?page=1` } }),
      meta: { pagination: { currentPage, perPage: 15, total: 15 * lastPage, lastPage } },
      data: [{ type: 'lei-records', id: CHILD, attributes: { lei: CHILD } }],
    });
  const missing = (...pages: string[]): unknown =>
    read(pages.join('\n')).notes.map(({ code, params }) => [code, params]);
  assert.deepEqual(missing(page(1, 3), page(3, 3)), [['PAGES_MISSING', { pages: 3, found: 2 }]]);
  assert.deepEqual(missing(page(2, 2), page(1, 2), page(1, 1)), []);
  // Two lists of one length: the second page of one is not that of the other.
  const [first, second] = ['children?of=1', 'children?of=2'];
  assert.deepEqual(missing(page(1, 2, first), page(2, 2, second)), [
    ['PAGES_MISSING', { pages: 2, found: 1 }],
    ['PAGES_MISSING', { pages: 2, found: 1 }],
  ]);
  assert.deepEqual(missing(page(1, 2, first), page(2, 2, second), page(2, 2, first), page(1, 2, second)), []);
});

test('an answer of error is an absent record only where it says so: another is refused, never passed over', () => {
  for (const errors of [
    [{ status: '429', title: 'Too Many Requests' }],
    [{ title: 'x' }],
    [],
    [{ status: '404' }, { status: '500' }],
  ])
    assert.throws(() => read(`${answers}\n${JSON.stringify({ errors })}`), { code: 'READ_SHAPE' });
});

test('records that were annulled, self-references and other types', () => {
  const changed = (from: string, to: string): Reading => read(relationships.replace(from, to));
  assert.equal(of(changed('"PUBLISHED"', '"ANNULLED"'), 'holding').length, 1);
  assert.equal(of(changed(`"${PARENT}"`, `"${CHILD}"`), 'holding').length, 1);
  const other = changed('IS_DIRECTLY_CONSOLIDATED_BY', 'IS_NEW');
  assert.ok(
    of(other, 'holding').some(({ interest, direct }) => interest === 'IS_NEW' && direct === 'unknown'),
  );
  assert.ok(other.notes.some(({ code }) => code === 'UNKNOWN_INTEREST'));
  assert.throws(() => read(`${relationships}\n"x","y"`), { code: 'READ_SHAPE' });
});

test('what a delta deletes is told of no more, and counted; an empty mark deletes nothing', () => {
  const [relation] = (JSON.parse(relations) as { relations: Record<string, object>[] }).relations;
  const deleted = (mark: unknown): Reading =>
    read(
      JSON.stringify({
        relations: [
          {
            RelationshipRecord: {
              ...relation!['RelationshipRecord'],
              Extension: { 'gleif:Deletion': mark },
            },
          },
        ],
      }),
    );
  const gone = deleted({ 'gleif:DeletedAt': { $: '2026-09-01T00:00:00Z' } });
  assert.deepEqual(of(gone, 'holding'), []);
  assert.deepEqual(
    gone.notes.map(({ code }) => code),
    ['SKIPPED_RECORDS'],
  );
  for (const mark of [null, '', {}]) assert.equal(of(deleted(mark), 'holding').length, 1);
});

test('relationships of funds: who manages and whose compartment one is decide; a feeder holds its master', () => {
  const told = (type: string): unknown => {
    const { holder, issuer, interest, direct } = of(
      read(relationships.replace('IS_DIRECTLY_CONSOLIDATED_BY', type)),
      'holding',
    )[0]!;
    return [holder, issuer, interest, direct];
  };
  assert.deepEqual(told('IS_FUND-MANAGED_BY'), [PARENT, CHILD, 'managementContract', 'direct']);
  assert.deepEqual(told('IS_SUBFUND_OF'), [PARENT, CHILD, 'controlByLegalFramework', 'direct']);
  assert.deepEqual(told('IS_FEEDER_TO'), [CHILD, PARENT, 'shareholding', 'direct']);
});

test('check digits of an LEI', () => {
  assert.ok(isLei(CHILD) && isLei(PARENT));
  assert.ok(!isLei(CHILD.replace(/1$/, '2')) && !isLei('x') && !isLei(CHILD.toLowerCase()));
  const odd = read(level1.replaceAll(CHILD, `${CHILD.slice(0, 19)}2`));
  assert.ok(odd.notes.some(({ code }) => code === 'FIELD_UNREADABLE'));
});

test('any bytes are read or refused, never worse', () => {
  for (const content of [relationships, relations, answers])
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.nat(40), fc.string({ maxLength: 8 }), (at, cut, put) => {
        try {
          read(content.slice(0, at) + put + content.slice(at + cut));
        } catch (error) {
          if (!(error instanceof JudgeError) && !isBaseError(error)) throw error;
        }
      }),
      { numRuns: 150 },
    );
});

test('every list of a golden copy is read; what is neither in its lists nor in an answer is told', () => {
  const held = of(read(relations), 'holding');
  assert.ok(held.length > 0);
  const entity = {
    LEI: { $: CHILD },
    Entity: { LegalName: { $: 'Ancre inc.' }, LegalJurisdiction: { $: 'CA' } },
  };
  const copy = JSON.parse(relations) as object;
  assert.deepEqual(of(read(JSON.stringify({ records: [entity], ...copy })), 'holding'), held);
  const mixed = read(JSON.stringify({ ...copy, data: [{ id: 'x' }] }));
  assert.deepEqual(of(mixed, 'holding'), held);
  assert.ok(mixed.notes.some(({ code }) => code === 'SKIPPED_RECORDS'));
});
