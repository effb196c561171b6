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
import { natureOfControl } from './natures-of-control.ts';
import { ukPscReader } from './uk-psc-reader.ts';
import { target } from './uk-psc-reader.fuzz.ts';

const [snapshot, answer] = target.seeds();

function read(content: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(content);
  return ukPscReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);

test('a snapshot tells bands, rights, parties, and who ceased', () => {
  assert.equal(recogniseReader(snapshot!, 'x')?.format, 'uk-psc');
  const reading = read(snapshot!);
  assert.equal(reading.evidence[0]?.observedAt, '2026-08-01T00:00:00Z');
  assert.deepEqual(reading.evidence[0]?.records, { total: 5, used: 4 });
  assert.deepEqual(
    of(reading, 'holding')
      .map(({ holder, interest, minimum, maximum, until }) =>
        [holder.split('/').at(-1), interest, minimum, maximum, until].map((part) => part ?? '-').join(' '),
      )
      .sort(),
    [
      'a1 shareholding 25 50 -',
      'a1 votingRights 25 50 -',
      'b2 appointmentOfBoard - - 2024-06-30',
      'b2 odd-nature - - 2024-06-30',
      'b2 shareholding 50 75 2024-06-30',
      'c3 unpublishedInterest - - -',
      'd4 unknownInterest - - -',
    ],
  );
  assert.ok(of(reading, 'holding').every(({ issuer }) => issuer === '09000001'));
  assert.deepEqual(
    of(reading, 'person').map(({ identity, nationalities, residence }) => [
      identity,
      nationalities,
      residence,
    ]),
    [
      ['known', ['GB'], 'GB'],
      ['anonymous', undefined, undefined],
    ],
  );
  // Its own number is the one under which the register speaks of it as a company.
  assert.deepEqual(
    of(reading, 'entity').map(({ name, jurisdiction, identifier }) => [name, jurisdiction, identifier]),
    [['Parent Limited', 'GB', '09000002']],
  );
  assert.deepEqual(reading.notes.map(({ code }) => code).sort(), ['PARTY_UNSPECIFIED', 'UNKNOWN_INTEREST']);
});

test('an answer of the API reads as the same entries of a snapshot; a person’s name stays in the file', () => {
  assert.equal(recogniseReader(answer!, 'x')?.format, 'uk-psc');
  assert.equal(of(read(answer!), 'holding').length, 5);
  assert.doesNotMatch(JSON.stringify(read(snapshot!)), /Sample|1970/);
});

test('a statement after which an owner may be missing gives a holder that nobody names; the others reassure', () => {
  const holders = (statement: string): unknown[] => {
    const data = {
      kind: 'persons-with-significant-control-statement',
      statement,
      links: { self: '/company/09000001/persons-with-significant-control-statements/s1' },
    };
    return of(read(JSON.stringify({ company_number: '09000001', data })), 'holding').map(
      ({ interest }) => interest,
    );
  };
  for (const missing of [
    'psc-exists-but-not-identified',
    'psc-details-not-confirmed-partnership',
    'steps-to-find-psc-not-yet-completed',
    'psc-has-failed-to-confirm-changed-details',
    'psc-contacted-but-no-response',
    'restrictions-notice-issued-to-psc',
    'no-beneficial-owner-identified',
    'at-least-one-beneficial-owner-unidentified',
    'information-not-provided-for-at-least-one-beneficial-owner',
    'awaiting-confirmation-from-psc',
    'words-of-a-later-register',
  ])
    assert.deepEqual(holders(missing), ['unknownInterest'], missing);
  for (const known of [
    'no-individual-or-entity-with-signficant-control',
    'no-individual-or-entity-with-signficant-control-partnership',
    'all-beneficial-owners-identified',
    'nobody-has-become-or-ceased-to-be-a-beneficial-owner',
    'no-change-beneficiary-relevant-period',
    'no-trust-involved-relevant-period',
  ])
    assert.deepEqual(holders(known), [], known);
});

test('an overseas entity: its owners are of kinds of their own', () => {
  const self = '/company/OE000001/persons-with-significant-control/individual-beneficial-owner/z1';
  const items = [{ kind: 'individual-beneficial-owner', natures_of_control: [], links: { self } }];
  const { bytes } = fileOf(JSON.stringify({ items }));
  assert.equal(recogniseReader(bytes, 'x')?.format, 'uk-psc');
  assert.deepEqual(
    of(read(bytes), 'holding').map(({ issuer }) => issuer),
    ['OE000001'],
  );
});

test('natures of control of every form', () => {
  for (const [nature, interest, minimum, maximum] of [
    ['ownership-of-shares-75-to-100-percent-as-firm', 'shareholding', '75', '100'],
    ['voting-rights-50-to-75-percent-limited-liability-partnership', 'votingRights', '50', '75'],
    ['ownership-of-shares-more-than-25-percent-registered-overseas-entity', 'shareholding', '25', undefined],
    ['part-right-to-share-surplus-assets-25-to-50-percent', 'rightsToSurplusAssetsOnDissolution', '25', '50'],
    [
      'right-to-appoint-and-remove-members-limited-liability-partnership',
      'appointmentOfBoard',
      undefined,
      undefined,
    ],
    [
      'registered-owner-as-nominee-person-scotland-registered-overseas-entity',
      'nominator',
      undefined,
      undefined,
    ],
    ['significant-influence-or-control-as-trust', 'otherInfluenceOrControl', undefined, undefined],
  ] as const) {
    const read_ = natureOfControl(nature);
    assert.deepEqual([read_?.interest, read_?.minimum, read_?.maximum], [interest, minimum, maximum], nature);
  }
  assert.equal(natureOfControl('ownership-of-shares-10-to-20-percent'), undefined);
});

test('dates that contradict each other, and an entry without a company', () => {
  const data = {
    kind: 'individual-person-with-significant-control',
    links: { self: '/company/09000001/x/y' },
  };
  const odd = read(
    JSON.stringify({
      company_number: '09000001',
      data: { ...data, notified_on: '2020-01-01', ceased_on: '2019-01-01' },
    }),
  );
  assert.deepEqual(
    of(odd, 'holding').map(({ since, until }) => [since, until]),
    [[undefined, '2019-01-01']],
  );
  assert.throws(() => read(JSON.stringify({ data: { ...data, links: {} } })), { code: 'READ_SHAPE' });
});

test('any lines are read or refused, never worse', () => {
  const text = new TextDecoder().decode(snapshot);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(40), fc.string({ maxLength: 8 }), (at, cut, put) => {
      try {
        read(text.slice(0, at) + put + text.slice(at + cut));
      } catch (error) {
        if (!(error instanceof JudgeError) && !isBaseError(error)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
