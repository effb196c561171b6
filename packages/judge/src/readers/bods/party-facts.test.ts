import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactValue } from '../../facts/fact.ts';
import { fileOf } from '../../testing/file-of.ts';
import { bodsReader } from './bods-reader.ts';

type Told<K extends 'entity' | 'person'> = FactValue<K> & { readonly notes: readonly string[] };

function told<K extends 'entity' | 'person'>(recordType: K, recordDetails: object): Told<K> {
  const { bytes, ...hint } = fileOf(JSON.stringify([{ recordId: 'x', recordType, recordDetails }]));
  const { facts, notes } = bodsReader.read(bytes, hint);
  return { ...(facts[0]?.value as FactValue<K>), notes: notes.map(({ code }) => code) };
}

const entity = (details: object): Told<'entity'> =>
  told('entity', { entityType: { type: 'registeredEntity' }, name: 'Firm', ...details });
const person = (details: object): Told<'person'> => told('person', { personType: 'knownPerson', ...details });
const address = (type: string, code: string): object => ({ type, country: { name: code, code } });

test('a jurisdiction is a country or one of its subdivisions, in any case of letters', () => {
  const jurisdiction = (code: unknown): unknown => entity({ jurisdiction: { name: 'x', code } }).jurisdiction;
  assert.deepEqual(['CA', 'CA-QC', 'us-de', 'gb', 'CAN', 'C', '', 7].map(jurisdiction), [
    'CA',
    'CA',
    'US',
    'GB',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(entity({ jurisdiction: { name: 'Canada' } }).notes, ['COUNTRY_WITHOUT_CODE']);
  assert.deepEqual(entity({ jurisdiction: { name: 'Canada', code: 'CAN' } }).notes, ['FIELD_UNREADABLE']);
});

test('each kind of address goes to its own field; an alternative one goes nowhere', () => {
  const addresses = [
    address('registered', 'CA'),
    address('business', 'US'),
    address('headOffice', 'FR'),
    address('alternative', 'MX'),
  ];
  const { registered_country, business_country, head_office_country, notes } = entity({ addresses });
  assert.deepEqual(
    [registered_country, business_country, head_office_country, notes],
    ['CA', 'US', 'FR', []],
  );
});

test('addresses of one kind in several countries decide nothing', () => {
  const addresses = [address('business', 'CA'), address('business', 'US'), address('registered', 'CA')];
  const { registered_country, business_country, notes } = entity({ addresses });
  assert.deepEqual([registered_country, business_country, notes], ['CA', undefined, ['COUNTRIES_DIFFER']]);
});

test('a Canadian register’s identifier comes first, then the LEI, then the first given', () => {
  const lei = { scheme: 'XI-LEI', id: 'LEI1' };
  const other = { scheme: 'GB-COH', id: 'GB1' };
  const chosen = (...identifiers: readonly object[]): unknown => entity({ identifiers }).identifier;
  assert.equal(chosen(other, lei, { scheme: 'CA-REQ', id: '1177000001' }), '1177000001');
  assert.equal(chosen(other, lei, { schemeName: 'NEQ', id: '1177000001' }), '1177000001');
  assert.equal(chosen(other, lei), 'XI-LEI-LEI1');
  assert.equal(chosen(other, { scheme: 'FR-RCS', id: 'FR1' }), 'GB-COH-GB1');
  assert.equal(chosen({ scheme: 'CA-REQ' }, other), 'GB-COH-GB1');
});

test('an entity without name or type is read as unknown', () => {
  const { name, type, notes } = told('entity', {});
  assert.deepEqual([name, type, notes], ['', 'unknownEntity', ['FIELD_UNREADABLE']]);
});

test('Canadian is what the declaration says of an identified person, and never denied', () => {
  const CA = { name: 'Canada', code: 'CA' };
  const US = { name: 'United States', code: 'US' };
  assert.equal(person({ nationalities: [US, CA] }).canadian, true);
  assert.deepEqual(person({ nationalities: [US, CA, US] }).nationalities, ['CA', 'US']);
  assert.equal(person({ nationalities: [US] }).canadian, undefined);
  assert.equal(person({ nationalities: [{ name: 'Canada' }] }).canadian, undefined);
  assert.equal(person({ addresses: [address('residence', 'CA')] }).canadian, undefined);
  assert.equal(person({ personType: 'unknownPerson', nationalities: [CA] }).canadian, undefined);
  assert.equal(person({ personType: 'constructor', nationalities: [CA] }).canadian, undefined);
});

test('residence is by address, else by a single tax residency', () => {
  const taxed = (...codes: readonly string[]): object => ({
    taxResidencies: codes.map((code) => ({ name: code, code })),
  });
  assert.equal(person({ addresses: [address('residence', 'FR')], ...taxed('CA') }).residence, 'FR');
  assert.equal(person({ addresses: [address('service', 'FR')], ...taxed('CA') }).residence, 'CA');
  const several = person(taxed('GB', 'UA'));
  assert.deepEqual([several.residence, several.notes], [undefined, ['COUNTRIES_DIFFER']]);
});

test('the identity of a person is known, withheld or unknown', () => {
  const identity = (personType: unknown): unknown => person({ personType }).identity;
  assert.deepEqual(['knownPerson', 'anonymousPerson', 'unknownPerson', 'other', 1].map(identity), [
    'known',
    'anonymous',
    'unknown',
    'unknown',
    'unknown',
  ]);
});
