import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { jsonDocuments } from '../json-documents.ts';
import { netboxObject } from './netbox-shapes.ts';
import type { NetboxObject } from './netbox-shapes.ts';

/** One object and where it stands in the file. */
export interface Listed {
  readonly object: NetboxObject;
  readonly place: Place;
}

/** How far the pages of one kind go. */
interface Pages {
  readonly urls: Set<string>;
  count: number;
  /** A page that names no next one. */
  last: boolean;
  /** A page that names a next one. */
  more: boolean;
}

/** Answers of the API in one file: pages of listings, arrays of objects, objects one after another, in any mixture. */
export class NetboxAnswers {
  readonly listed: Listed[] = [];
  /** All rows, whatever they are. */
  records = 0;
  readonly #pages = new Map<string, Pages>();

  constructor(bytes: Uint8Array) {
    for (const { root, placeOf } of jsonDocuments(bytes))
      for (const answer of root.isArray() ? root.items() : [root])
        for (const part of answer.isArray() ? answer.items() : [answer]) {
          const results = part.get('results');
          if (results?.isArray() === true) this.#page(part, results.items(), placeOf);
          else this.#row(part, placeOf);
        }
  }

  /** Whether a page shows that its listing goes on, and the file does not hold all that it counts. */
  get cut(): boolean {
    return [...this.#pages.values()].some(({ urls, count, last, more }) =>
      count > 0 ? urls.size < count : more && !last,
    );
  }

  #page(answer: JsonCursor, rows: readonly JsonCursor[], placeOf: (cursor: JsonCursor) => Place): void {
    const next = answer.get('next')?.string();
    let kind = '';
    const urls: string[] = [];
    for (const row of rows) {
      const object = this.#row(row, placeOf);
      if (object === undefined) continue;
      ({ kind } = object);
      urls.push(object.url);
    }
    const pages = this.#pages.get(kind) ?? { urls: new Set(), count: 0, last: false, more: false };
    this.#pages.set(kind, pages);
    for (const url of urls) pages.urls.add(url);
    pages.count = Math.max(pages.count, answer.get('count')?.integer() ?? 0);
    if (next === undefined) pages.last = true;
    else pages.more = true;
  }

  #row(row: JsonCursor, placeOf: (cursor: JsonCursor) => Place): NetboxObject | undefined {
    this.records += 1;
    const object = netboxObject(row);
    if (object !== undefined) this.listed.push({ object, place: placeOf(row) });
    return object;
  }
}
