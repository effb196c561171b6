import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { recogniseReader } from '../registry.ts';
import { pdfReader } from './pdf-reader.ts';
import { minimalPdf, pageOf } from './testing/minimal-pdf.ts';

const read = (bytes: Uint8Array): Reading =>
  pdfReader.read(bytes, { evidence: digestOf(bytes), name: 'a.pdf' });
const pagesOf = (bytes: Uint8Array): string[] =>
  read(bytes)
    .facts.filter((fact) => fact.kind === 'document-page')
    .sort((a, b) => a.value.page - b.value.page)
    .map((fact) => fact.value.text);
const refusal = (bytes: Uint8Array): string | undefined => {
  try {
    read(bytes);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof JudgeError, String(error));
    return error.code;
  }
};
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

test('golden reading of a printed French contract', () => {
  const bytes = fixture('contrat-cadre.pdf');
  assert.equal(recogniseReader(bytes, 'contrat')?.format, 'pdf');
  const golden = readFileSync(new URL('fixtures/contrat-cadre.reading.json', import.meta.url), 'utf8');
  assert.deepEqual(read(bytes), JSON.parse(golden));
});

test('every layout of objects gives the same text', () => {
  const pages = [pageOf('Article 7', 'préavis de soixante (60) jours'), pageOf('Page deux')];
  for (const tables of ['xref', 'stream', 'none'] as const) {
    for (const compress of [false, true]) {
      const bytes = minimalPdf({ pages, tables, compress });
      assert.deepEqual(
        pagesOf(bytes),
        ['Article 7 préavis de soixante (60) jours', 'Page deux'],
        `${tables} ${compress}`,
      );
      assert.equal(read(bytes).evidence[0]?.observedAt, '2026-03-01T17:00:00Z');
    }
  }
});

test('a table whose offsets are wrong is read by scanning', () => {
  const text = Buffer.from(minimalPdf({ pages: [pageOf('Bonjour')] })).toString('latin1');
  const wrong = text.replace(/0000000\d\d\d 00000 n/g, '0000000001 00000 n');
  assert.deepEqual(pagesOf(new Uint8Array(Buffer.from(wrong, 'latin1'))), ['Bonjour']);
});

test('words: gaps between pieces are spaces, kerning is not, moves down are line ends', () => {
  const text = (content: string): string =>
    pagesOf(minimalPdf({ pages: [`BT /F1 10 Tf 50 700 Td ${content} ET`] }))[0]!;
  assert.equal(text('[(R) 40 (és) -20 (iliation)] TJ'), 'Résiliation');
  assert.equal(text('[(sans) -300 (frais)] TJ'), 'sans frais');
  assert.equal(text('(extraordi-) Tj 0 -12 Td (naire) Tj'), 'extraordinaire');
  assert.equal(text('(2-) Tj 0 -12 Td (3 jours) Tj'), '2- 3 jours');
  assert.equal(text('(a) Tj 12 TL (b) \' 1 2 (c) "'), 'a b c');
  assert.equal(text('<5265> Tj (\\351\\163\\(\\)\\\\) Tj'), 'Reés()\\');
});

