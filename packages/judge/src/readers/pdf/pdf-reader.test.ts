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

test('words of a standard font that states no widths are told apart by its own', () => {
  const narrow = 'BT /F1 10 Tf 50 700 Td (fillil) Tj 18 0 Td (filet) Tj ET';
  assert.deepEqual(pagesOf(minimalPdf({ pages: [narrow] })), ['fillil filet']);
  const wide = 'BT /F1 10 Tf 50 700 Td (WMMW) Tj 35.5 0 Td (W\\351) Tj ET';
  assert.deepEqual(pagesOf(minimalPdf({ pages: [wide] })), ['WMMWWé']);
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

const streamOf = (dict: string, content: string): string =>
  `<< ${dict} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const appearance = (text: string): string =>
  streamOf(
    '/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>',
    `BT /F1 9 Tf 2 5 Td (${text}) Tj ET`,
  );

test('what fills a form, signs it or is typed on the page is read after the page, notes and hidden fields are not', () => {
  const annotation = (more: string): string => `<< /Type /Annot /Rect [50 50 150 70] ${more} >>`;
  const bytes = minimalPdf({
    pages: [pageOf('Nom :')],
    objects: [
      [10, '<< /Type /Page /Parent 2 0 R /Contents 11 0 R /Annots [20 0 R 21 0 R 22 0 R 23 0 R 24 0 R] >>'],
      [20, annotation('/Subtype /Widget /AP << /N 30 0 R >>')],
      [21, annotation('/Subtype /Widget /AS /Oui /AP << /N << /Oui 31 0 R /Off 32 0 R >> >>')],
      [22, annotation('/Subtype /Widget /F 2 /AP << /N 32 0 R >>')],
      [23, annotation('/Subtype /Text /AP << /N 32 0 R >>')],
      [24, annotation('/Subtype /FreeText /AP << /N 33 0 R >>')],
      [30, appearance('Nordet inc.')],
      [31, appearance('oui')],
      [32, appearance('ne se voit pas')],
      [33, appearance('ajout')],
    ],
  });
  assert.deepEqual(pagesOf(bytes), ['Nom : Nordet inc. oui ajout']);
});

test('what stands off the page, out of its form or in a layer that is hidden is not read', () => {
  const form = (more: string, text: string): string =>
    streamOf(
      `/Type /XObject /Subtype /Form ${more} /Resources << /Font << /F1 3 0 R >> >>`,
      `BT /F1 9 Tf 50 50 Td (${text}) Tj ET`,
    );
  const content = [
    'BT /F1 9 Tf 40 60 Td (lu) Tj ET',
    'BT /F1 9 Tf 40 900 Td (au-dessus) Tj ET BT /F1 9 Tf -300 60 Td (au-dehors) Tj ET',
    'BT /F1 0 Tf 40 40 Td (sans corps) Tj ET BT /F1 9 Tf 0 0 0 0 40 40 Tm (sans taille) Tj ET',
    '/OC /Cachee BDC BT /F1 9 Tf 40 30 Td (couche) Tj /Span BMC (dedans) Tj EMC (encore) Tj ET EMC',
    '/OC /Vue BDC BT /F1 9 Tf 40 20 Td (vue) Tj ET EMC /OC /Toutes BDC BT /F1 9 Tf (toutes) Tj ET EMC',
    '/Coupee Do /Cachee Do /Entiere Do',
  ].join('\n');
  const annotation = (more: string): string =>
    `<< /Type /Annot /Subtype /Stamp /AP << /N 30 0 R >> ${more} >>`;
  const bytes = minimalPdf({
    pages: [content],
    objects: [
      [
        1,
        '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [40 0 R 41 0 R] /D << /OFF [40 0 R] >> >> >>',
      ],
      [
        10,
        `<< /Type /Page /Parent 2 0 R /Contents 11 0 R /MediaBox [0 0 600 800] /CropBox [900 900 999 999] /Annots [20 0 R 21 0 R 22 0 R 23 0 R 24 0 R 25 0 R]
        /Resources << /Font << /F1 3 0 R >> /Properties << /Cachee 40 0 R /Vue 41 0 R /Toutes 42 0 R >>
        /XObject << /Coupee 32 0 R /Cachee 33 0 R /Entiere 34 0 R >> >> >>`,
      ],
      [20, annotation('/Rect [0 0 0 0]')],
      [21, annotation('/Rect [1000 1000 1100 1020]')],
      [22, annotation('/Rect [50 50 150 70] /OC 40 0 R')],
      [23, annotation('/Rect [50 50 150 70] /OC 41 0 R')],
      [24, annotation('')],
      [25, '<< /Type /Annot /Subtype /Stamp /AP << /N 31 0 R >> /Rect [0 0 0 0] >>'],
      [30, appearance('cachet')],
      [31, form('/BBox [50 50 50 50]', 'sans cadre')],
      [32, form('/BBox [0 0 9 9]', 'coupé')],
      [33, form('/BBox [0 0 99 99] /OC 40 0 R', 'caché')],
      [34, form('/BBox [0 0 99 99]', 'entier')],
      [40, '<< /Type /OCG /Name (a) >>'],
      [41, '<< /Type /OCG /Name (b) >>'],
      [42, '<< /Type /OCMD /OCGs [40 0 R 41 0 R] /P /AllOn >>'],
    ],
  });
  assert.deepEqual(pagesOf(bytes), ['lu vue entier cachet']);
});

test('an object that an update frees is gone, and a hybrid file’s hidden objects are not', () => {
  const original = Buffer.from(minimalPdf({ pages: [pageOf('Préavis de 60 jours')] })).toString('latin1');
  const before = /startxref\n(\d+)/.exec(original)![1]!;
  const update = (rows: string, more = ''): Uint8Array => {
    const tail = `xref\n${rows}trailer\n<< /Size 99 /Root 1 0 R /Prev ${before} ${more}>>\nstartxref\n`;
    return Buffer.from(`${original}${tail}${original.length}\n%%EOF\n`, 'latin1');
  };
  assert.deepEqual(pagesOf(update('0 1\n0000000000 65535 f \n')), ['Préavis de 60 jours']);
  assert.deepEqual(pagesOf(update('11 1\n0000000000 00001 f \n')), ['']);
  // The same row, with a stream beside the table that says where the object is.
  const offset = original.indexOf('11 0 obj');
  const row = String.fromCharCode(1, offset >> 8, offset & 255, 0);
  const stream = `95 0 obj\n${streamOf('/Type /XRef /W [1 2 1] /Index [11 1] /Size 99', row)}\nendobj\n`;
  const start = original.length + stream.length;
  const tail = `xref\n11 1\n0000000000 00001 f \ntrailer\n<< /Size 99 /Root 1 0 R /Prev ${before} /XRefStm ${original.length} >>\nstartxref\n${start}\n%%EOF\n`;
  assert.deepEqual(pagesOf(Buffer.from(`${original}${stream}${tail}`, 'latin1')), ['Préavis de 60 jours']);
});

test('fonts: signs are no letters, one byte of Unicode is one character, an identity is Unicode; the rest is told', () => {
  const shown = (font: string, content: string, ...objects: [number, string][]): Reading =>
    read(minimalPdf({ pages: [`BT /F1 9 Tf 50 700 Td ${content} Tj ET`], objects: [[3, font], ...objects] }));
  const text = (reading: Reading): unknown =>
    reading.facts.flatMap(({ kind, value }) =>
      kind === 'document-page' ? [(value as { text: string }).text] : [],
    );
  const symbol = shown('<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Symbol >>', '(\\267 a\\243b)');
  assert.deepEqual(text(symbol), ['• α≤β']);
  const signs = shown('<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>', '(4)');
  assert.deepEqual(text(signs), ['\ufffd']);
  assert.deepEqual(
    signs.notes.map(({ code, params }) => [code, params]),
    [['PAGE_TEXT_UNTOLD', { page: 1, count: 1 }]],
  );
  const map = '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <41> endbfchar';
  const single = '<< /Type /Font /Subtype /Type1 /BaseFont /F /ToUnicode 40 0 R >>';
  assert.deepEqual(text(shown(single, '<01>', [40, streamOf('', map)])), ['A']);
  const composite = (more: string): string =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [<< >>] ${more} >>`;
  assert.deepEqual(text(shown(composite('/ToUnicode /Identity-H'), '<00c90041>')), ['ÉA']);
  assert.deepEqual(text(shown(composite(''), '<00c90041>')), ['\ufffd\ufffd']);
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

test('a page of which the rest was not looked at says so, even where nothing of its start is kept', () => {
  const blanks = `BT /F1 9 Tf 72 720 Td (${' '.repeat(80_100)}) Tj (Article 7) Tj ET`;
  const { notes } = read(minimalPdf({ pages: [blanks] }));
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['PAGE_TEXT_CUT'],
  );
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
