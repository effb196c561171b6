import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { minimalPdf, pageOf } from '../pdf/testing/minimal-pdf.ts';
import { pdfReader } from '../pdf/pdf-reader.ts';
import { printedParties } from './printed-statement.ts';
import { qcReqReader } from './qc-req-reader.ts';
import { printedPages, registerPage } from './testing/register-statements.ts';

const pages = printedPages.map((lines, index) => ({ page: index + 1, lines }));
const evidence = digestOf('x');

test('a print names the same parties as the page, and tells on which of its pages', () => {
  const { facts } = qcReqReader.read(new TextEncoder().encode(registerPage), { evidence, name: '' });
  // Of several functions a print tells the first: what stands below it is not known to be one.
  const named = facts.flatMap(({ kind, value }) =>
    kind === 'registered-party'
      ? [value.words === undefined ? value : { ...value, words: value.words.replace(' Secrétaire', '') }]
      : [],
  );
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
