import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { JsonDocument } from '../json-documents.ts';

/** One record of a query, with the fields that are read. */
export interface DirectorRecord {
  /** What the query asked for, without `admin` and in lower case: `vm`, `disk`, `orgvdc`. */
  readonly type: string;
  /** Machine that answered: one installation of Cloud Director. */
  readonly host: string | undefined;
  readonly id: string;
  readonly name: string | undefined;
  readonly vdc: string | undefined;
  readonly org: string | undefined;
  readonly encrypted: boolean;
  readonly template: boolean;
  readonly place: Place;
}

/** A virtual datacenter: whose it is, and on what it lies where an administrator asked. */
export interface Vdc {
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

/** Pages of queries and of lists, joined: records name their virtual datacenter, and only its own record names the rest. */
export class DirectorRecords {
  readonly #queried: DirectorRecord[] = [];
  readonly #listed = new Map<string, DirectorRecord>();
  readonly vdcs = new Map<string, Vdc>();
  /** Names of organisations by their identifier. */
  readonly orgs = new Map<string, string>();
  readonly pages = new Map<string, Pages>();
  total = 0;
  skipped = 0;

  add({ root, placeOf }: JsonDocument): void {
    const records = root.get('record');
    const values = root.get('values');
    if (records?.isArray() === true) {
      const asked = queryType(root.get('name')?.string() ?? '');
      const items = records.items();
      this.#page(root, asked || typeOf(items[0], ''), root.get('total')?.integer(), items);
      for (const item of items) this.#record(item, asked, placeOf(item));
    } else if (values?.isArray() === true) {
      const items = values.items();
      const first = URN.exec(items[0]?.get('id')?.string() ?? '')?.[1] ?? '';
      this.#page(root, `list of ${first}`, root.get('resultTotal')?.integer(), items);
      for (const item of items) this.#value(item, placeOf(item));
    } else {
      this.total += 1;
      this.skipped += 1;
    }
  }

  /** What queries tell, then what only lists of the newer API do. */
  all(): DirectorRecord[] {
    const known = new Set(this.#queried.map(({ id }) => id));
    return [...this.#queried, ...[...this.#listed.values()].filter(({ id }) => !known.has(id))];
  }

  /** Whether the file holds all the records that each query counted. */
  isComplete(): boolean {
    return [...this.pages.values()].every(({ total, listed }) => listed.size >= total);
  }

  #page(root: JsonCursor, key: string, total: number | undefined, items: readonly JsonCursor[]): void {
    const known = this.pages.get(key) ?? { total: 0, listed: new Set(), numbers: new Set(), ofAll: true };
    const number = root.get('page')?.integer() ?? 1;
    const admin = /^admin/i.test(root.get('name')?.string() ?? '');
    known.ofAll &&= admin && !known.numbers.has(number);
    known.numbers.add(number);
    // A page that does not tell how many there are could be the first of many.
    known.total = Math.max(known.total, total ?? Number.POSITIVE_INFINITY);
    for (const item of items) {
      const id = (item.get('href') ?? item.get('id'))?.string();
      if (id !== undefined) known.listed.add(id);
    }
    this.pages.set(key, known);
  }

  #record(item: JsonCursor, asked: string, place: Place): void {
    this.total += 1;
    const href = item.get('href')?.string() ?? '';
    const id = uuidOf(href) ?? uuidOf(item.get('id')?.string() ?? '');
    const type = typeOf(item, asked);
    if (id === undefined || type === '') {
      this.skipped += 1;
      return;
    }
    const told = (field: string): string | undefined => item.get(field)?.string() || undefined;
    const [name, vdc, org] = ['name', 'vdc', 'org'].map(told);
    const isVdc = type === 'orgvdc';
    const own = isVdc ? id : uuidOf(vdc ?? '');
    if (own !== undefined)
      this.#vdc(own, isVdc ? name : told('vdcName'), told('orgName'), told('providerVdcName'), org);
    if (type === 'organization' && name !== undefined) this.orgs.set(id, name);
    this.#queried.push({
      type,
      host: /^https?:\/\/([^/:?#@]{1,253})/i.exec(href)?.[1]?.toLowerCase(),
      id,
      name,
      vdc: own,
      org: uuidOf(org ?? ''),
      encrypted: item.get('encrypted')?.boolean() === true,
      template: item.get('isVAppTemplate')?.boolean() === true,
      place,
    });
  }

  /** A value of the newer API: it completes what the queries tell of virtual datacenters and organisations. */
  #value(item: JsonCursor, place: Place): void {
    this.total += 1;
    const told = (cursor: JsonCursor | undefined): string | undefined => cursor?.string() || undefined;
    const [, kind, id] = URN.exec(item.get('id')?.string() ?? '') ?? [];
    const name = told(item.get('name'));
    if (kind === undefined || id === undefined) {
      this.skipped += 1;
      return;
    }
    const key = id.toLowerCase();
    if (kind === 'vdc') this.#vdc(key, name, told(item.path('org', 'name')), undefined, undefined);
    if (kind === 'org' && name !== undefined) this.orgs.set(key, name);
    const type = kind === 'vdc' ? 'orgvdc' : kind === 'org' ? 'organization' : kind;
    this.#listed.set(key, {
      type,
      host: undefined,
      id: key,
      name,
      vdc: kind === 'vdc' ? key : undefined,
      org: undefined,
      encrypted: false,
      template: false,
      place,
    });
  }

  #vdc(
    id: string,
    name: string | undefined,
    orgName: string | undefined,
    provider: string | undefined,
    org: string | undefined,
  ): void {
    const known = this.vdcs.get(id) ?? { names: new Set(), orgs: new Set(), providers: new Set() };
    if (name !== undefined) known.names.add(name);
    if (orgName !== undefined) known.orgs.add(orgName);
    else if (org !== undefined) known.orgs.add(uuidOf(org) ?? org);
    if (provider !== undefined) known.providers.add(provider);
    this.vdcs.set(id, known);
  }
}

const URN = /^urn:vcloud:([a-zA-Z]{1,40}):([0-9a-fA-F-]{36})$/;

/** `QueryResultAdminVMRecordType`, else the type that the whole query asked for. */
function typeOf(item: JsonCursor | undefined, asked: string): string {
  const own = /^QueryResult([A-Za-z]{1,60}?)(?:Record)?(?:Type)?$/.exec(item?.get('_type')?.string() ?? '');
  return own?.[1] === undefined ? asked : queryType(own[1]);
}

/** The administrator's query of a type tells more of the same records; two types have two names. */
function queryType(name: string): string {
  const type = name.toLowerCase().replace(/^admin/, '');
  return type === 'vdc' ? 'orgvdc' : type === 'org' ? 'organization' : type;
}

function uuidOf(text: string): string | undefined {
  return /[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.exec(text)?.[0].toLowerCase();
}
