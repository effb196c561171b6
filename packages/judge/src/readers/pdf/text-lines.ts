import type { Matrix } from './text-matrix.ts';

/** Share of the type size from which a gap between two pieces is a space; kerning stays well below, words above. */
const LEAST_SPACE = 0.15;

/** Share of the type size by which a piece may stand off the line (exponents) and still be on it. */
const SAME_LINE = 0.5;

/** Text of one page with room to spare for what normalisation takes out. */
export const MAX_RAW_TEXT = 80_000;

/** Puts shown pieces of text in a row, with the spaces and line ends that their places on paper show. */
export class TextLines {
  #text = '';
  #end: { readonly x: number; readonly y: number } | undefined;

  get text(): string {
    return this.#text;
  }

  get isFull(): boolean {
    return this.#text.length >= MAX_RAW_TEXT;
  }

  /** Adds a piece whose first glyph stands at `start` and whose last one ends at `end`, both in the page's space. */
  add(piece: string, start: Matrix, end: Matrix, size: number): void {
    if (this.isFull) return;
    this.#text += this.#gapBefore(start, size) + piece;
    this.#end = { x: end[4], y: end[5] };
  }

  /** What is added next stands on a line of its own. */
  endLine(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    this.#end = undefined;
  }

  #gapBefore(start: Matrix, size: number): string {
    const from = this.#end;
    if (from === undefined) return '';
    // Along the writing direction and across it, whatever way the page is turned.
    const length = Math.hypot(start[0], start[1]) || 1;
    const [dx, dy] = [start[4] - from.x, start[5] - from.y];
    const along = (dx * start[0] + dy * start[1]) / length;
    const across = (dy * start[0] - dx * start[1]) / length;
    const type = size * length;
    if (Math.abs(across) > SAME_LINE * type || along < -type) return '\n';
    return along > LEAST_SPACE * type && !/\s$/.test(this.#text) ? ' ' : '';
  }
}
