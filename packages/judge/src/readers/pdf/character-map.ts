import type { PdfBudget } from './pdf-budget.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, PdfKeyword, PdfString } from './pdf-value.ts';
import type { PdfValue } from './pdf-value.ts';

/** What a CMap says of codes: how many bytes each has, and the text it stands for (ISO 32000-1, 9.10.3). */
export interface CharacterMap {
  /** Lengths of codes in bytes, by the first byte; absent where the map states none. */
  readonly lengths: ReadonlyMap<number, number>;
  readonly texts: ReadonlyMap<number, string>;
}

/** Widest range that one line may map; codes have two bytes in practice. */
const MAX_RANGE = 65_536;

/** Reads the `bfchar`, `bfrange` and `codespacerange` sections; what is odd is left out. */
export function readCharacterMap(bytes: Uint8Array, budget: PdfBudget): CharacterMap {
  const lengths = new Map<number, number>();
  const texts = new Map<number, string>();
  const lexer = new PdfLexer(bytes, budget);
  let operands: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!(token instanceof PdfKeyword)) {
      operands.push(token);
      continue;
    }
    if (token.word === 'endbfchar') addCharacters(operands, texts);
    if (token.word === 'endbfrange') addRanges(operands, texts, budget);
    if (token.word === 'endcodespacerange') addLengths(operands, lengths);
    operands = [];
  }
  return { lengths, texts };
}

function addCharacters(operands: readonly PdfValue[], texts: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [operands[at], operands[at + 1]];
    if (code instanceof PdfString && text instanceof PdfString) texts.set(codeOf(code), utf16(text.bytes));
  }
}

function addRanges(operands: readonly PdfValue[], texts: Map<number, string>, budget: PdfBudget): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [low, high, target] = [operands[at], operands[at + 1], operands[at + 2]];
    if (!(low instanceof PdfString) || !(high instanceof PdfString)) continue;
    const [from, to] = [codeOf(low), codeOf(high)];
    const count = Math.min(to - from + 1, MAX_RANGE);
    budget.work(Math.max(0, count) * 8);
    for (let index = 0; index < count; index += 1) {
      const text = rangeText(target, index);
      if (text !== undefined) texts.set(from + index, text);
    }
  }
}

/** The first text of a range with its last UTF-16 unit counted up, or the listed text. */
function rangeText(target: PdfValue | undefined, index: number): string | undefined {
  if (isArray(target)) {
    const item = target[index];
    return item instanceof PdfString ? utf16(item.bytes) : undefined;
  }
  if (!(target instanceof PdfString)) return undefined;
  const first = utf16(target.bytes);
  if (first === '') return undefined;
  const last = first.codePointAt(first.length - (/[\uDC00-\uDFFF]$/.test(first) ? 2 : 1))! + index;
  const kept = first.replace(/[^]$/u, '');
  return last > 0x10ffff || (last >= 0xd800 && last <= 0xdfff)
    ? undefined
    : kept + String.fromCodePoint(last);
}

function addLengths(operands: readonly PdfValue[], lengths: Map<number, number>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [low, high] = [operands[at], operands[at + 1]];
    if (!(low instanceof PdfString) || !(high instanceof PdfString)) continue;
    const { length } = low.bytes;
    if (length < 1 || length > 4 || high.bytes.length !== length) continue;
    for (let first = low.bytes[0]!; first <= high.bytes[0]!; first += 1) {
      if (!lengths.has(first)) lengths.set(first, length);
    }
  }
}

function codeOf({ bytes }: PdfString): number {
  return bytes.subarray(-4).reduce((code, byte) => code * 256 + byte, 0);
}

/** UTF-16BE, at most 64 units: a glyph is a few letters, never a page. Lone surrogates are replaced. */
export function utf16(bytes: Uint8Array, most = 64): string {
  // A single byte is no UTF-16, yet some producers write one character so.
  if (bytes.length === 1) return String.fromCharCode(bytes[0]!);
  let text = '';
  for (let at = 0; at + 1 < bytes.length && at < 2 * most; at += 2) {
    text += String.fromCharCode(bytes[at]! * 256 + bytes[at + 1]!);
  }
  return text.toWellFormed();
}
