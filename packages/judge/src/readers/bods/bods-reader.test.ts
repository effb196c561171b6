import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { bodsReader } from './bods-reader.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

function read(content: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(content);
  return bodsReader.read(bytes, hint);
}

const readAll = (...statements: readonly object[]): Reading => read(JSON.stringify(statements));

const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);

/** Those that no later statement replaced or closed. */
const current = <K extends 'entity' | 'holding'>(reading: Reading, kind: K): FactValue<K>[] =>
  of(reading, kind).filter((value) => !('recorded_until' in value));

const codes = (reading: Reading): string[] => reading.notes.map(({ code }) => code).sort();

interface More {
  readonly date?: string;
  readonly published?: string;
  readonly status?: string;
  readonly version?: string;
}

function statement(recordType: string, recordId: string, recordDetails: object, more: More = {}): object {
  const { date = '2026-01-01', published = '2026-01-02', status = 'new', version = '0.4' } = more;
  return {
    statementId: 'a'.repeat(32),
    declarationSubject: 'firm',
    statementDate: date,
    publicationDetails: { publicationDate: published, bodsVersion: version, publisher: { name: 'Register' } },
    recordId,
    recordStatus: status,
    recordType,
    recordDetails: { isComponent: false, ...recordDetails },
  };
}

const firm = (recordId = 'firm', details: object = {}, more: More = {}): object =>
  statement('entity', recordId, { entityType: { type: 'registeredEntity' }, name: 'Firm', ...details }, more);
const person = (details: object = {}): object =>
  statement('person', 'owner', { personType: 'knownPerson', ...details });
const tie = (interests: readonly object[] | undefined, more: More = {}, details: object = {}): object =>
  statement(
    'relationship',
    'tie',
    { subject: 'firm', interestedParty: 'owner', interests, ...details },
    more,
  );

test('the declaration of a Québec firm reads as its golden reading', () => {
  const golden: unknown = JSON.parse(new TextDecoder().decode(fixture('boreal.reading.json')));
  assert.deepEqual(JSON.parse(JSON.stringify(read(fixture('boreal.json')))), golden);
});

test('JSON lines, and a single statement over several lines, read as the array does', () => {
  const array = JSON.parse(new TextDecoder().decode(fixture('boreal.json'))) as object[];
  const facts = ({ facts: all }: Reading): unknown =>
    all.map(({ kind, value, at }) => [kind, value, at.place]);
  const lines = `${array.map((one) => JSON.stringify(one)).join('\r\n')}\n\n`;
  assert.deepEqual(facts(read(lines)), facts(read(fixture('boreal.json'))));
  assert.deepEqual(facts(read(JSON.stringify(firm(), null, 2))), facts(readAll(firm())));
  assert.throws(() => read(`${JSON.stringify(firm())}\n{"recordId":\n`), { code: 'JSON_SYNTAX' });
});

const data = new URL('../../../../../../shared/data/bods/', import.meta.url);
const published = existsSync(data) ? readdirSync(data).filter((name) => name.endsWith('.json')) : [];
/** Entities, persons, holdings. */
const counts: Readonly<Record<string, readonly number[]>> = {
  'bods-package-annotations.json': [2, 0, 1],
  'bods-package-entity-owning-entity.json': [2, 0, 1],
  'bods-package-fi-soe.json': [4, 0, 5],
  'bods-package-linking-annotations.json': [1, 1, 1],
  'bods-package.json': [1, 1, 1],
  'full-pep-declaration.json': [1, 1, 2],
  'indirect-ownership.json': [2, 1, 3],
  'joint-ownership.json': [2, 2, 3],
  'levent.json': [1, 3, 4],
  'listed-company-exempt-from-disclosure.json': [1, 0, 1],
  'mixed-direct-and-indirect-ownership.json': [2, 1, 4],
  'multiple-tax-residencies.json': [1, 1, 1],
  'nomination.json': [2, 2, 4],
  'plc-entity-statement.json': [1, 0, 0],
  'simple-pep-declaration.json': [1, 1, 2],
};

test('the examples of the standard are read, with no field unknown', (t) => {
  if (published.length === 0) return t.skip(`no examples of the standard in ${fileURLToPath(data)}`);
  for (const name of published) {
    const bytes = new Uint8Array(readFileSync(new URL(name, data)));
    assert.equal(recogniseReader(bytes, name)?.format, 'bods', name);
    const reading = read(bytes);
    const kinds = ['entity', 'person', 'holding'] as const;
    assert.deepEqual(
      kinds.map((kind) => of(reading, kind).length),
      counts[name],
      name,
    );
    assert.ok(!codes(reading).some((code) => /UNKNOWN|UNREADABLE|RANGE|DANGLING|SKIPPED/.test(code)), name);
  }
});

