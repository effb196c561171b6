import { cleanText } from '../clean-text.ts';

/** Columns that text takes: two for the wide characters of East Asia and emoji, none for combining marks. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += columnsOfChar(char);
  return columns;
}

/** Text cut to a number of columns, with an ellipsis where something was cut. */
export function fit(text: string, width: number): string {
  const clean = cleanText(text);
  if (columnsOf(clean) <= width) return clean;
  let kept = '';
  let columns = 0;
  for (const char of clean) {
    const next = columns + columnsOfChar(char);
    if (next > width - 1) break;
    kept += char;
    columns = next;
  }
  return `${kept.trimEnd()}…`;
}

/** Text cut or filled with spaces to exactly a number of columns. */
export function pad(text: string, width: number): string {
  const fitted = fit(text, width);
  return fitted + ' '.repeat(Math.max(0, width - columnsOf(fitted)));
}

/** Text broken at spaces into lines of at most `width` columns; a word that is longer is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of cleanText(text).split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columnsOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (columnsOf(line) > width) {
      const piece = piecesOf(line, width);
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Lines broken to a width, what follows a break two columns deeper than its line; a line that fits is kept as it is. */
export function fold(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    if (columnsOf(line) <= width) return [line];
    const indent = /^ */.exec(line)![0];
    const body = cleanText(line.slice(indent.length));
    const [first = ''] = wrap(body, width - indent.length);
    const deeper = `${indent}  `;
    const after = wrap(body.slice(first.length).trimStart(), width - deeper.length);
    return [`${indent}${first}`, ...after.map((part) => `${deeper}${part}`)];
  });
}

function piecesOf(word: string, width: number): string {
  let piece = '';
  for (const char of word) {
    if (piece !== '' && columnsOf(piece + char) > width) break;
    piece += char;
  }
  return piece;
}

const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function columnsOfChar(char: string): number {
  if (/\p{M}/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}
