import { Decimal } from '@ancrage/base';
import type { Digest, JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { deviceRole, machineRole } from './device-role.ts';
import { NetboxPages, netboxRows } from './netbox-pages.ts';
import { isNetboxKind, netboxFields, netboxObject } from './netbox-shapes.ts';
import type { NetboxKind, NetboxObject } from './netbox-shapes.ts';
import { readSiteAddress } from './site-address.ts';

/**
 * What people wrote in NetBox, as its REST API answers: sites with their addresses, racks, devices, clusters and virtual
 * machines. It states no `inventory`: a register that people keep lists what they entered, and nothing shows the rest.
 */
export const netboxReader: Reader = {
  format: 'netbox',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"url"\s*:\s*"https?:\/\/[^"\s?#]{1,400}\/api\/(?:dcim|virtualization|ipam)\/[a-z-]{1,60}\/\d{1,19}\/"/.test(
      text,
    ) &&
    /"display"\s*:\s*"/.test(text) &&
    !/"(?:terraform_version|apiVersion|class_uid|assetType|configurationItems)"\s*:/.test(text),
  ...itemReader(listNotation('many', ['results']), (evidence) => new NetboxFile(evidence)),
};

/** What is only planned is not there, and stores nothing. */
const PLANNED = 'planned';

/** Answers in one file, object by object: once for the sites that they name, once for what they are. */
class NetboxFile implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #notes: LimitedNotes;
  readonly #pages = new NetboxPages();
  readonly #sites = new SitesByUrl();
  #first: Place | undefined;
  #records = 0;
  #used = 0;
  #planned = 0;
  #resources = 0;
  #unknown = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'netbox', version: 'rest' });
    this.#inventory = new InventoryFacts(this.reading);
    this.#notes = new LimitedNotes(this.reading);
  }

  survey(entry: JsonEntry): void {
    this.#pages.add(entry);
    for (const row of netboxRows(entry)) {
      const object = netboxObject(row);
      if (object !== undefined) this.#sites.add(object);
    }
  }

  read(entry: JsonEntry): void {
    for (const row of netboxRows(entry)) {
      this.#records += 1;
      const object = netboxObject(row);
      if (object !== undefined) this.#add(object, entry.placeOf(row));
    }
  }

  #add(object: NetboxObject, place: Place): void {
    this.#first ??= place;
    const { kind, row } = object;
    // A location is in the site that it names, and tells of nothing else.
    if (kind === 'dcim/locations' && row.textAlong(['site', 'slug'])) this.#used += 1;
    if (!isNetboxKind(kind)) return;
    this.#unknown += countUnknown(row, netboxFields[kind]);
    if (kind === 'dcim/sites') {
      if (addSite(row, place, this.reading, this.#notes)) this.#used += 1;
    } else if (statusOf(row) === PLANNED) this.#planned += 1;
    else {
      this.#used += 1;
      this.#resources += 1;
      addResource(object, RESOURCES[kind], place, this.#sites, this.#inventory);
    }
  }

  end(): Reading {
    const { reading } = this;
    const notes = this.#notes;
    const place = this.#first ?? { pointer: '' };
    reading.records(this.#records, this.#used);
    notes.count('SKIPPED_RECORDS', place, this.#records - this.#used - this.#planned);
    notes.count('PLANNED_RECORDS', place, this.#planned);
    notes.count('UNKNOWN_FIELDS', place, this.#unknown);
    if (this.#pages.cut) notes.note('LISTING_PARTIAL', place, { resources: this.#resources });
    this.#inventory.close(place, false);
    notes.close();
    return reading.build();
  }
}

/**
 * A site is where its address says. NetBox does not tell what a site is used for; only that one is not used yet, or no
 * longer.
 */
function addSite(row: JsonCursor, place: Place, reading: ReadingBuilder, notes: LimitedNotes): boolean {
  const site = row.text('slug');
  if (!site) return false;
  reading.add('region-site', { platform: 'netbox', region: site, site }, place);
  const { country, province, civic } = readSiteAddress(row.text('physical_address') ?? '');
  if (country === undefined) {
    notes.note('SITE_WITHOUT_COUNTRY', place, { site: shortened(site) });
    return true;
  }
  const status = statusOf(row);
  const unused = status === PLANNED || status === 'retired';
  const latitude = degrees(row.get('latitude'), 90);
  const longitude = degrees(row.get('longitude'), 180);
  reading.add(
    'site',
    {
      site,
      name: row.text('name') || site,
      country,
      ...(province === undefined ? {} : { province }),
      ...(civic === undefined ? {} : { address: civic }),
      ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
      ...(unused ? { storage: false, processing: false, backup: false } : {}),
    },
    place,
  );
  return true;
}

interface ResourceShape {
  readonly type: string;
  /** What it does with data, by the slug and the name of the role that its operator gave it. */
  readonly role: (...words: readonly (string | undefined)[]) => Role;
  /** Where it has no site of its own, it is where these are. */
  readonly behind: readonly string[];
}

const RESOURCES: Readonly<Record<Exclude<NetboxKind, 'dcim/sites'>, ResourceShape>> = {
  'dcim/racks': { type: 'rack', role: () => 'other', behind: [] },
  'dcim/devices': { type: 'device', role: deviceRole, behind: [] },
  'virtualization/clusters': { type: 'cluster', role: () => 'other', behind: [] },
  'virtualization/virtual-machines': {
    type: 'virtual-machine',
    role: machineRole,
    behind: ['cluster', 'device'],
  },
};

function addResource(
  { id, url, row }: NetboxObject,
  shape: ResourceShape,
  place: Place,
  sites: SitesByUrl,
  inventory: InventoryFacts,
): void {
  const name = row.text('name') || undefined;
  const word = row.get('role')?.isObject() === true ? row.get('role') : row.get('device_role');
  const [slug, label] = [word?.text('slug'), word?.text('name')];
  const shown = slug || label;
  const others = shape.behind.map((field) => row.textAlong([field, 'url']) ?? '');
  inventory.add({
    name: `${shape.type} ${id}${name === undefined ? '' : ` (${name})`}`,
    native: name,
    type: shown ? `${shape.type} (${shown})` : shape.type,
    role: shape.role(slug, label),
    platform: 'netbox',
    account: row.textAlong(['tenant', 'slug']) || undefined,
    regions: [url, ...others].flatMap((one) => sites.of(one)),
    place,
  });
}

/**
 * Sites that each object names itself: a machine is also where its cluster or its host is. Since NetBox 4.2 a cluster may be
 * tied to a location, which only the list of locations places.
 */
class SitesByUrl {
  readonly #sites = new Map<string, readonly string[]>();
  readonly #locations = new Map<string, string>();
  /** One list for each site, shared by all that are there. */
  readonly #alone = new Map<string, readonly string[]>();

  add({ url, row }: NetboxObject): void {
    const type = row.text('scope_type');
    const scope = type === 'dcim.site' ? row.get('scope') : undefined;
    const location = type === 'dcim.location' ? row.textAlong(['scope', 'url']) : undefined;
    if (location) this.#locations.set(detachedText(url), detachedText(location));
    for (const site of [row.get('site'), scope]) {
      const slug = site?.text('slug');
      if (!slug) continue;
      const known = this.#sites.get(url);
      if (known === undefined) {
        const alone = this.#alone.get(slug) ?? [detachedText(slug)];
        this.#alone.set(alone[0]!, alone);
        this.#sites.set(detachedText(url), alone);
      } else if (!known.includes(slug)) this.#sites.set(url, [...known, detachedText(slug)]);
    }
  }

  of(url: string): readonly string[] {
    const [own, location] = [this.#sites.get(url) ?? [], this.#locations.get(url)];
    return location === undefined ? own : [...own, ...(this.#sites.get(location) ?? [])];
  }
}

/** `{ "value": "active", "label": "Active" }` */
function statusOf(row: JsonCursor): string | undefined {
  return row.textAlong(['status', 'value']);
}

function degrees(cursor: JsonCursor | undefined, most: number): string | undefined {
  const value = cursor?.decimal();
  return value === undefined || value.abs().compare(Decimal.fromInteger(most)) > 0
    ? undefined
    : value.toString();
}
