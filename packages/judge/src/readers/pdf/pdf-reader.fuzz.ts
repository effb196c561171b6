import { readFileSync } from 'node:fs';
import { digestOf } from '@ancrage/base';
import { pdfReader } from './pdf-reader.ts';
import { minimalPdf, pageOf } from './testing/minimal-pdf.ts';

const streamOf = (dict: string, content: string): string =>
  `<< ${dict} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A page whose form is filled, and fonts of signs. */
const FILLED = minimalPdf({
  pages: [pageOf('Nom :')],
  objects: [
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Symbol >>'],
    [10, '<< /Type /Page /Parent 2 0 R /Contents 11 0 R /Annots [20 0 R 21 0 R] >>'],
    [20, '<< /Type /Annot /Rect [50 50 150 70] /Subtype /Widget /AP << /N 30 0 R >> >>'],
    [21, '<< /Type /Annot /Rect [9 9 5 7] /Subtype /FreeText /AS /Oui /AP << /N << /Oui 30 0 R >> >> >>'],
    [
      30,
      streamOf(
        '/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Matrix [1 0 0 1 2 3] /Resources << /Font << /F1 3 0 R >> >>',
        'BT /F1 9 Tf 2 5 Td (Nordet \\267 inc.) Tj ET',
      ),
    ],
  ],
});

/** Whole documents; what is returned tells readings apart. */
export const target = {
  name: 'pdf',
  run(bytes: Uint8Array): string {
    const known = pdfReader.recognise({ text: '', bytes: bytes.subarray(0, 65_536), name: '' });
    const { facts, notes } = pdfReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const length = facts.reduce(
      (sum, fact) => sum + (fact.kind === 'document-page' ? fact.value.text.length : 0),
      0,
    );
    const signed = facts.flatMap((fact) =>
      fact.kind === 'document-signature' ? [fact.value.integrity, fact.value.covers_whole_file] : [],
    );
    return `${known} ${signed.join()} ${facts.length} ${notes.length} ${Math.ceil(Math.log2(length + 1))}`;
  },
  seeds(): Uint8Array[] {
    const pages = [pageOf('Article 7', 'soixante (60) jours'), '[(a) -300 (b)] TJ /X Do BI ID xx EI'];
    const map =
      '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <43> <0061> endbfrange';
    const font =
      '<< /Type /Font /Subtype /Type0 /ToUnicode 21 0 R /DescendantFonts [<< /DW 500 /W [1 [9 9] 3 9 7] >>] >>';
    const objects = [
      [3, font],
      [21, `<< /Length ${map.length} >>\nstream\n${map}\nendstream`],
    ] as const;
    const layouts = (['xref', 'stream', 'none'] as const).flatMap((tables) => [
      minimalPdf({ pages, tables }),
      minimalPdf({ pages, tables, objects, compress: true }),
    ]);
    const signed = ['signed-ec.pdf', 'signed-then-changed.pdf', 'signed-openssl.pdf'];
    return [
      ...layouts,
      FILLED,
      ...signed.map((name) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))),
    ];
  },
  dictionary: [
    'obj',
    'endobj',
    'stream',
    'endstream',
    ' 0 R',
    '<<',
    '>>',
    '/Kids',
    '/Length',
    '/Filter',
    '/FlateDecode',
    '/LZWDecode',
    '/ASCII85Decode',
    '/ASCIIHexDecode',
    '/RunLengthDecode',
    '/DecodeParms',
    '/Predictor',
    '/Columns',
    '/Prev',
    '/XRefStm',
    '/ObjStm',
    '/Differences',
    '/W',
    'Tj',
    'TJ',
    'Tf',
    'Do',
    'BI',
    'ID',
    'EI',
    'endbfchar',
    '/AcroForm',
    '/Fields',
    '/FT',
    '/Sig',
    '/V',
    '/ByteRange',
    '[0 10 20 30]',
    '99999999999',
    '-1',
    '/Contents',
    '/SubFilter',
    '/Annots',
    '/Rect',
    '/BBox',
    '/Matrix',
    '/AP',
    '/AS',
    '/Identity-H',
    '/Symbol',
    '/ZapfDingbats',
    '/adbe.pkcs7.detached',
  ],
};
