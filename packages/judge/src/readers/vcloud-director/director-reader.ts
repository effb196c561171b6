import type { Digest } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';
import { pageOf, recordOf } from './director-records.ts';
import type { DirectorRecord } from './director-records.ts';
import { DirectorTables } from './director-tables.ts';

/** Pages are read one by one: a service gives some hundred records on each. */
const NOTATION: ItemNotation = { notation: 'many', isList: () => false, leadsToList: () => false };

/**
 * Results of VMware Cloud Director in JSON: pages of `/api/query?type=…&format=records` and of `/cloudapi/1.0.0/vdcs`,
 * `/orgs` and `/sites`, one or several appended.
 */
export const vcloudDirectorReader: Reader = {
  format: 'vcloud-director',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    (/"_type"\s*:\s*"QueryResult[A-Z]/.test(text) ||
      /"id"\s*:\s*"urn:vcloud:(?:vdc|org|site):/.test(text) ||
      (/"record"\s*:\s*\[/.test(text) && /"pageSize"\s*:/.test(text))),
  ...itemReader(NOTATION, (evidence) => new DirectorListing(evidence)),
};

const ROLES: Readonly<Record<string, Role>> = {
  vm: 'processing',
  disk: 'storage',
  media: 'storage',
  vapptemplate: 'storage',
  orgvdcstorageprofile: 'storage',
  providervdcstorageprofile: 'storage',
  datastore: 'storage',
  vapp: 'other',
  orgvdc: 'other',
  organization: 'other',
  catalog: 'other',
  catalogitem: 'other',
  providervdc: 'other',
  vmwprovidervdc: 'other',
  virtualcenter: 'other',
  host: 'processing',
  resourcepool: 'other',
  site: 'other',
  siteassociation: 'other',
  orgassociation: 'other',
  vdctemplate: 'other',
  orgvdctemplate: 'other',
  vmgroups: 'other',
  edgegateway: 'network',
  orgvdcnetwork: 'network',
  networkpool: 'network',
  nsxtmanager: 'network',
  portgroup: 'network',
  vappnetwork: 'network',
  externalnetwork: 'network',
};

/** Records of what happened or of who may do what, which hold no data of customers. */
const ASIDE: ReadonlySet<string> = new Set([
  'task',
  'event',
  'user',
  'group',
  'role',
  'right',
  'strandeduser',
]);

/** Queries without which a list of what an organisation holds has holes; each may come back empty. */
const ESSENTIAL: ReadonlySet<string> = new Set([
  'vm',
  'disk',
  'media',
  'vapptemplate',
  'orgvdc',
  'orgvdcstorageprofile',
]);

/** Values of lists made facts of at a time, so that they can be taken in between. */
const AT_ONCE = 5000;

/** Pages, once for what they tell of each other, once for what they list; what only lists tell comes last. */
class DirectorListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #tables = new DirectorTables();
  readonly #accounts = new Set<string>();
  /** Of lists, the last that each identifier came with. */
  readonly #listed = new Map<string, DirectorRecord>();
  #rest: Iterator<DirectorRecord> | undefined;
  #first: Place | undefined;
  #total = 0;
  #skipped = 0;
  #aside = 0;
  #resources = 0;
  #placed = true;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'vcloud-director', version: 'query' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey({ cursor, placeOf }: JsonEntry): void {
    const page = pageOf(cursor);
    if (page === undefined) return;
    this.#tables.page(cursor, page);
    for (const item of page.items) {
      const record = recordOf(item, page, placeOf(item));
      if (record !== undefined) this.#tables.record(record, page.of);
    }
  }

  read({ cursor, placeOf }: JsonEntry): void {
    const page = pageOf(cursor);
    if (page === undefined) {
      this.#total += 1;
      this.#skipped += 1;
      return;
    }
    for (const item of page.items) {
      const record = recordOf(item, page, placeOf(item));
      this.#total += 1;
      if (record === undefined) this.#skipped += 1;
      else if (page.of === 'records') this.#add(record);
      else if (!this.#tables.queried.has(record.id)) this.#listed.set(detachedText(record.id), owned(record));
    }
  }

  rest(): boolean {
    this.#rest ??= this.#listed.values();
    for (let count = 0; count < AT_ONCE; count += 1) {
      const { value, done } = this.#rest.next();
      if (done === true) return false;
      this.#add(value);
    }
    return true;
  }

  end(): Reading {
    const [reading, { pages }] = [this.reading, this.#tables];
    const skipped = this.#skipped + this.#aside;
    reading.records(this.#total, this.#total - skipped);
    const place = this.#first ?? { pointer: '' };
    if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
    // Of several organisations, each may have answered only some of the queries, unless one administrator asked for all.
    const whole =
      this.#placed &&
      (this.#accounts.size === 1 || [...ESSENTIAL].every((type) => pages.get(type)?.ofAll === true)) &&
      this.#skipped === 0 &&
      this.#tables.isComplete() &&
      [...ESSENTIAL].every((type) => pages.has(type));
    if (!whole) reading.note('LISTING_PARTIAL', place, { resources: this.#resources });
    this.#inventory.close(place, whole, 2);
    return reading.build();
  }

  #add(record: DirectorRecord): void {
    this.#first ??= record.place;
    if (ASIDE.has(record.type)) {
      this.#aside += 1;
      return;
    }
    const { hosts } = this.#tables;
    const only = hosts.size === 1 ? [...hosts][0] : undefined;
    const { account, region } = whereOf(record, record.host ?? only, this.#tables);
    const role: Role = record.template
      ? 'storage'
      : Object.hasOwn(ROLES, record.type)
        ? ROLES[record.type]!
        : 'unknown';
    if (account !== undefined) this.#accounts.add(account);
    else if (ESSENTIAL.has(record.type)) this.#placed = false;
    this.#resources += 1;
    const named = record.name === undefined ? record.id : `${record.id} (${record.name})`;
    this.#inventory.add({
      name: record.host === undefined ? named : `${record.host}/${named}`,
      type: record.type,
      role,
      platform: 'vcloud-director',
      account,
      regions: region === undefined ? [] : [region],
      encrypted: record.encrypted ? true : undefined,
      place: record.place,
    });
  }
}

/** The record apart from the page that it was cut from. */
function owned(record: DirectorRecord): DirectorRecord {
  const { type, id, name, vdc } = record;
  return {
    ...record,
    type: detachedText(type),
    id: detachedText(id),
    name: name === undefined ? undefined : detachedText(name),
    vdc: vdc === undefined ? undefined : detachedText(vdc),
    ofVdc: { name: undefined, org: undefined, provider: undefined },
  };
}

/**
 * The account is an organisation of an installation; the region, the provider's virtual datacenter where it is told, for
 * all that lies on it is together, else the organisation's own.
 */
function whereOf(
  { vdc, org, type, id }: DirectorRecord,
  host: string | undefined,
  found: DirectorTables,
): { account: string | undefined; region: string | undefined } {
  const known = vdc === undefined ? undefined : found.vdcs.get(vdc);
  const own = type === 'organization' ? id : org;
  const named = [...(known?.orgs ?? (own === undefined ? [] : [own]))].map(
    (name) => found.orgs.get(name) ?? name,
  );
  const orgs = [...new Set(named)].filter((name) => !UUID.test(name));
  const account = host !== undefined && orgs.length === 1 ? `${host}/${orgs[0]}` : undefined;
  const only = (names: ReadonlySet<string> | undefined): string | undefined =>
    names?.size === 1 ? [...names][0] : undefined;
  const [provider, name] = [only(known?.providers), only(known?.names)];
  const region =
    host !== undefined && provider !== undefined
      ? `${host}/${provider}`
      : account !== undefined && name !== undefined
        ? `${account}/${name}`
        : undefined;
  return { account, region };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
