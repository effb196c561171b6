import { statedInstant } from '../stated-instant.ts';
import { cutText } from '../cut-text.ts';
import { utf16 } from './character-map.ts';
import { normalText } from './normal-text.ts';
import type { PdfFile } from './pdf-file.ts';
import { PdfString } from './pdf-value.ts';
import type { PdfValue } from './pdf-value.ts';
import { pdfDoc } from './simple-encodings.ts';

/** What the producer says of the document, in its Info dictionary. */
export interface DocumentDetails {
  readonly title: string | undefined;
  /** The later of the stated dates of creation and change, RFC 3339; undefined where neither can be read. */
  readonly date: string | undefined;
}

const MAX_TITLE = 500;

export function documentDetails(file: PdfFile): DocumentDetails {
  const info = file.dict(file.trailer.get('Info'));
  const textOf = (name: string): string => {
    const value = file.resolve(info.get(name));
    return value instanceof PdfString ? detailText(value.bytes) : '';
  };
  const dates = ['CreationDate', 'ModDate'].map((name) => pdfInstant(textOf(name)));
  const title = cutText(normalText(textOf('Title')), MAX_TITLE);
  return {
    title: title === '' ? undefined : title,
    date: dates
      .filter((date) => date !== undefined)
      .sort()
      .at(-1),
  };
}

/** UTF-16 or UTF-8 with its mark, else PDFDocEncoding. */
function detailText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 4 * MAX_TITLE);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  return Array.from(bytes.subarray(0, 4 * MAX_TITLE), (byte) => pdfDoc[byte] ?? '').join('');
}

/** The instant that a text value states in the manner of PDF; undefined where it states none. */
export function instantOfText(value: PdfValue): string | undefined {
  return value instanceof PdfString ? pdfInstant(detailText(value.bytes)) : undefined;
}

/** `D:YYYYMMDDHHmmSS+HH'mm'`, all but the year optional; without a zone it is read as UTC. */
function pdfInstant(text: string): string | undefined {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)(?:'?(\d\d))?)?/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', , zone, zoneMinute] =
    match;
  const offset = zone === undefined ? 'Z' : `${zone}:${zoneMinute ?? '00'}`;
  return statedInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}
