import { createHash } from 'node:crypto';
import { IoError } from '../io-error.ts';

/** Bytes kept for the seal: a signature, a few certificates and a time stamp. */
const SEAL_BYTES = 14_000;
/** As long as any range may get, so that nothing moves when the numbers are known. */
const RANGE = '/ByteRange [0 0000000000 0000000000 0000000000]';

/** What the seal says beside the signature. */
export interface SealWords {
  /** Moment that the seal states, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  readonly name: string;
  readonly reason: string;
  /** What the hidden field is called to those who cannot see. */
  readonly field: string;
}

export interface SealOptions extends SealWords {
  /** Signs the bytes, detached, and returns a CMS in DER. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/**
 * Seals a PDF that `typesetPdf` made, as PAdES asks: what was there stays byte for byte, and an update behind it carries a
 * signature over everything but itself. It certifies that nothing may be changed after it (DocMDP 1).
 *
 * @throws IoError PDF_SHAPE for a file of another make or that is sealed already; PDF_SEAL_SIZE for a CMS that is too long.
 */
export async function sealPdf(pdf: Uint8Array, options: SealOptions): Promise<Uint8Array> {
  const before = Buffer.from(pdf);
  const file = Buffer.concat([before, Buffer.from(updateOf(before, options), 'latin1')]);
  const { open, close } = rangeOf(file, before.length);
  const cms = await options.sign(Buffer.concat([file.subarray(0, open), file.subarray(close)]));
  if (cms.length > SEAL_BYTES) throw new IoError('PDF_SEAL_SIZE', { limit: SEAL_BYTES });
  file.write(
    Buffer.from(cms)
      .toString('hex')
      .padEnd(2 * SEAL_BYTES, '0'),
    open + 1,
    'latin1',
  );
  return Uint8Array.from(file);
}

/**
 * Whether a file is these pages with a seal as `sealPdf` writes it and nothing else: then no reader can show anything but the
 * pages. Whose seal it is, and whether it holds, is not looked at.
 */
export function isSealOver(pages: Uint8Array, file: Uint8Array): boolean {
  const [before, whole] = [Buffer.from(pages), Buffer.from(file)];
  if (!whole.subarray(0, before.length).equals(before)) return false;
  const tail = whole.subarray(before.length).toString('latin1');
  const match =
    /\/Contents <([0-9a-f]+)>\n {2}\/M \(D:(\d{14})Z\)\n {2}\/Name <FEFF((?:[0-9A-F]{4})*)>\n {2}\/Reason <FEFF((?:[0-9A-F]{4})*)>\n[\s\S]*\/TU <FEFF((?:[0-9A-F]{4})*)> /.exec(
      tail,
    );
  if (match === null) return false;
  const [, seal = '', at = '', ...words] = match;
  const [name = '', reason = '', field = ''] = words.map((hex) =>
    Buffer.from(hex, 'hex').swap16().toString('utf16le'),
  );
  const moment = at.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z');
  const made = Buffer.concat([
    before,
    Buffer.from(updateOf(before, { at: moment, name, reason, field }), 'latin1'),
  ]);
  const { open } = rangeOf(made, before.length);
  made.write(seal, open + 1, 'latin1');
  return made.equals(whole);
}

/** What comes behind the pages, with room for the signature. */
function updateOf(before: Buffer, options: SealWords): string {
  const { size, root, info, id, startxref } = trailerOf(before);
  const [catalog, page] = [
    objectOf(before, root, startxref),
    objectOf(before, firstPage(before, root, startxref), startxref),
  ];
  for (const [object, taken] of [
    [catalog, /\/(?:AcroForm|Perms|DisplayDocTitle)\b/],
    [page, /\/Annots\b/],
  ] as const)
    if (taken.test(object.text)) throw new IoError('PDF_SHAPE', { what: `object ${object.number}` });
  const [seal, field] = [size, size + 1];
  const objects: readonly (readonly [number: number, text: string])[] = [
    [
      root,
      extended(
        catalog.text.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true'),
        `/AcroForm << /SigFlags 3 /Fields [${field} 0 R] >>\n  /Perms << /DocMDP ${seal} 0 R >>`,
      ),
    ],
    [page.number, extended(page.text, `/Annots [${field} 0 R]\n  /Tabs /S`)],
    [seal, sealText(options)],
    [
      field,
      // An empty rectangle shows nothing; 132 is printed and locked.
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textString('Ancrage')} /TU ${textString(options.field)} /V ${seal} 0 R /P ${page.number} 0 R /Rect [0 0 0 0] /F 132 >>`,
    ],
  ];
  let update = '\n';
  const offsets = new Map<number, number>();
  for (const [number, text] of objects) {
    offsets.set(number, before.length + update.length);
    update += `${number} 0 obj\n${text}\nendobj\n\n`;
  }
  const table = before.length + update.length;
  update += `xref\n${[...offsets]
    .toSorted(([a], [b]) => a - b)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('')}`;
  const made = createHash('sha256').update(before).update(update).digest('hex').slice(0, 32);
  update += `trailer\n<<\n  /Size ${size + 2}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID [${id} <${made}>]\n  /Prev ${startxref}\n>>\nstartxref\n${table}\n%%EOF`;
  const head = before.length + update.indexOf('/Contents <') + '/Contents '.length;
  const close = head + 2 + 2 * SEAL_BYTES;
  const told = `/ByteRange [0 ${head} ${close} ${before.length + update.length - close}]`;
  return update.replace(RANGE, told.padEnd(RANGE.length));
}

/** Where the signature stands, with its brackets: the one part that it does not cover. */
function rangeOf(file: Buffer, from: number): { readonly open: number; readonly close: number } {
  const open = file.indexOf('/Contents <', from) + '/Contents '.length;
  return { open, close: open + 2 + 2 * SEAL_BYTES };
}

function sealText({ at, name, reason }: SealWords): string {
  const moment = `(D:${at.replace(/[-:TZ]/g, '')}Z)`;
  return [
    '<<',
    '  /Type /Sig',
    '  /Filter /Adobe.PPKLite',
    '  /SubFilter /ETSI.CAdES.detached',
    `  ${RANGE}`,
    `  /Contents <${'0'.repeat(2 * SEAL_BYTES)}>`,
    `  /M ${moment}`,
    `  /Name ${textString(name)}`,
    `  /Reason ${textString(reason)}`,
    '  /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]',
    '>>',
  ].join('\n');
}

/** Any text, as hexadecimal digits of UTF-16 with its mark: nothing in it can close the string. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

interface Trailer {
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly id: string;
  readonly startxref: number;
}

function trailerOf(file: Buffer): Trailer {
  const text = file.subarray(-1000).toString('latin1');
  const match =
    /trailer\n<<\n {2}\/Size (\d+)\n {2}\/Root (\d+) 0 R\n {2}\/Info (\d+) 0 R\n {2}\/ID \[(\([^()\\]*\)|<[0-9A-Fa-f]*>) [^\]]*\]\n>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(
      text,
    );
  if (match === null) throw new IoError('PDF_SHAPE', { what: 'trailer' });
  const [, size, root, info, id = '', startxref] = match;
  return { size: Number(size), root: Number(root), info: Number(info), id, startxref: Number(startxref) };
}

interface PdfObject {
  readonly number: number;
  /** The dictionary, from << to >>. */
  readonly text: string;
}

/** An object that is a dictionary and no stream, by the one table of references. */
function objectOf(file: Buffer, number: number, startxref: number): PdfObject {
  const fail = (): never => {
    throw new IoError('PDF_SHAPE', { what: `object ${number}` });
  };
  const head = /^xref\n0 (\d+)\n/.exec(file.subarray(startxref, startxref + 40).toString('latin1')) ?? fail();
  if (number >= Number(head[1])) fail();
  const line = file
    .subarray(startxref + head[0].length + 20 * number)
    .subarray(0, 20)
    .toString('latin1');
  const offset = Number((/^(\d{10}) 00000 n/.exec(line) ?? fail())[1]);
  const text = file.subarray(offset, file.indexOf('endobj', offset)).toString('latin1');
  const match = new RegExp(`^${number} 0 obj\\n(<<[\\s\\S]*>>)\\n$`).exec(text) ?? fail();
  if (text.includes('stream')) fail();
  return { number, text: match[1]! };
}

function firstPage(file: Buffer, root: number, startxref: number): number {
  const next = (object: number, pattern: RegExp): number => {
    const match = pattern.exec(objectOf(file, object, startxref).text);
    if (match === null) throw new IoError('PDF_SHAPE', { what: `object ${object}` });
    return Number(match[1]);
  };
  return next(next(root, /\/Pages (\d+) 0 R/), /\/Kids\s*\[(\d+) 0 R/);
}

function extended(dictionary: string, entries: string): string {
  return `${dictionary.slice(0, -2)}  ${entries}\n>>`;
}
