import { pageHolds } from '../documents/comparable-text.ts';

/** Texts of the pages of the PDFs of a dossier, by `sha256:<digest> <page>`. */
export type PageTexts = ReadonlyMap<string, string>;

/** Whether the words stand on that page of that very document. */
export function isOnPage(
  pages: PageTexts,
  document: string,
  { page, quote }: { readonly page: number; readonly quote: string },
): boolean {
  const text = pages.get(`sha256:${document} ${page}`);
  return text !== undefined && pageHolds(text, quote);
}
