import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration, parseUtcDate, sha256Hex } from '@ancrage/base';
import { sortFacts } from '../analyses/adequate.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import { minimalPdf, pageOf } from '../readers/pdf/testing/minimal-pdf.ts';
import type { EvidenceContract, GradeRow } from '../scheme/scheme.ts';
import {
  manifestFile,
  readFolder,
  sampleReference,
  sampleTrust,
  statementFile,
} from '../testing/sample-dossier.ts';
import type { SignerName, StatedFact } from '../testing/sample-dossier.ts';
import { buildDossier } from './build-dossier.ts';
import type { Dossier, GradedFact } from './dossier.ts';

const CERTIFICATE = new TextDecoder().decode(
  minimalPdf({
    pages: [
      pageOf('Certificat ISO/IEC 27001:2022', 'Nordet inc.', 'Organisme de certification : Bureau boréal'),
      pageOf('Annexe', 'Valable du 1er février 2025 au 31 janvier 2028'),
    ],
  }),
);
const DOCUMENT = sha256Hex(CERTIFICATE);

const CERTIFICATION = {
  kind: 'certification',
  method: 'documented',
  document: DOCUMENT,
  standard: 'iso-27001',
  body: 'Bureau boréal',
  accredited: true,
  covers_service: true,
  covers_sites: true,
  from: '2025-02-01',
  to: '2028-01-31',
};
const quoted = (
  field: string,
  value: string,
  page: number,
  quote: string,
  document = DOCUMENT,
): StatedFact => ({
  kind: 'certificate-reading',
  method: 'documented',
  document,
  field,
  value,
  page,
  quote,
});
const VALIDITY = 'Valable du 1er février 2025 au 31 janvier 2028';
const STANDARD = quoted('standard', 'iso-27001', 1, 'Certificat ISO/IEC 27001:2022');
const FROM = quoted('valid-from', '2025-02-01', 2, VALIDITY);
const TO = quoted('valid-until', '2028-01-31', 2, VALIDITY);
const BODY = quoted('body', 'Bureau boréal', 1, 'Organisme de certification : Bureau boréal');

const GRADES: GradeRow[] = [
  { format: 'statement', collector: 'third-party', method: 'observed', confirmed: false },
  { format: 'statement', collector: 'provider', method: 'declared', confirmed: false },
  { format: 'pdf', collector: 'provider', method: 'documented', confirmed: false },
];

function dossierOf(
  facts: readonly StatedFact[],
  signer: SignerName | undefined = 'body',
  document: string | undefined = CERTIFICATE,
): Dossier {
  const folder = new Map([
    ['certificat.jws', statementFile(facts, signer)],
    ['dossier.yaml', manifestFile(new Map())],
    ...(document === undefined ? [] : ([['certificat.pdf', document]] as const)),
  ]);
  return buildDossier(mergeReadings(readFolder(folder)), sampleTrust, GRADES, parseUtcDate('2026-09-01'));
}

function certification(...given: Parameters<typeof dossierOf>): GradedFact<'certification'> {
  const [found, ...others] = dossierOf(...given).of('certification');
  assert.ok(found !== undefined && others.length === 0);
  return found;
}

test('a certification whose words stand in its document has the grade of who signs it', () => {
  for (const facts of [
    [CERTIFICATION, STANDARD, FROM, TO],
    [CERTIFICATION, STANDARD, FROM, TO, BODY],
  ]) {
    const found = certification(facts);
    assert.deepEqual(found.grade, { method: 'documented', source: 'third-party' });
    assert.equal(found.unquoted, undefined);
  }
  assert.deepEqual(certification([CERTIFICATION, STANDARD, FROM, TO], 'provider').grade, {
    method: 'declared',
    source: 'provider',
  });
});

test('without a document it is the signer’s own knowledge, as before', () => {
  const { document: _, ...plain } = CERTIFICATION;
  assert.equal(certification([plain]).unquoted, undefined);
});

