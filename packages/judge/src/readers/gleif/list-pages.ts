import type { Place } from '../../facts/fact.ts';
import type { ListPage } from './api-answer.ts';

/** Lists whose pages are looked after; a file of answers about a chain of companies has a few. */
const MAX_LISTS = 100;

/** What of the lists that the API gives page by page is in a file. */
export class ListPages {
  readonly #lists = new Map<
    string,
    { readonly found: Set<number>; readonly pages: number; readonly place: Place }
  >();

  add({ list, page, pages }: ListPage, place: Place): void {
    const known = this.#lists.get(list);
    if (known !== undefined) known.found.add(page);
    else if (this.#lists.size < MAX_LISTS) this.#lists.set(list, { found: new Set([page]), pages, place });
  }

  /** Lists of which pages are not there. */
  missing(): readonly { readonly place: Place; readonly pages: number; readonly found: number }[] {
    return [...this.#lists.values()].flatMap(({ found, pages, place }) =>
      found.size < pages ? [{ place, pages, found: found.size }] : [],
    );
  }
}
