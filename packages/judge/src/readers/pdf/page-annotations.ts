import { nameOf } from './cross-references.ts';
import type { OptionalContent } from './optional-content.ts';
import { numbersOf, turned } from './page-box.ts';
import type { PdfFile } from './pdf-file.ts';
import { isArray, PdfStream } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';
import { identity, matrixOf } from './text-matrix.ts';
import type { Matrix } from './text-matrix.ts';

/** What annotations show on a page as part of it: filled fields, signatures, typed text and stamps. Notes stand beside it. */
const ON_THE_PAGE: ReadonlySet<string> = new Set(['Widget', 'FreeText', 'Stamp']);

/** Flags of an annotation that is not shown on a screen (ISO 32000-1, 12.5.3): Hidden, NoView. */
const NOT_SHOWN = 2 | 32;

const MAX_ANNOTATIONS = 10_000;

/** What one annotation shows, and what takes the space of its form to that of the page. */
export interface Appearance {
  readonly form: PdfStream;
  readonly matrix: Matrix;
}

/** What the annotations of a page show, in their order; those in a hidden layer show nothing. */
export function appearancesOf(
  file: PdfFile,
  annotations: PdfValue | undefined,
  layers: OptionalContent,
): Appearance[] {
  const list = file.resolve(annotations);
  return (isArray(list) ? list.slice(0, MAX_ANNOTATIONS) : []).flatMap((item) => {
    file.budget.work(20);
    const dict = file.dict(item);
    const flags = file.resolve(dict.get('F'));
    if (typeof flags === 'number' && (flags & NOT_SHOWN) !== 0) return [];
    if (!ON_THE_PAGE.has(nameOf(file.resolve(dict.get('Subtype'))) ?? '')) return [];
    if (layers.isHidden(dict.get('OC'))) return [];
    const form = normalAppearance(file, dict);
    const rect = numbersOf(file, dict.get('Rect'));
    // What has no place on the page is not shown.
    return form === undefined || rect.length !== 4 ? [] : [{ form, matrix: placement(file, form, rect) }];
  });
}

/** The normal appearance, or the one of them that the state of the annotation chooses. */
function normalAppearance(file: PdfFile, annotation: PdfDict): PdfStream | undefined {
  const normal = file.resolve(file.dict(annotation.get('AP')).get('N'));
  if (normal instanceof PdfStream) return normal;
  const state = nameOf(file.resolve(annotation.get('AS')));
  const chosen = state === undefined ? null : file.resolve(file.dict(normal).get(state));
  return chosen instanceof PdfStream ? chosen : undefined;
}

/** What fits the box of the form, as its own matrix puts it, into the rectangle of the annotation (ISO 32000-1, 12.5.5). */
function placement(file: PdfFile, form: PdfStream, rect: readonly number[]): Matrix {
  const box = numbersOf(file, form.dict.get('BBox'));
  if (box.length !== 4) return identity;
  const own = matrixOf(numbersOf(file, form.dict.get('Matrix'))) ?? identity;
  const [left, bottom, right, top] = box as [number, number, number, number];
  const around = turned({ left, bottom, right, top }, own);
  const [x, width] = fit([rect[0]!, rect[2]!], [around.left, around.right]);
  const [y, height] = fit([rect[1]!, rect[3]!], [around.bottom, around.top]);
  return [width, 0, 0, height, x, y];
}

/** Shift and scale that take the span of some places to another. */
function fit(to: readonly number[], places: readonly number[]): readonly [number, number] {
  const [from, start] = [Math.min(...places), Math.min(...to)];
  const length = Math.max(...places) - from;
  const scale = length === 0 ? 1 : (Math.max(...to) - start) / length;
  return [start - from * scale, scale];
}
