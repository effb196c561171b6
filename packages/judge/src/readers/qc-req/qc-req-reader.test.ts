import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { qcReqReader } from './qc-req-reader.ts';
import { target } from './qc-req-reader.fuzz.ts';

const [enterprises, names] = target.seeds().map((bytes) => new TextDecoder().decode(bytes)) as [
  string,
  string,
];

function read(content: string): Reading {
  const { bytes, ...hint } = fileOf(content);
  return qcReqReader.read(bytes, hint);
}

test('both files are recognised; status, place of constitution and domicile are read', () => {
  for (const bytes of target.seeds()) assert.equal(recogniseReader(bytes, 'x')?.format, 'qc-req');
  assert.deepEqual(
    read(enterprises).facts.map(({ kind, value }) => [kind, value]),
    [
      [
        'entity',
        {
          entity: '1170000001',
          name: '',
          type: 'registeredEntity',
          jurisdiction: 'CA',
          registered_country: 'CA',
          registered: true,
        },
      ],
      ['entity', { entity: '1170000002', name: '', type: 'registeredEntity', registered: false }],
      ['entity', { entity: '2270000003', name: '', type: 'legalEntity', registered: true }],
      [
        'holding',
        {
          holding: '1170000001 IND_RET_TOUT_POUVR',
          holder: 'unspecified:1170000001',
          issuer: '1170000001',
          interest: 'votingAgreement',
          direct: 'unknown',
        },
      ],
    ],
  );
});

test('the name in force under which it is registered; a person’s enterprise keeps its name in the file', () => {
  const reading = read(names);
  assert.deepEqual(
    reading.facts.map(({ value }) => value),
    [{ entity: '1170000001', name: 'Nuage d’essai inc.', type: 'registeredEntity' }],
  );
  assert.doesNotMatch(JSON.stringify(reading), /Jeanne/);
  // Nothing in these files tells of which day they are.
  assert.equal(reading.evidence[0]?.observedAt, undefined);
});

test('places of constitution by the register’s words', () => {
  const placed = (place: string): boolean =>
    JSON.stringify(read(enterprises.replace(',Québec,', `,${place},`)).facts[0]).includes(
      '"jurisdiction":"CA"',
    );
  for (const place of ['QUÉBEC', 'Canada', 'Nouvelle-Écosse', 'Île-du-Prince-Édouard'])
    assert.ok(placed(place), place);
  for (const place of ['Delaware', 'France', 'Québec (Delaware)']) assert.ok(!placed(place), place);
});

test('a number that is none is noted; a line of another width is refused with its place', () => {
  assert.ok(
    read(enterprises.replace('1170000002', '4470000002')).notes.some(
      ({ code }) => code === 'FIELD_UNREADABLE',
    ),
  );
  assert.throws(() => read(`${names}\n1170000001,x`), { code: 'READ_SHAPE' });
});

test('any bytes are read or refused, never worse', () => {
  for (const content of [enterprises, names])
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
