import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { JsonEntry } from '../item-stream.ts';
import { netboxObject } from './netbox-shapes.ts';

/** How far the pages of one kind go. */
interface Pages {
  readonly urls: Set<string>;
  count: number;
  /** A page that names no next one. */
  last: boolean;
  /** A page that names a next one. */
  more: boolean;
}

/** The rows of an entry: answers are pages of listings, arrays of objects, objects one after another, in any mixture. */
export function netboxRows({ cursor, list }: JsonEntry): JsonCursor[] {
  if (list === undefined) return cursor.isArray() || isPage(cursor) ? [] : [cursor];
  if (list.length > 0) return [cursor];
  return partsOf(cursor).flatMap((part) => (isPage(part) ? part.get('results')!.items() : [part]));
}

function partsOf(answer: JsonCursor): JsonCursor[] {
  return answer.isArray() ? answer.items() : [answer];
}

function isPage(part: JsonCursor): boolean {
  return part.get('results')?.isArray() === true;
}

/** Whether the pages in a file show that their listings go on. */
export class NetboxPages {
  readonly #pages = new Map<string, Pages>();
  /** Kind and addresses of the page whose rows are coming. */
  #kind = '';
  #urls: string[] = [];

  add(entry: JsonEntry): void {
    const { cursor, list } = entry;
    if (list === undefined) {
      if (isPage(cursor)) this.#close(cursor);
    } else if (list.length > 0) this.#row(cursor);
    else
      for (const part of partsOf(cursor).filter(isPage)) {
        for (const row of part.get('results')!.items()) this.#row(row);
        this.#close(part);
      }
  }

  /** Whether a page shows that its listing goes on, and the file does not hold all that it counts. */
  get cut(): boolean {
    return [...this.#pages.values()].some(({ urls, count, last, more }) =>
      count > 0 ? urls.size < count : more && !last,
    );
  }

  #row(row: JsonCursor): void {
    const object = netboxObject(row);
    if (object === undefined) return;
    this.#kind = detachedText(object.kind);
    this.#urls.push(detachedText(object.url));
  }

  #close(page: JsonCursor): void {
    const pages = this.#pages.get(this.#kind) ?? { urls: new Set(), count: 0, last: false, more: false };
    this.#pages.set(this.#kind, pages);
    for (const url of this.#urls) pages.urls.add(url);
    [this.#kind, this.#urls] = ['', []];
    pages.count = Math.max(pages.count, page.get('count')?.integer() ?? 0);
    if (page.get('next')?.string() === undefined) pages.last = true;
    else pages.more = true;
  }
}
