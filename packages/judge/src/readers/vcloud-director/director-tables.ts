import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import { queryOf } from './director-records.ts';
import type { DirectorPage, DirectorRecord } from './director-records.ts';

/** A virtual datacenter: whose it is, and on what it lies where an administrator asked. */
interface Vdc {
  readonly names: Set<string>;
  readonly orgs: Set<string>;
  readonly providers: Set<string>;
}

/** How many records a query has in all, and how many the file holds. */
interface Pages {
  total: number;
  /** Each record once: a page that stands twice does not make up for one that is missing. */
  readonly listed: Set<string>;
  readonly numbers: Set<number>;
  /** An administrator asked, once: the answer is of all organisations. */
  ofAll: boolean;
}

/**
 * What pages of queries and of lists tell of each other: records name their virtual datacenter, and only its own record names
 * the rest. Of the records themselves, identifiers are kept.
 */
export class DirectorTables {
  readonly vdcs = new Map<string, Vdc>();
  /** Names of organisations by their identifier. */
  readonly orgs = new Map<string, string>();
  readonly pages = new Map<string, Pages>();
  /** Machines that answered. */
  readonly hosts = new Set<string>();
  /** Identifiers of what queries told: what lists tell of the same is not told again. */
  readonly queried = new Set<string>();

  page(root: JsonCursor, page: DirectorPage): void {
    const key = queryOf(page);
    let known = this.pages.get(key);
    if (known === undefined) {
      known = { total: 0, listed: new Set(), numbers: new Set(), ofAll: true };
      this.pages.set(detachedText(key), known);
    }
    const number = root.get('page')?.integer() ?? 1;
    const admin = /^admin/i.test(root.get('name')?.string() ?? '');
    known.ofAll &&= admin && !known.numbers.has(number);
    known.numbers.add(number);
    // A page that does not tell how many there are could be the first of many.
    known.total = Math.max(known.total, page.total ?? Number.POSITIVE_INFINITY);
    for (const item of page.items) {
      const id = (item.get('href') ?? item.get('id'))?.string();
      if (id !== undefined) addOwn(known.listed, id);
    }
  }

  record({ type, id, name, vdc, host, ofVdc }: DirectorRecord, of: DirectorPage['of']): void {
    if (of === 'records') addOwn(this.queried, id);
    if (host !== undefined) addOwn(this.hosts, host);
    if (type === 'organization' && name !== undefined) this.orgs.set(detachedText(id), detachedText(name));
    if (vdc === undefined) return;
    let known = this.vdcs.get(vdc);
    if (known === undefined) {
      known = { names: new Set(), orgs: new Set(), providers: new Set() };
      this.vdcs.set(detachedText(vdc), known);
    }
    if (ofVdc.name !== undefined) addOwn(known.names, ofVdc.name);
    if (ofVdc.org !== undefined) addOwn(known.orgs, ofVdc.org);
    if (ofVdc.provider !== undefined) addOwn(known.providers, ofVdc.provider);
  }

  /** Whether the file holds all the records that each query counted. */
  isComplete(): boolean {
    return [...this.pages.values()].every(({ total, listed }) => listed.size >= total);
  }
}

/** Texts that are kept stand apart from the page that they were cut from. */
function addOwn(texts: Set<string>, text: string): void {
  if (!texts.has(text)) texts.add(detachedText(text));
}