test('words that are not there, or say something else, lower it to declared, with the page', () => {
  const cases: [readonly StatedFact[], number, string?][] = [
    [[CERTIFICATION], 1],
    [[CERTIFICATION, STANDARD, FROM], 1],
    [[CERTIFICATION, FROM, TO], 2],
    [[CERTIFICATION, STANDARD, FROM, { ...TO, page: 1 }], 1],
    [[CERTIFICATION, STANDARD, FROM, { ...TO, page: 3 }], 3],
    [[CERTIFICATION, STANDARD, FROM, { ...TO, quote: VALIDITY.replace('2028', '2029') }], 2],
    [[{ ...CERTIFICATION, to: '2029-01-31' }, STANDARD, FROM, { ...TO, value: '2029-01-31' }], 1],
    [[{ ...CERTIFICATION, to: '2029-01-31' }, STANDARD, FROM, TO], 1],
    [[{ ...CERTIFICATION, standard: 'iso-27017' }, { ...STANDARD, value: 'iso-27017' }, FROM, TO], 1],
    [[{ ...CERTIFICATION, body: 'Autre bureau' }, STANDARD, FROM, TO, BODY], 1],
    [
      [CERTIFICATION, STANDARD, FROM, TO, { ...BODY, quote: 'Organisme de certification : Bureau austral' }],
      1,
    ],
    [
      [CERTIFICATION, STANDARD, FROM, TO, quoted('scope', 'tout', 2, 'Portée : tous les services de Nordet')],
      2,
    ],
    [[CERTIFICATION, ...[STANDARD, FROM, TO].map((fact) => ({ ...fact, document: sha256Hex('autre') }))], 1],
    [[CERTIFICATION, STANDARD, FROM, TO], 1, `${CERTIFICATE}\n`],
  ];
  for (const [facts, page, document] of cases) {
    const found = certification(facts, 'body', document ?? CERTIFICATE);
    assert.deepEqual([found.grade.method, found.unquoted], ['declared', page], JSON.stringify(facts));
  }
});

test('a document that is not there supports nothing', () => {
  const folder = new Map([
    ['certificat.jws', statementFile([CERTIFICATION, STANDARD, FROM, TO], 'body')],
    ['dossier.yaml', manifestFile(new Map())],
  ]);
  const dossier = buildDossier(
    mergeReadings(readFolder(folder)),
    sampleTrust,
    GRADES,
    parseUtcDate('2026-09-01'),
  );
  assert.equal(dossier.of('certification')[0]?.unquoted, 1);
});

test('quotations of another file do not serve', () => {
  const folder = new Map([
    ['a.jws', statementFile([CERTIFICATION], 'body')],
    ['b.jws', statementFile([STANDARD, FROM, TO], 'body')],
    ['certificat.pdf', CERTIFICATE],
    ['dossier.yaml', manifestFile(new Map())],
  ]);
  const dossier = buildDossier(
    mergeReadings(readFolder(folder)),
    sampleTrust,
    GRADES,
    parseUtcDate('2026-09-01'),
  );
  assert.equal(dossier.of('certification')[0]?.unquoted, 1);
});

test('the finding that would have used it says why it does not', () => {
  const contract: EvidenceContract = {
    formats: ['statement', 'pdf'],
    facts: ['certification'],
    least: { method: 'documented', source: 'assessor' },
    complete: [],
    freshness: parseDuration('P3Y'),
    cadence: 'P1Y',
  };
  const dossier = dossierOf([CERTIFICATION, STANDARD, FROM, { ...TO, page: 1 }]);
  const context = { dossier, contract, reference: sampleReference };
  const { adequate, reasons } = sortFacts(dossier.of('certification'), context);
  assert.equal(adequate.length, 0);
  assert.deepEqual(reasons.find(({ code }) => code === 'QUOTE_NOT_FOUND')?.params, {
    path: 'certificat.jws',
    page: 1,
  });
});
