import { deflateSync } from 'node:zlib';

/** What a test wants of a PDF. */
export interface MinimalPdf {
  /** Content stream of each page. `F1` is Helvetica in WinAnsi. */
  readonly pages: readonly string[];
  readonly compress?: boolean;
  /** `xref` is a classic table, `stream` packs objects in streams, `none` leaves the tables out. */
  readonly tables?: 'xref' | 'stream' | 'none';
  /** Added to the trailer, such as `/Encrypt 9 0 R`. */
  readonly trailer?: string;
  /** More objects, `[number, body]`. */
  readonly objects?: readonly (readonly [number, string])[];
}

/** One page that shows lines of Latin-1 text, top down; its bytes are ASCII. */
export function pageOf(...lines: readonly string[]): string {
  const octal = (char: string): string => `\\${char.charCodeAt(0).toString(8)}`;
  const shown = lines
    .map((line) => `(${line.replace(/[\\()]/g, '\\$&').replace(/[\x80-\xff]/g, octal)}) Tj T*`)
    .join('\n');
  return `BT /F1 12 Tf 14 TL 72 720 Td\n${shown}\nET`;
}

/** Builds the bytes of a PDF. Content is Latin-1. Numbers 1 to 4 are catalog, pages, font and Info. */
export function minimalPdf({
  pages,
  compress = false,
  tables = 'xref',
  trailer = '',
  objects = [],
}: MinimalPdf): Uint8Array {
  const all = new Map<number, Buffer>();
  const put = (number: number, body: string): void => void all.set(number, Buffer.from(body, 'latin1'));
  const kids = pages.map((_, index) => `${10 + 2 * index} 0 R`).join(' ');
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /Resources << /Font << /F1 3 0 R >> >> >>`);
  put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  put(4, "<< /Title (Contrat) /CreationDate (D:20260301120000-05'00') >>");
  pages.forEach((content, index) => {
    put(10 + 2 * index, `<< /Type /Page /Parent 2 0 R /Contents ${11 + 2 * index} 0 R >>`);
    all.set(11 + 2 * index, streamOf(Buffer.from(content, 'latin1'), compress));
  });
  for (const [number, body] of objects) put(number, body);
  return tables === 'stream' ? withStreams(all, trailer) : withTable(all, trailer, tables === 'xref');
}

function streamOf(content: Buffer, compress: boolean, dict = ''): Buffer {
  const data = compress ? deflateSync(content) : content;
  const filter = compress ? '/Filter /FlateDecode ' : '';
  return Buffer.concat([
    Buffer.from(`<< ${dict} ${filter}/Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

function withTable(all: ReadonlyMap<number, Buffer>, trailer: string, table: boolean): Uint8Array {
  const { file, offsets } = writeObjects(all);
  const size = Math.max(...all.keys()) + 1;
  const rows = [...offsets]
    .map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    .join('');
  const dict = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\n`;
  const tail = table ? `xref\n${rows}${dict}startxref\n${file.length}\n%%EOF\n` : dict;
  return new Uint8Array(Buffer.concat([file, Buffer.from(tail)]));
}

/** PDF 1.5: all that is no stream goes into an object stream, and the table is a stream too. */
function withStreams(all: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const packed = [...all].filter(([, body]) => !body.includes('\nstream\n'));
  let at = 0;
  const header = packed.map(([number, body]) => {
    const entry = `${number} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const first = `${header.join(' ')}\n`;
  const content = Buffer.from(
    first + packed.map(([, body]) => `${body.toString('latin1')}\n`).join(''),
    'latin1',
  );
  const kept = new Map([...all].filter(([, body]) => body.includes('\nstream\n')));
  kept.set(90, streamOf(content, true, `/Type /ObjStm /N ${packed.length} /First ${first.length}`));
  const { file, offsets } = writeObjects(kept);
  const rows = Array.from({ length: 92 }, (_, number) => {
    const inner = packed.findIndex(([n]) => n === number);
    const [type, where] = inner >= 0 ? [2, 90] : offsets.has(number) ? [1, offsets.get(number)!] : [0, 0];
    return Buffer.from([type, where >> 16, (where >> 8) & 255, where & 255, Math.max(0, inner)]);
  });
  const dict = `/Type /XRef /W [1 3 1] /Size 92 /Root 1 0 R /Info 4 0 R ${trailer}`;
  const table = Buffer.concat([
    Buffer.from('91 0 obj\n'),
    streamOf(Buffer.concat(rows), true, dict),
    Buffer.from('\nendobj\n'),
  ]);
  return new Uint8Array(Buffer.concat([file, table, Buffer.from(`startxref\n${file.length}\n%%EOF\n`)]));
}

function writeObjects(all: ReadonlyMap<number, Buffer>): { file: Buffer; offsets: Map<number, number> } {
  const offsets = new Map<number, number>();
  let file = Buffer.from('%PDF-1.5\n');
  for (const [number, body] of all) {
    offsets.set(number, file.length);
    file = Buffer.concat([file, Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
  }
  return { file, offsets };
}
