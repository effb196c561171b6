import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration, parseUtcDate, sha256Hex } from '@ancrage/base';
import fc from 'fast-check';
import { sortFacts } from '../analyses/adequate.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import { minimalPdf, pageOf } from '../readers/pdf/testing/minimal-pdf.ts';
import type { GradeRow } from '../scheme/scheme.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
import {
  manifestFile,
  readFolder,
  sampleReference,
  sampleTrust,
  statementFile,
} from '../testing/sample-dossier.ts';
import type { Folder } from '../testing/sample-dossier.ts';
import { buildDossier } from './build-dossier.ts';
import type { GradedFact } from './dossier.ts';
import { pageHolds } from '../documents/comparable-text.ts';

const NOTICE = 'Le client peut résilier moyennant un préavis de soixante (60) jours.';
const OTHER = 'Le client peut suspendre moyennant un préavis de quatre-vingt-dix (90) jours.';

const pdf = new TextDecoder().decode(
  minimalPdf({
    pages: [
      pageOf('Contrat-cadre', 'Page de garde'),
      pageOf('7. Le client peut résilier moyennant un pré-', 'avis de soixante (60) jours.', OTHER),
    ],
  }),
);

interface Clause {
  readonly days: number;
  readonly page: number;
  readonly quote: string;
}

const contract = (clauses: readonly Clause[], sha256 = sha256Hex(pdf)): string => `ancrage: contract/1
document: { path: contrat.pdf, sha256: '${sha256}' }
signed_on: 2026-03-01
clauses: ${JSON.stringify(clauses.map(({ days, page, quote }) => ({ clause: 'notice-to-leave', page, quote, values: { days } })))}
`;

const GRADES: GradeRow[] = [
  { format: 'contract', collector: 'provider', method: 'declared', confirmed: false },
  { format: 'contract', collector: 'assessor', method: 'documented', confirmed: true },
  { format: 'statement', collector: 'assessor', method: 'observed', confirmed: false },
];

const CONTRACT: EvidenceContract = {
  formats: ['contract'],
  facts: ['notice-to-leave'],
  least: { method: 'documented', source: 'assessor' },
  complete: [],
  freshness: parseDuration('P2Y'),
  cadence: 'P1Y',
};

/** The clauses of a contract that an assessor confirmed, as the judge sees them. */
function clausesOf(
  text: string,
  document: string | undefined = pdf,
): readonly GradedFact<'notice-to-leave'>[] {
  const confirmation = { kind: 'confirmation', digest: sha256Hex(text) };
  const files = new Map([
    ['contract.yaml', text],
    ['confirmation.jws', statementFile([confirmation], 'assessor')],
    ...(document === undefined ? [] : ([['contrat.pdf', document]] as const)),
  ]);
  const folder: Folder = new Map([...files, ['dossier.yaml', manifestFile(new Map())]]);
  return dossierOf(folder).of('notice-to-leave');
}

function dossierOf(folder: Folder): ReturnType<typeof buildDossier> {
  return buildDossier(mergeReadings(readFolder(folder)), sampleTrust, GRADES, parseUtcDate('2026-09-01'));
}

const methods = (text: string, document?: string): Record<number, string> =>
  Object.fromEntries(clausesOf(text, document).map(({ fact, grade }) => [fact.value.days, grade.method]));

test('a confirmed clause whose words stand on its page is documented', () => {
  const [clause] = clausesOf(contract([{ days: 60, page: 2, quote: NOTICE }]));
  assert.deepEqual(clause?.grade, { method: 'documented', source: 'assessor' });
  assert.equal(clause?.unquoted, undefined);
});

test('other page, altered words, too few words: lowered to declared, with the page', () => {
  for (const clause of [
    { days: 60, page: 1, quote: NOTICE },
    { days: 60, page: 3, quote: NOTICE },
    { days: 30, page: 2, quote: NOTICE.replace('soixante (60)', 'trente (30)') },
    { days: 60, page: 2, quote: '60' },
  ]) {
    const [lowered] = clausesOf(contract([clause]));
    assert.equal(lowered?.grade.method, 'declared', JSON.stringify(clause));
    assert.equal(lowered?.unquoted, clause.page);
  }
});

test('an absent document, or another one of that name, supports nothing', () => {
  const text = contract([{ days: 60, page: 2, quote: NOTICE }]);
  assert.deepEqual(methods(text), { 60: 'documented' });
  const folder = new Map([
    ['contract.yaml', text],
    ['dossier.yaml', manifestFile(new Map())],
  ]);
  assert.equal(dossierOf(folder).of('notice-to-leave')[0]?.unquoted, 2);
  assert.deepEqual(methods(text, `${pdf}\n`), { 60: 'declared' });
});