test('earlier versions are refused with the place, whether they say their version or show it', () => {
  const expect = (text: string, found: string, place: string): void => {
    assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'bods');
    assert.throws(() => read(text), { code: 'READ_VERSION', details: { found, expected: '0.4', place } });
  };
  for (const version of ['0.2', '0.3', '0.5', '1.0'])
    expect(
      JSON.stringify([firm(), firm('other', {}, { version })]),
      version,
      '/1/publicationDetails/bodsVersion',
    );
  expect('[{"statementID":"x","statementType":"entityStatement","name":"Firm"}]', '< 0.4', '/0');
});

test('of statements about one record the latest counts: by date, then publication, then order', () => {
  const name = (...statements: readonly object[]): unknown =>
    current(readAll(...statements), 'entity')[0]?.name;
  const old = firm('firm', { name: 'Old' }, { date: '2025-01-01' });
  const fresh = firm('firm', { name: 'New' }, { date: '2026-01-01', status: 'updated' });
  assert.equal(name(old, fresh), 'New');
  assert.equal(name(fresh, old), 'New');
  const corrected = firm('firm', { name: 'Corrected' }, { published: '2026-02-01' });
  assert.equal(name(corrected, fresh), 'Corrected');
  assert.equal(name(firm('firm', { name: 'First' }), firm('firm', { name: 'Second' })), 'Second');
  const later = firm('firm', { name: 'Later' }, { date: '2026-01-01T00:00:01-05:00' });
  assert.equal(name(later, fresh), 'Later');
  assert.equal(of(readAll(later), 'entity')[0]?.on, '2026-01-01');
  assert.deepEqual(
    readAll(old, fresh).notes.map(({ code, params, at }) => [code, params, at.place]),
    [['SUPERSEDED_STATEMENTS', { count: 1 }, { pointer: '/0' }]],
  );
});

test('a record of another type with the same identifier hides nothing', () => {
  const mask = statement(
    'person',
    'tie',
    { personType: 'unknownPerson' },
    { date: '2027-01-01', status: 'closed' },
  );
  assert.equal(of(readAll(firm(), person(), tie([{ type: 'shareholding' }]), mask), 'holding').length, 1);
});

test('an earlier statement keeps the days for which it stood', () => {
  const states = (...statements: readonly object[]): unknown[] =>
    of(readAll(...statements), 'holding')
      .toSorted((a, b) => Number(a.minimum) - Number(b.minimum))
      .map((fact) => [fact.minimum, fact.recorded_from, fact.recorded_until]);
  const told = (exact: number, date: string, status = 'updated'): object =>
    tie([{ type: 'shareholding', share: { exact } }], { date, status });
  const first = told(10, '2024-01-01', 'new');
  const second = told(20, '2025-01-01');
  const end = told(20, '2026-01-01', 'closed');
  const spans = [
    ['10', '2024-01-01', '2025-01-01'],
    ['20', '2025-01-01', '2026-01-01'],
  ];
  assert.deepEqual(states(first, second, end), spans);
  assert.deepEqual(states(end, second, first), spans);
  assert.deepEqual(states(told(5, 'never'), second), [['20', '2025-01-01', undefined]]);
});

test('a closed record gives no fact in force, unless a later statement opens it again', () => {
  const open = tie([{ type: 'shareholding' }], { date: '2025-01-01' });
  const closed = tie([{ type: 'shareholding' }], { date: '2026-01-01', status: 'closed' });
  const again = tie([{ type: 'shareholding' }], { date: '2026-02-01', status: 'updated' });
  assert.equal(current(readAll(open, closed), 'holding').length, 0);
  assert.ok(codes(readAll(open, closed)).includes('STATEMENT_CLOSED'));
  assert.equal(current(readAll(open, closed, again), 'holding').length, 1);
});

