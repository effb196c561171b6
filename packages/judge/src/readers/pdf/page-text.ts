import { nameOf } from './cross-references.ts';
import type { OptionalContent } from './optional-content.ts';
import { appearancesOf } from './page-annotations.ts';
import { boxOf, common, hasArea, isIn, turned } from './page-box.ts';
import type { PageBox } from './page-box.ts';
import type { PdfPage } from './page-tree.ts';
import type { PdfFile } from './pdf-file.ts';
import { loadFont } from './pdf-font.ts';
import type { PdfFont } from './pdf-font.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, PdfKeyword, PdfName, PdfStream, PdfString } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';
import { TextLines } from './text-lines.ts';
import { identity, matrixOf, multiply } from './text-matrix.ts';
import type { Matrix } from './text-matrix.ts';

/** Forms may show forms, this far. */
const MAX_FORM_DEPTH = 8;

/** Saved states beyond this are a mistake of the producer. */
const MAX_SAVED = 256;

/** Operands that one operator takes at most; a TJ array is one. */
const MAX_OPERANDS = 64;

/** What running an operator and showing a byte of a string cost. */
const OPERATOR_COST = 20;
const GLYPH_COST = 16;

/** Least size of type, in units of the page: below, no eye and no screen shows any. Glyphs of some fonts are thousands of units high. */
const LEAST_TYPE = 0.001;

/** Marked content within marked content, this far; beyond is a mistake of the producer. */
const MAX_MARKED = 1000;

/** Fonts of a document by their dictionary, so that each is prepared once. */
export type FontCache = Map<PdfDict, PdfFont>;

interface State {
  matrix: Matrix;
  font: PdfFont | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  /** What of the page it may show: the page's own box, and those of the forms that it is in. */
  clip: PageBox;
}

/** The text of a page, and whether its end was left out for its length. */
export interface PageText {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * Runs the operators of a page that show text and returns the text in the order in which it is shown, a line feed where
 * a line ends. What is shown counts, not what `ActualText` claims: nothing that begins off the page or out of its form, that has no
 * size, or that is in a layer hidden when the document opens. Invisible text (the layer under a scan) counts; colours, paths that
 * clip and what is painted over are not looked at.
 */
export function pageText(
  file: PdfFile,
  { contents, resources, annotations, box }: PdfPage,
  fonts: FontCache,
  layers: OptionalContent,
): PageText {
  const lines = new TextLines();
  // The streams of one page are one content: an operator may begin in one and end in the next.
  const parts = contents.map((stream) => file.decode(stream)).filter((part) => part !== undefined);
  const page = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  new ContentReader(file, fonts, lines, layers).run(page, resources, newState(identity, box), 0);
  // What fills a form, or stands on it, is shown as the page is.
  for (const { form, matrix } of appearancesOf(file, annotations, layers)) {
    lines.endLine();
    new ContentReader(file, fonts, lines, layers).show(form, resources, newState(matrix, box), 0);
  }
  return { text: lines.text, isCut: lines.isFull };
}

function newState(matrix: Matrix, clip: PageBox): State {
  return {
    matrix,
    font: undefined,
    size: 1,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    clip,
  };
}

class ContentReader {
  readonly #file: PdfFile;
  readonly #fonts: FontCache;
  readonly #lines: TextLines;
  readonly #layers: OptionalContent;
  /** Whether each marked content that the operators are in is a hidden layer, and how many are. */
  #marked: boolean[] = [];
  #hidden = 0;
  #text: Matrix = identity;
  #line: Matrix = identity;

  constructor(file: PdfFile, fonts: FontCache, lines: TextLines, layers: OptionalContent) {
    this.#layers = layers;
    this.#file = file;
    this.#fonts = fonts;
    this.#lines = lines;
  }