test('pages that another file claims are no document', () => {
  const files = new Map<string, string>();
  const dossier = manifestFile(files, '', [{ kind: 'document-page', page: 2, text: NOTICE }]);
  const text = contract([{ days: 60, page: 2, quote: NOTICE }], sha256Hex(dossier));
  const found = dossierOf(
    new Map([
      ['contract.yaml', text],
      ['dossier.yaml', dossier],
    ]),
  ).of('notice-to-leave');
  assert.equal(found[0]?.unquoted, 2);
});

test('two clauses of one kind on one page each stand on their own quotation', () => {
  const sound = { days: 60, page: 2, quote: NOTICE };
  assert.deepEqual(methods(contract([sound, { days: 90, page: 2, quote: OTHER }])), {
    60: 'documented',
    90: 'documented',
  });
  assert.deepEqual(methods(contract([sound, { days: 10, page: 2, quote: OTHER.replace('90', '10') }])), {
    60: 'documented',
    10: 'declared',
  });
});

test('the finding that would have used it says why it does not', () => {
  const folder = new Map([
    ['contract.yaml', contract([{ days: 60, page: 1, quote: NOTICE }])],
    ['dossier.yaml', manifestFile(new Map())],
  ]);
  const dossier = dossierOf(folder);
  const context = { dossier, contract: CONTRACT, reference: sampleReference };
  const { adequate, all, reasons } = sortFacts(dossier.of('notice-to-leave'), context);
  assert.equal(adequate.length, 0);
  assert.equal(all.length, 1);
  assert.deepEqual(reasons.find(({ code }) => code === 'QUOTE_NOT_FOUND')?.params, {
    path: 'contract.yaml',
    page: 1,
  });
});

test('typesetting does not matter, figures and words do', () => {
  const page =
    'Les « données » du client — l’ensemble — restent 10 à 12-15 jours en dépôt ; l’efﬁcacité, peut-être.';
  for (const quote of [
    'les "données" du client - l\'ensemble - restent 10 à 12-15 jours',
    'LES DONNÉES DU CLIENT – L’ENSEMBLE – RESTENT',
    'L’efficacité, peut‑être.',
    'Les « données » du client […] restent 10 à 12-15 jours',
  ])
    assert.ok(pageHolds(page, quote), quote);
  for (const quote of [
    'Les données du client restent 10 à 1215 jours',
    'restent 10 à 12 15 jours en dépôt',
    'restent 10 à 12-15 ans en dépôt',
    'restent 10 à 12-15 jours […] Les « données » du client',
    '… … … … … … … …',
    '',
  ])
    assert.ok(!pageHolds(page, quote), quote);
  assert.ok(
    !pageHolds(
      `premier passage cité ${'x'.repeat(900)} second passage cité`,
      'premier passage cité […] second passage cité',
    ),
  );
});

test('a character of which the page does not say what it is stands for none', () => {
  const page = `Le fournisseur \ufffd\ufffd peut pas résilier ; ${'\ufffd'.repeat(40)} le reste est lisible.`;
  for (const quote of [
    'Le fournisseur \ufffd\ufffd peut pas résilier',
    '\ufffd'.repeat(20),
    'peut pas résilier […] \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd le reste est lisible',
    'Le fournisseur ne peut pas résilier',
  ])
    assert.ok(!pageHolds(page, quote), quote);
  assert.ok(pageHolds(page, 'peut pas résilier […] le reste est lisible'));
});

test('property: a long enough piece of a page is found, and not once a digit is changed', () => {
  const words = fc.array(fc.stringMatching(/^[a-zéèà]{2,9}$/), { minLength: 12, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.nat(9), fc.integer({ min: 1, max: 9 }), (list, digit, change) => {
      const page = [...list.slice(0, 6), String(digit), ...list.slice(6)].join(' ');
      const quote = page.split(' ').slice(1, 12).join('\n').toUpperCase();
      assert.ok(pageHolds(page, quote));
      assert.ok(!pageHolds(page, quote.replace(String(digit), String((digit + change) % 10))));
    }),
    { numRuns: 200 },
  );
});

test('a page full of the same words and a quotation of many parts cost their length', () => {
  const page = 'a'.repeat(20_000);
  const parts = Array.from({ length: 12 }, () => 'a'.repeat(20));
  const from = process.hrtime.bigint();
  assert.equal(pageHolds(page, [...parts, 'b'.repeat(20)].join(' […] ')), false);
  assert.equal(pageHolds(page, parts.join(' […] ')), true);
  // By combinations this takes longer than the universe; a generous bound tells the two apart on any machine.
  assert.ok(process.hrtime.bigint() - from < 20_000_000_000n);
});
