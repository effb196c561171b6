import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { minimalPdf, pageOf } from '../pdf/testing/minimal-pdf.ts';
import { pdfReader } from '../pdf/pdf-reader.ts';
import type { PrintedPage } from './printed-items.ts';
import { printedStatement } from './printed-statement.ts';
import type { PrintedParty } from './printed-statement.ts';
import { qcReqReader } from './qc-req-reader.ts';
import { printedPages, registerPage } from './testing/register-statements.ts';

const pages = printedPages.map((lines, index) => ({ page: index + 1, lines }));
const evidence = digestOf('x');

function printedParties(some: readonly PrintedPage[]): readonly PrintedParty[] {
  return printedStatement(some).parties;
}

test('a print names the same parties as the page, and tells on which of its pages', () => {
  const { facts } = qcReqReader.read(new TextEncoder().encode(registerPage), { evidence, name: '' });
  const named = facts.flatMap(({ kind, value }) => (kind === 'registered-party' ? [value] : []));
  const printed = printedParties(pages);
  assert.deepEqual(
    printed.map(({ value }) => canonicalJson(value)).toSorted(),
    named.map(canonicalJson).toSorted(),
  );
  assert.deepEqual(
    printed.map(({ page, value: { role } }) => [page, role]),
    [[1, 'elected-domicile'], ...printed.slice(1).map(({ value: { role } }) => [2, role])],
  );
});

test('a PDF of it gives its parties by page, and no name of a person but in the text of its pages', () => {
  const latin = (line: string): string => line.replaceAll('’', "'");
  const bytes = minimalPdf({ pages: printedPages.map((lines) => pageOf(...lines.map(latin))) });
  const { facts } = pdfReader.read(bytes, { evidence, name: '' });
  const parties = facts.filter(({ kind }) => kind === 'registered-party');
  assert.equal(parties.length, 10);
  assert.ok(parties.some(({ at }) => 'page' in at.place && at.place.page === 2));
  assert.doesNotMatch(JSON.stringify(parties), /Jeanne|Modèle|Paul/);
  assert.deepEqual(
    facts.filter(({ kind }) => kind === 'entity' || kind === 'holding'),
    [],
  );
});

test('pages that are no print of a statement name nobody', () => {
  assert.deepEqual(printedParties([]), []);
  assert.deepEqual(printedParties([{ page: 1, lines: ['Actionnaires', 'Nom Gestion Exemple inc.'] }]), []);
  const [first, second] = pages;
  const other = { page: 1, lines: first!.lines.map((line) => line.replace('1170000001', '5570000001')) };
  assert.deepEqual(printedParties([other, second!]), []);
});

test('lines in any order, cut or repeated, are read or left, never worse', () => {
  const lines = printedPages.flat();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines, '', 'Nom', 'Prénom :'), { maxLength: 60 }), (some) => {
      const read = printedParties([{ page: 1, lines: [...printedPages[0]!.slice(0, 5), ...some] }]);
      assert.ok(read.length <= some.length + 5);
    }),
  );
});

const head = printedPages[0]!.slice(0, 5);

test('no name of a person leaves a print, whatever stands beside a label or below it', () => {
  for (const lines of [
    ['Liste des administrateurs', 'Nom et prénom Tremblay Jeanne', 'Fonctions actuelles Président'],
    ['Liste des administrateurs', 'Nom : Tremblay Prénom : Jeanne', 'Fonctions actuelles Président'],
    ['Liste des administrateurs', 'Nom de la personne physique Jeanne Tremblay'],
    ['Liste des administrateurs', 'Nom de famille A', 'Prénom B', 'Fonctions actuelles', 'Jeanne Tremblay'],
    ['Liste des administrateurs', 'Nom de famille', 'Nom Tremblay', 'Prénom Jeanne'],
    ['Actionnaires', 'Premier actionnaire', 'Nom', 'Tremblay, Jeanne'],
    [
      'Liste des bénéficiaires ultimes',
      'Nom de famille Tremblay',
      'Prénom Jeanne',
      'Situations applicables au bénéficiaire ultime Influence',
      'Tremblay, Jeanne – page 3 de 5',
      'Autre prénom Jeanne',
    ],
  ]) {
    const read = printedStatement([{ page: 1, lines: [...head, ...lines] }]);
    assert.doesNotMatch(JSON.stringify(read), /Tremblay|Jeanne/, lines[1]);
    assert.ok(read.parties.length + read.skipped > 0, lines[1]);
  }
});

test('a label of a name after another opens the next party', () => {
  const [entity, person] = [
    ['Nom Gestion inc.', "Type d'associé Commandité"],
    ['Nom de famille A', 'Prénom B'],
  ];
  for (const [lines, shown] of [
    [
      [...entity, ...person],
      ['Gestion inc. Commandité', 'person'],
    ],
    [
      [...person, ...entity],
      ['person', 'Gestion inc. Commandité'],
    ],
  ] as const)
    assert.deepEqual(
      printedParties([{ page: 1, lines: [...head, 'Associés', ...lines] }]).map(({ value }) =>
        value.party === 'person' ? 'person' : `${value.name} ${value.words}`,
      ),
      shown,
    );
});

test('a title that is not known ends a list, and who stands under it is counted as not read', () => {
  const { parties, skipped } = printedStatement([
    {
      page: 1,
      lines: [
        ...head,
        'Liste des administrateurs',
        'Nom de famille A',
        'Prénom B',
        'Adresse du domicile Adresse non publiable',
        'Représentants',
        'Nom de famille C',
        'Prénom D',
      ],
    },
  ]);
  assert.equal(parties.length, 1);
  assert.equal(skipped, 1);
});

test('every page of a print is read, and lines beyond what is looked at are counted', () => {
  const director = ['Liste des administrateurs', 'Nom de famille A', 'Prénom B'];
  const many = [head, ...Array.from({ length: 25 }, () => ['Établissements']), director];
  const latin = (line: string): string => line.replaceAll('’', "'");
  const bytes = minimalPdf({ pages: many.map((lines) => pageOf(...lines.map(latin))) });
  const { facts } = pdfReader.read(bytes, { evidence, name: '' });
  assert.ok(
    facts.some(({ kind, at }) => kind === 'registered-party' && 'page' in at.place && at.place.page === 27),
  );
  const long = [...head, ...Array.from({ length: 20_000 }, () => 'x'), ...director];
  assert.deepEqual(printedStatement([{ page: 1, lines: long }]), { parties: [], skipped: head.length + 3 });
});
