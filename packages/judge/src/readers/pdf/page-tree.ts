import { JudgeError } from '../../errors/judge-error.ts';
import { nameOf } from './cross-references.ts';
import type { PdfFile } from './pdf-file.ts';
import { boxOf, common, EVERYWHERE, hasArea } from './page-box.ts';
import type { PageBox } from './page-box.ts';
import { isArray, PdfRef, PdfStream } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';

/** More pages than any contract has; beyond, the file is refused. */
const MAX_PAGES = 5000;

const MAX_DEPTH = 48;

/** A page ready to be run: its content and the resources that it has or inherits. */
export interface PdfPage {
  readonly contents: readonly PdfStream[];
  readonly resources: PdfDict;
  /** What is laid over it. */
  readonly annotations: PdfValue | undefined;
  /** What of it is shown: its own or inherited boxes, and all where none can be read. */
  readonly box: PageBox;
}

/** What a page has of the nodes above it, unless it has its own. */
interface Inherited {
  readonly resources: PdfDict;
  readonly media: PageBox;
  readonly crop: PageBox;
}

/**
 * The pages in reading order; each node of the tree is visited once.
 *
 * @throws JudgeError READ_TOO_MANY_FACTS beyond `MAX_PAGES`.
 */
export function pagesOf(file: PdfFile): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<number>();
  visit(
    file.dict(file.trailer.get('Root')).get('Pages'),
    { resources: new Map(), media: EVERYWHERE, crop: EVERYWHERE },
    0,
  );
  return pages;

  function visit(node: PdfValue | undefined, inherited: Inherited, depth: number): void {
    if (node instanceof PdfRef) {
      if (seen.has(node.number)) return;
      seen.add(node.number);
    }
    const dict = file.dict(node);
    if (dict.size === 0 || depth > MAX_DEPTH) return;
    const resources = dict.has('Resources') ? file.dict(dict.get('Resources')) : inherited.resources;
    const media = boxWithArea(dict.get('MediaBox')) ?? inherited.media;
    const crop = boxWithArea(dict.get('CropBox')) ?? inherited.crop;
    const kids = file.resolve(dict.get('Kids'));
    file.budget.work(20);
    if (isArray(kids) && nameOf(file.resolve(dict.get('Type'))) !== 'Page') {
      for (const kid of kids) visit(kid, { resources, media, crop }, depth + 1);
      return;
    }
    pages.push({
      contents: streamsOf(dict.get('Contents')),
      resources,
      annotations: dict.get('Annots'),
      // A crop that leaves nothing of the page is none.
      box: hasArea(common(media, crop)) ? common(media, crop) : media,
    });
    if (pages.length > MAX_PAGES) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_PAGES });
  }

  function boxWithArea(value: PdfValue | undefined): PageBox | undefined {
    const box = boxOf(file, value);
    return box !== undefined && hasArea(box) ? box : undefined;
  }

  function streamsOf(contents: PdfValue | undefined): PdfStream[] {
    const value = file.resolve(contents);
    const list = isArray(value) ? value.slice(0, 10_000).map((item) => file.resolve(item)) : [value];
    return list.filter((item) => item instanceof PdfStream);
  }
}