  run(content: Uint8Array, resources: PdfDict, initial: State, depth: number): void {
    const lexer = new PdfLexer(content, this.#file.budget);
    const saved: State[] = [];
    let state = initial;
    let operands: PdfValue[] = [];
    for (let token = lexer.next(); token !== undefined && !this.#lines.isFull; token = lexer.next()) {
      if (!(token instanceof PdfKeyword)) {
        if (operands.length < MAX_OPERANDS) operands.push(token);
        continue;
      }
      this.#file.budget.work(OPERATOR_COST);
      if (token.word === 'q' && saved.length < MAX_SAVED) saved.push({ ...state });
      else if (token.word === 'Q') state = saved.pop() ?? state;
      else if (token.word === 'BI') skipInlineImage(lexer);
      else if (token.word === 'Do') this.#form(operands[0], resources, state, depth);
      else if (token.word === 'BDC' || token.word === 'BMC') this.#mark(operands, resources);
      else if (token.word === 'EMC') this.#unmark();
      else if (token.word === 'Tf') this.#selectFont(operands, resources, state);
      else this.#operate(token.word, operands, state);
      operands = [];
    }
  }

  #operate(operator: string, operands: readonly PdfValue[], state: State): void {
    const [first = 0, second = 0] = operands.map((value) => (typeof value === 'number' ? value : 0));
    switch (operator) {
      case 'cm':
        state.matrix = multiply(matrixOf(operands) ?? identity, state.matrix);
        break;
      case 'BT':
        this.#text = identity;
        this.#line = identity;
        break;
      case 'Tm':
        this.#line = matrixOf(operands) ?? this.#line;
        this.#text = this.#line;
        break;
      case 'TD':
        state.leading = -second;
        this.#move(first, second);
        break;
      case 'Td':
        this.#move(first, second);
        break;
      case 'T*':
        this.#move(0, -state.leading);
        break;
      case 'Tc':
        state.charSpace = first;
        break;
      case 'Tw':
        state.wordSpace = first;
        break;
      case 'Tz':
        state.scale = first / 100;
        break;
      case 'TL':
        state.leading = first;
        break;
      case 'Ts':
        state.rise = first;
        break;
      case 'Tj':
        this.#show(operands[0], state);
        break;
      case 'TJ':
        this.#showAll(operands[0], state);
        break;
      case "'":
        this.#move(0, -state.leading);
        this.#show(operands[0], state);
        break;
      case '"':
        state.wordSpace = first;
        state.charSpace = second;
        this.#move(0, -state.leading);
        this.#show(operands[2], state);
        break;
      default:
    }
  }

  #mark([tag, name]: readonly PdfValue[], resources: PdfDict): void {
    if (this.#marked.length >= MAX_MARKED) return;
    const isLayer = tag instanceof PdfName && tag.name === 'OC' && name instanceof PdfName;
    const layer = isLayer ? this.#file.dict(resources.get('Properties')).get(name.name) : undefined;
    const isHidden = this.#layers.isHidden(layer);
    this.#marked.push(isHidden);
    if (isHidden) this.#hidden += 1;
  }

  #unmark(): void {
    if (this.#marked.pop() === true) this.#hidden -= 1;
  }

  #move(x: number, y: number): void {
    this.#line = multiply([1, 0, 0, 1, x, y], this.#line);
    this.#text = this.#line;
  }

