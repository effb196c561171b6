import type { PdfFile } from './pdf-file.ts';
import { isArray } from './pdf-value.ts';
import type { PdfValue } from './pdf-value.ts';
import type { Matrix } from './text-matrix.ts';

/** An upright rectangle: least and greatest place, across and up. */
export interface PageBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Where nothing is cut off. */
export const EVERYWHERE: PageBox = { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity };

/** Places may be rounded, in units of the page (1/72 inch). */
const ROUNDING = 1;

/** The numbers of an array, six at most. */
export function numbersOf(file: PdfFile, value: PdfValue | undefined): number[] {
  const list = file.resolve(value);
  const items = isArray(list) ? list.slice(0, 6).map((item) => file.resolve(item)) : [];
  return items.filter((item) => typeof item === 'number');
}

/** A rectangle of a document by two of its corners, whichever; undefined for what is none. */
export function boxOf(file: PdfFile, value: PdfValue | undefined): PageBox | undefined {
  const numbers = numbersOf(file, value);
  if (numbers.length !== 4) return undefined;
  const [a, b, c, d] = numbers as [number, number, number, number];
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

/** Whether anything can be seen in a rectangle. */
export function hasArea({ left, bottom, right, top }: PageBox): boolean {
  return left < right && bottom < top;
}

/** The least upright rectangle about another that a matrix turns. */
export function turned({ left, bottom, right, top }: PageBox, [a, b, c, d, e, f]: Matrix): PageBox {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const;
  const across = corners.map(([x, y]) => a * x + c * y + e);
  const up = corners.map(([x, y]) => b * x + d * y + f);
  return {
    left: Math.min(...across),
    bottom: Math.min(...up),
    right: Math.max(...across),
    top: Math.max(...up),
  };
}

/** What two rectangles have in common. */
export function common(one: PageBox, other: PageBox): PageBox {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}

/** Whether a place is in a rectangle, or as good as on its edge. */
export function isIn({ left, bottom, right, top }: PageBox, x: number, y: number): boolean {
  return x >= left - ROUNDING && x <= right + ROUNDING && y >= bottom - ROUNDING && y <= top + ROUNDING;
}
