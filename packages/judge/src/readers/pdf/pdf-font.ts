import { readCharacterMap } from './character-map.ts';
import type { CharacterMap } from './character-map.ts';
import { nameOf } from './cross-references.ts';
import { glyphText } from './glyph-names.ts';
import type { PdfFile } from './pdf-file.ts';
import { isArray, PdfName, PdfStream } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';
import { standardWidth } from './standard-widths.ts';
import { encodingNamed, pictureFont, standard, winAnsi } from './simple-encodings.ts';

/** One code of a shown string. `width` is in thousandths of the font size; `isSpace` is the one-byte code 32. */
export interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly isSpace: boolean;
}

export interface PdfFont {
  glyphs(bytes: Uint8Array): Glyph[];
}

/** Width where the font states none: about the mean of a Latin text. */
const USUAL_WIDTH = 500;

/** Text for a code that nothing explains. */
const UNKNOWN = '\ufffd';

/** Prepares a font dictionary for reading; fonts that say too little give U+FFFD rather than a guess. */
export function loadFont(file: PdfFile, dict: PdfDict): PdfFont {
  const unicode = file.resolve(dict.get('ToUnicode'));
  const data = unicode instanceof PdfStream ? file.decode(unicode) : undefined;
  const map = data === undefined ? undefined : readCharacterMap(data, file.budget);
  return nameOf(file.resolve(dict.get('Subtype'))) === 'Type0'
    ? compositeFont(file, dict, map, nameOf(unicode)?.startsWith('Identity-') === true)
    : simpleFont(file, dict, map);
}

function simpleFont(file: PdfFile, dict: PdfDict, map: CharacterMap | undefined): PdfFont {
  const codes = simpleCodes(file, dict);
  const name = nameOf(file.resolve(dict.get('BaseFont')))?.replace(/^[A-Z]{6}\+/, '');
  const first = numberOf(file.resolve(dict.get('FirstChar'))) ?? 0;
  const widths = file.resolve(dict.get('Widths'));
  const listed = isArray(widths) ? widths : [];
  const matrix = file.resolve(dict.get('FontMatrix'));
  // The glyphs of a Type 3 font are measured in a space of its own.
  const scale = isArray(matrix) ? (numberOf(file.resolve(matrix[0])) ?? 0.001) * 1000 : 1;
  const table = Array.from({ length: 256 }, (_, code): Glyph => {
    const text = map?.texts.get(code) ?? codes[code] ?? UNKNOWN;
    const stated = numberOf(file.resolve(listed[code - first]));
    const width = stated ?? standardWidth(name, text) ?? USUAL_WIDTH;
    return { text, width: width * scale, isSpace: code === 32 };
  });
  return { glyphs: (bytes) => Array.from(bytes, (byte) => table[byte]!) };
}

/** The base encoding with the font's differences; a font that names none is taken at its kind's habit. */
function simpleCodes(file: PdfFile, dict: PdfDict): (string | undefined)[] {
  const encoding = file.resolve(dict.get('Encoding'));
  const isTrueType = nameOf(file.resolve(dict.get('Subtype'))) === 'TrueType';
  const details = encoding instanceof PdfName ? new Map<string, PdfValue>() : file.dict(encoding);
  const base = nameOf(encoding) ?? nameOf(file.resolve(details.get('BaseEncoding')));
  const habit = pictureFont(nameOf(file.resolve(dict.get('BaseFont')))) ?? (isTrueType ? winAnsi : standard);
  const codes = [...(encodingNamed(base) ?? habit)];
  const differences = file.resolve(details.get('Differences'));
  let code = 0;
  for (const item of isArray(differences) ? differences : []) {
    const value = file.resolve(item);
    if (typeof value === 'number') code = value;
    else if (value instanceof PdfName) {
      if (code >= 0 && code < 256) codes[code] = glyphText(value.name);
      code += 1;
    }
  }
  return codes;
}

/** `isUnicode`: its codes are said to be Unicode already. */
function compositeFont(
  file: PdfFile,
  dict: PdfDict,
  map: CharacterMap | undefined,
  isUnicode: boolean,
): PdfFont {
  const descendants = file.resolve(dict.get('DescendantFonts'));
  const descendant = file.dict(isArray(descendants) ? descendants[0] : null);
  const usual = numberOf(file.resolve(descendant.get('DW'))) ?? 1000;
  const widths = compositeWidths(file, descendant);
  const encoding = file.resolve(dict.get('Encoding'));
  const own = encoding instanceof PdfStream ? file.decode(encoding) : undefined;
  // Identity codes have two bytes; another encoding states its lengths itself, or ToUnicode does.
  const lengths = own === undefined ? new Map<number, number>() : readCharacterMap(own, file.budget).lengths;
  const direct = isUnicode || /-UTF16-|-UCS2-/.test(nameOf(encoding) ?? '');
  return {
    glyphs: (bytes) => {
      const glyphs: Glyph[] = [];
      for (let at = 0; at < bytes.length; ) {
        const length = lengths.get(bytes[at]!) ?? 2;
        let code = 0;
        for (let i = 0; i < length; i += 1) code = code * 256 + (bytes[at + i] ?? 0);
        const text = map?.texts.get(code) ?? (direct ? String.fromCharCode(code & 0xffff) : UNKNOWN);
        glyphs.push({ text, width: widths.get(code) ?? usual, isSpace: length === 1 && code === 32 });
        at += length;
      }
      return glyphs;
    },
  };
}

/** `W`: either `first [w w …]` or `first last w`. */
function compositeWidths(file: PdfFile, descendant: PdfDict): Map<number, number> {
  const widths = new Map<number, number>();
  const list = file.resolve(descendant.get('W'));
  const items = isArray(list) ? list : [];
  for (let at = 0; at + 1 < items.length; ) {
    const first = numberOf(file.resolve(items[at])) ?? 0;
    const second = file.resolve(items[at + 1]);
    if (isArray(second)) {
      second.forEach((width, index) =>
        widths.set(first + index, numberOf(file.resolve(width)) ?? USUAL_WIDTH),
      );
      file.budget.work(second.length);
      at += 2;
      continue;
    }
    const width = numberOf(file.resolve(items[at + 2])) ?? USUAL_WIDTH;
    const last = Math.min(numberOf(second) ?? first, first + 65_535);
    file.budget.work(Math.max(0, last - first));
    for (let code = first; code <= last; code += 1) widths.set(code, width);
    at += 3;
  }
  return widths;
}

function numberOf(value: PdfValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