test('a relationship without interests keeps its tie, an unspecified party its place', () => {
  const [bare] = of(readAll(firm(), person(), tie(undefined)), 'holding');
  assert.deepEqual([bare?.interest, bare?.direct], ['unknownInterest', 'unknown']);
  const hidden = tie([{ type: 'votingRights' }], {}, { interestedParty: { reason: 'unknown' } });
  const reading = readAll(firm(), hidden);
  assert.equal(of(reading, 'holding')[0]?.holder, 'unspecified:tie');
  assert.deepEqual(codes(reading), ['PARTY_UNSPECIFIED']);
  const nobody = readAll(firm(), tie([{}], {}, { interestedParty: 7, subject: { reason: 'unknown' } }));
  assert.equal(of(nobody, 'holding')[0]?.holder, 'unspecified:tie');
  assert.equal(of(nobody, 'holding')[0]?.issuer, 'unspecified-subject:tie');
  assert.deepEqual(codes(nobody), ['FIELD_UNREADABLE', 'PARTY_UNSPECIFIED']);
});

test('components name the relationships that list them; a relationship is never its own component', () => {
  const one = (id: string, details: object): object =>
    statement('relationship', id, { subject: 'firm', interestedParty: 'owner', interests: [{}], ...details });
  const reading = readAll(
    firm(),
    person(),
    one('a', { isComponent: true }),
    one('b', {}),
    one('whole', { componentRecords: ['a', 'b', 'whole', 'gone'] }),
    one('other', { componentRecords: ['a'] }),
    one('alone', { isComponent: true }),
  );
  assert.deepEqual(
    Object.fromEntries(of(reading, 'holding').map(({ holding, component_of }) => [holding, component_of])),
    { a: ['other', 'whole'], b: ['whole'], whole: undefined, other: undefined, alone: [] },
  );
  assert.deepEqual(codes(reading), ['DANGLING_REFERENCE', 'FIELD_UNREADABLE']);
});

test('what is not in the file is noted where it is named, and the holding stays', () => {
  const reading = readAll(firm(), tie([{ type: 'shareholding' }]));
  assert.equal(of(reading, 'holding').length, 1);
  assert.deepEqual(
    reading.notes.map(({ code, params, at }) => [code, params, at.place]),
    [
      [
        'DANGLING_REFERENCE',
        { reference: 'owner', statement: 'a'.repeat(32) },
        { pointer: '/1/recordDetails/interestedParty' },
      ],
    ],
  );
});

test('unknown words, unreadable dates and unknown fields are noted; the rest is read', () => {
  const reading = readAll(
    firm(),
    person(),
    tie([
      {
        type: 'goldenShare',
        directOrIndirect: 'both',
        startDate: '2024-13-01',
        endDate: '2025-06-30',
        veto: true,
      },
    ]),
  );
  const [holding] = of(reading, 'holding');
  assert.deepEqual(
    [holding?.interest, holding?.direct, holding?.since, holding?.until],
    ['goldenShare', 'unknown', undefined, '2025-06-30'],
  );
  assert.deepEqual(codes(reading), [
    'FIELD_UNREADABLE',
    'FIELD_UNREADABLE',
    'UNKNOWN_FIELDS',
    'UNKNOWN_INTEREST',
  ]);
});

test('statements that are no records are counted, at the first', () => {
  const reading = read(
    JSON.stringify([firm(), 7, { recordType: 'company' }, null, { recordType: 'entity' }]),
  );
  assert.deepEqual(
    reading.notes.map(({ code, params, at }) => [code, params, at.place]),
    [['SKIPPED_RECORDS', { count: 4 }, { pointer: '/1' }]],
  );
});

test('a statement dated after its own publication is counted', () => {
  const reading = readAll(firm('firm', {}, { date: '2030-01-01', published: '2026-01-02' }));
  assert.deepEqual(codes(reading), ['STATEMENT_AFTER_PUBLICATION']);
  assert.equal(reading.evidence[0]?.observedAt, '2026-01-02T00:00:00Z');
});

test('notes are placed up to a limit, then counted', () => {
  const ties = Array.from({ length: 250 }, (_, index) =>
    statement('relationship', `r${index}`, { subject: 'firm', interestedParty: 'x', interests: [] }),
  );
  const { notes } = readAll(firm(), ...ties);
  assert.equal(notes.filter(({ code }) => code === 'DANGLING_REFERENCE').length, 200);
  const cut = notes.find(({ code }) => code === 'NOTES_CUT');
  assert.deepEqual(cut?.params, { code: 'DANGLING_REFERENCE', count: 50 });
});

test('other JSON is not taken for a declaration', () => {
  for (const text of ['[]', '{}', '[{"recordType":"A"}]', '{"bods":"Version"}', '"bodsVersion": "0.4"'])
    assert.equal(bodsReader.recognise({ ...fileOf(text), text }), false, text);
});