test('a form shows its text, a form that shows itself ends', () => {
  const form = (content: string): string =>
    `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /X 20 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const page = '<< /Type /Page /Parent 2 0 R /Contents 11 0 R /Resources << /XObject << /X 20 0 R >> >> >>';
  const content = 'BT /F1 9 Tf (Annexe) Tj ET /X Do /X Do';
  const bytes = minimalPdf({
    pages: ['/X Do'],
    objects: [
      [10, page],
      [20, form(content)],
    ],
  });
  assert.match(pagesOf(bytes)[0]!, /^(?:Annexe ?)+$/);
});

test('a page without text is noted, a very long one is cut and noted', () => {
  const long = pageOf(...Array.from({ length: 700 }, () => 'quarante caractères de texte par ligne.'));
  const reading = read(minimalPdf({ pages: ['0 0 m 9 9 l S', long] }));
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params['page']]),
    [
      ['PAGE_WITHOUT_TEXT', 1],
      ['PAGE_TEXT_CUT', 2],
    ],
  );
  const page = reading.facts.find((fact) => fact.kind === 'document-page' && fact.value.page === 2);
  assert.equal(page?.kind === 'document-page' && page.value.text.length, 20_000);
});

test('an encrypted document is refused', () => {
  const objects = [[9, '<< /Filter /Standard /V 2 >>']] as const;
  for (const tables of ['xref', 'stream', 'none'] as const)
    assert.equal(
      refusal(minimalPdf({ pages: [pageOf('a')], trailer: '/Encrypt 9 0 R', objects, tables })),
      'READ_OPAQUE',
    );
});

test('a bomb is refused before it fills memory', () => {
  const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 9 });
  const body = `<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb.toString('latin1')}\nendstream`;
  assert.equal(refusal(minimalPdf({ pages: ['x'], objects: [[11, body]] })), 'READ_SYNTAX');
});

test('circles and depth end: pages, lengths, object streams, arrays', () => {
  const circle = '<< /Type /Pages /Kids [2 0 R 10 0 R] >>';
  assert.equal(pagesOf(minimalPdf({ pages: ['x'], objects: [[2, circle]] })).length, 1);
  const length = '<< /Length 11 0 R >>\nstream\nBT ET\nendstream';
  assert.deepEqual(pagesOf(minimalPdf({ pages: ['x'], objects: [[11, length]] })), ['']);
  const deep = `BT /F1 9 Tf ${'['.repeat(100_000)} (a) Tj ET`;
  assert.equal(typeof pagesOf(minimalPdf({ pages: [deep] }))[0], 'string');
  const refs = Array.from({ length: 3000 }, (_, i): [number, string] => [100 + i, `${101 + i} 0 R`]);
  assert.equal(refusal(minimalPdf({ pages: ['x'], objects: [[1, '100 0 R'], ...refs] })), 'READ_SYNTAX');
});

test('a file that would be read over and over again is refused in time', () => {
  const text = `%PDF-1.7\n1 0 obj\n${'trailer << /A '.repeat(12_000)}`;
  assert.equal(refusal(new TextEncoder().encode(text)), 'READ_SYNTAX');
});

test('nothing but a header is refused', () => {
  assert.equal(refusal(new TextEncoder().encode('%PDF-1.7\n')), 'READ_SYNTAX');
  assert.equal(recogniseReader(new TextEncoder().encode(`${'x'.repeat(1100)}%PDF-1.7`), 'a'), undefined);
});

test('property: text written in any layout comes back', () => {
  const word = fc
    .stringMatching(/^[A-Za-zàâçéèêëîïôûùœ0-9().,;:]{1,12}$/)
    .filter((text) => !text.includes('œ'));
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('xref', 'stream', 'none'),
      fc.boolean(),
      (lines, tables, compress) => {
        const bytes = minimalPdf({
          pages: [pageOf(...lines.map((words) => words.join(' ')))],
          tables,
          compress,
        });
        assert.equal(pagesOf(bytes)[0], lines.flat().join(' '));
      },
    ),
    { numRuns: 100 },
  );
});

test('a certificate and a report printed by Chromium: what each states, with its page', () => {
  const located = (name: string): string[] =>
    read(fixture(name))
      .facts.filter((fact) => fact.kind === 'certificate-reading')
      .map(({ value, at }) => {
        assert.deepEqual(at.place, { page: value.page });
        return `${value.page} ${value.field} ${value.value}`;
      })
      .sort();
  assert.deepEqual(located('certificat.pdf'), [
    '1 accreditation SCC-CCN',
    '1 body Bureau boréal de certification',
    '1 edition iso-27001:2022',
    '1 edition iso-27017:2015',
    '1 edition iso-27018:2019',
    '1 first-issued 2019-05-12',
    '1 holder Nordet inc.',
    '1 issued 2025-02-01',
    '1 number BBC-2025-0417',
    '1 scope exploitation du service infonuagique Nordet, hébergement, sauvegarde et soutien aux clients, selon la déclaration d’applicabilité, version 7.',
    '1 standard iso-27001',
    '1 standard iso-27017',
    '1 standard iso-27018',
    '1 valid-until 2028-01-31',
    '2 site 1200, rue du Port, Québec (Québec) G1K 3X2',
    '2 site 45, chemin du Lac, Beauharnois (Québec) J6N 2R4',
  ]);
  assert.deepEqual(located('soc-2-report.pdf'), [
    '1 period-from 2025-01-01',
    '1 period-to 2025-12-31',
    '1 standard soc-2-type-2',
    '2 body Boreal Assurance LLP',
    '2 holder Nordet Cloud Ltd.',
    '2 period-from 2025-01-01',
    '2 period-to 2025-12-31',
  ]);
  assert.deepEqual(located('contrat-cadre.pdf'), []);
});

test('a signature that OpenSSL made is intact', () => {
  const [signature] = read(fixture('signed-openssl.pdf')).facts.filter(
    (fact) => fact.kind === 'document-signature',
  );
  assert.equal(signature?.value.integrity, 'intact');
  assert.equal(signature?.value.organisation, 'Boreal Assurance LLP');
  assert.equal(signature?.value.covers_whole_file, true);
});
