import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { qcReqReader } from './qc-req-reader.ts';
import { target } from './qc-req-reader.fuzz.ts';

const [enterprises, names, establishments, page] = target
  .seeds()
  .map((bytes) => new TextDecoder().decode(bytes)) as [string, string, string, string];

function read(content: string): Reading {
  const { bytes, ...hint } = fileOf(content);
  return qcReqReader.read(bytes, hint);
}

test('every file is recognised; status, place of constitution and domicile are read', () => {
  for (const content of [enterprises, names, establishments, page])
    assert.equal(recogniseReader(new TextEncoder().encode(content), 'x')?.format, 'qc-req');
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
  for (const content of [enterprises, names, establishments, page])
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

test('the principal establishment is in Canada where its address is; of the others nothing is told', () => {
  const reading = read(establishments);
  assert.deepEqual(
    reading.facts.map(({ value }) => value),
    [{ entity: '1170000001', name: '', type: 'registeredEntity', business_country: 'CA' }],
  );
  assert.deepEqual(reading.evidence[0]?.records, { total: 4, used: 1 });
});

function partiesOf(reading: Reading): FactValue<'registered-party'>[] {
  return reading.facts.flatMap(({ kind, value }) => (kind === 'registered-party' ? [value] : []));
}

test('the page of a statement: who the enterprise is, on which day, and whom the register names beside it', () => {
  const reading = read(page);
  assert.equal(reading.evidence[0]?.observedAt, '2026-10-31T00:00:00Z');
  assert.deepEqual(reading.notes, []);
  assert.deepEqual(reading.facts.find(({ kind }) => kind === 'entity')?.value, {
    entity: '1170000001',
    name: 'Nuage d’essai inc.',
    type: 'registeredEntity',
    jurisdiction: 'CA',
    registered_country: 'CA',
    registered: true,
    on: '2026-10-31',
  });
  const shown = partiesOf(reading).map(({ role, rank, party, name, country, majority, words, since }) =>
    [role, rank, party, name ?? '-', country ?? '-', majority ?? '-', words ?? '-', since ?? '-'].join(' | '),
  );
  assert.deepEqual(shown.toSorted(), [
    'director | 1 | person | - | CA | - | Président Secrétaire | 2015-02-03',
    'director | 2 | person | - | - | - | Administrateur | 2020-06-01',
    'elected-domicile | 1 | entity | Étude Exemple s.e.n.c.r.l. | CA | - | - | -',
    'officer | 1 | person | - | CA | - | Vice-président | -',
    'shareholder | 1 | entity | Gestion Exemple inc. | CA | true | - | -',
    'shareholder | 2 | person | - | CA | - | - | -',
    'shareholder | 3 | entity | Example Holdings LLC | - | - | - | -',
    'ultimate-beneficiary | 1 | person | - | - | - | Détention de droits de vote : 50 % à 75 % | 2023-03-31',
    'ultimate-beneficiary | 1 | person | - | - | - | Détention de la juste valeur marchande : 25 % à 50 % | 2023-03-31',
    'ultimate-beneficiary | 2 | person | - | - | - | Influence directe ou indirecte | 2023-03-31',
  ]);
  const bands = partiesOf(reading).flatMap(({ measure, minimum, maximum }) =>
    measure === undefined ? [] : [`${measure} ${minimum} ${maximum}`],
  );
  assert.deepEqual(bands.toSorted(), ['value 25 50', 'votes 50 75']);
});

test('no name, first name or address of a person leaves the page', () => {
  assert.doesNotMatch(JSON.stringify(read(page)), /Jeanne|Modèle|Jean|Paul|Essai"|rue d’Exemple|Ancien/);
});

test('powers withdrawn from the board are those of whom the register names; a shareholder that is not majoritary is said so', () => {
  const reading = read(
    page
      .replace(
        '<h4>Fondé de pouvoir</h4>',
        '<h4>Actionnaires ou tiers assumant les pouvoirs du conseil d’administration</h4><ul class="kx-synthese"><li><span class="kx-display-label">Nom</span><span class="kx-display-field">Gestion Exemple inc.</span></li></ul><h4>Fondé de pouvoir</h4>',
      )
      .replace('est majoritaire', 'n’est pas majoritaire')
      .replace('>Gestion Exemple inc.<', '>Fonds Majoritaire inc.<'),
  );
  assert.equal(reading.facts.filter(({ kind }) => kind === 'holding').length, 1);
  assert.equal(
    partiesOf(reading).find(({ role, rank }) => role === 'shareholder' && rank === 1)?.majority,
    false,
  );
});

test('a page of the register that is of no enterprise is refused, with what to do', () => {
  assert.throws(() => read(page.replace('1170000001', '')), { code: 'READ_SHAPE' });
  assert.throws(
    () => read('<!DOCTYPE html><!-- https://www.registreentreprises.gouv.qc.ca/ --><h1>Résultats</h1>'),
    {
      code: 'READ_SHAPE',
    },
  );
  assert.equal(recogniseReader(new TextEncoder().encode('<!DOCTYPE html><h1>x</h1>'), 'x'), undefined);
});

test('a page of many tags without an end takes time in proportion to its length', () => {
  for (const piece of [
    '<b x="',
    '<!-',
    '<ul class="kx-synthese">',
    '<span class=kx-display-label>',
    '&#38;',
    '<script>',
  ])
    assert.throws(
      () => read(`<!DOCTYPE html><!-- registreentreprises.gouv.qc.ca -->${piece.repeat(20_000)}`),
      { code: 'READ_SHAPE' },
    );
});

test('words that are none of the register stay in the page, the band alone is told; no name where there is a place for a first one', () => {
  const words = 'Influence directe ou indirecte';
  const reading = read(
    page
      .replace(words, 'Entente de concert avec Lise Roy : 25 % à 50 % des votes<br>Accord avec Lise Roy')
      .replace('>Administrateur<', '>Ami de Lise Roy<')
      .replace(
        '<h4>Fondé de pouvoir</h4>',
        '<h4>Fondé de pouvoir</h4><ul class="kx-synthese"><li><span class="kx-display-label">Nom de famille</span><span class="kx-display-field"></span></li><li><span class="kx-display-label">Nom</span><span class="kx-display-field">Lise Roy</span></li></ul>',
      ),
  );
  assert.doesNotMatch(JSON.stringify(reading), /Lise|Roy/);
  const second = partiesOf(reading).filter(({ role, rank }) => role === 'ultimate-beneficiary' && rank === 2);
  assert.deepEqual(
    second.map((value) => [value.words, value.measure, value.minimum, value.maximum]),
    [[undefined, 'votes', '25', '50']],
  );
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params['count']]),
    [['SKIPPED_RECORDS', 3]],
  );
});

test('who is in the history is nobody in office, whatever the element of its title', () => {
  assert.doesNotMatch(page, /<b>Historique<\/b>/);
  for (const title of ['<div class="h">Historique des administrateurs</div>', '<a>\n Historique</a>'])
    assert.equal(
      partiesOf(read(page.replace('<b>Historique des administrateurs</b>', title))).length,
      partiesOf(read(page)).length,
    );
  const after = page
    .replace('<b>Historique des administrateurs</b>', '')
    .replace('<h4>Dirigeants', '<div>Historique des administrateurs</div><h4>x</h4><h4>Dirigeants')
    .replace(
      '<h4>x</h4>',
      '<ul class="kx-synthese"><li><span class="kx-display-label">Nom de famille</span><span class="kx-display-field">Ancien</span></li></ul>',
    );
  assert.equal(partiesOf(read(after)).filter(({ role }) => role === 'director').length, 2);
});