  #advance(x: number): void {
    this.#text = multiply([1, 0, 0, 1, x, 0], this.#text);
  }

  #showAll(value: PdfValue | undefined, state: State): void {
    if (!isArray(value)) return;
    for (const item of value) {
      if (typeof item === 'number') this.#advance((-item / 1000) * state.size * state.scale);
      else this.#show(item, state);
    }
  }

  #show(value: PdfValue | undefined, state: State): void {
    if (!(value instanceof PdfString) || state.font === undefined || value.bytes.length === 0) return;
    this.#file.budget.work(OPERATOR_COST + GLYPH_COST * value.bytes.length);
    const start = this.#place(state);
    let text = '';
    let width = 0;
    for (const glyph of state.font.glyphs(value.bytes)) {
      const space = state.charSpace + (glyph.isSpace ? state.wordSpace : 0);
      width += ((glyph.width / 1000) * state.size + space) * state.scale;
      text += glyph.text;
    }
    this.#advance(width);
    if (this.#isShown(start, state)) this.#lines.add(text, start, this.#place(state), Math.abs(state.size));
  }

  #isShown(start: Matrix, { size, scale, clip }: State): boolean {
    const [width, height] = [Math.hypot(start[0], start[1]) * scale, Math.hypot(start[2], start[3])];
    return (
      this.#hidden === 0 &&
      Math.abs(size * width) >= LEAST_TYPE &&
      Math.abs(size * height) >= LEAST_TYPE &&
      isIn(clip, start[4], start[5])
    );
  }

  /** The text matrix in the space of the page. */
  #place(state: State): Matrix {
    return multiply(multiply([1, 0, 0, 1, 0, state.rise], this.#text), state.matrix);
  }

  #selectFont([name, size]: readonly PdfValue[], resources: PdfDict, state: State): void {
    if (!(name instanceof PdfName)) return;
    state.size = typeof size === 'number' ? size : 1;
    const dict = this.#file.dict(this.#file.dict(resources.get('Font')).get(name.name));
    let font = this.#fonts.get(dict);
    if (font === undefined && dict.size > 0) {
      font = loadFont(this.#file, dict);
      this.#fonts.set(dict, font);
    }
    state.font = font;
  }

  #form(name: PdfValue | undefined, resources: PdfDict, state: State, depth: number): void {
    if (!(name instanceof PdfName) || depth >= MAX_FORM_DEPTH) return;
    const form = this.#file.resolve(this.#file.dict(resources.get('XObject')).get(name.name));
    if (!(form instanceof PdfStream) || nameOf(this.#file.resolve(form.dict.get('Subtype'))) !== 'Form')
      return;
    this.show(form, resources, state, depth);
  }

  /** Shows the content of a form, as a state has it. */
  show(form: PdfStream, resources: PdfDict, state: State, depth: number): void {
    const content = this.#file.decode(form);
    if (content === undefined || this.#layers.isHidden(form.dict.get('OC'))) return;
    const matrix = this.#file.resolve(form.dict.get('Matrix'));
    const own = isArray(matrix) ? matrixOf(matrix.map((value) => this.#file.resolve(value))) : undefined;
    const inner = form.dict.has('Resources') ? this.#file.dict(form.dict.get('Resources')) : resources;
    const placed = multiply(own ?? identity, state.matrix);
    const box = boxOf(this.#file, form.dict.get('BBox'));
    if (box !== undefined && !hasArea(box)) return;
    const clip = box === undefined ? state.clip : common(state.clip, turned(box, placed));
    const [text, line, marked, hidden] = [this.#text, this.#line, this.#marked, this.#hidden];
    // Marks are the form’s own; within a hidden layer all of it is hidden, whatever it ends.
    this.#marked = [];
    this.run(content, inner, { ...state, matrix: placed, clip }, depth + 1);
    this.#marked = marked;
    this.#hidden = hidden;
    this.#text = text;
    this.#line = line;
  }
}

/** Goes past the bytes of an inline image, to the `EI` that stands between white space. */
function skipInlineImage(lexer: PdfLexer): void {
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (token instanceof PdfKeyword && token.word === 'ID') break;
  }
  const { bytes } = lexer;
  for (let at = lexer.at + 1; at + 2 < bytes.length; at += 1) {
    if (bytes[at + 1] !== 0x45 || bytes[at + 2] !== 0x49) continue;
    if (bytes[at]! <= 32 && (bytes[at + 3] ?? 32) <= 32) {
      lexer.at = at + 3;
      return;
    }
  }
  lexer.at = bytes.length;
}
