import { Decimal } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { deviceRole, machineRole } from './device-role.ts';
import { NetboxAnswers } from './netbox-answers.ts';
import { isNetboxKind, netboxFields } from './netbox-shapes.ts';
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
  read: readNetbox,
};

/** What is only planned is not there, and stores nothing. */
const PLANNED = 'planned';

function readNetbox(bytes: Uint8Array, hint: ReadHint): Reading {
  const answers = new NetboxAnswers(bytes);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'netbox', version: 'rest' });
  const inventory = new InventoryFacts(reading);
  const notes = new LimitedNotes(reading);
  const sites = sitesByUrl(answers);
  let [used, planned, resources, unknown] = [0, 0, 0, 0];
  for (const { object, place } of answers.listed) {
    const { kind, row } = object;
    if (!isNetboxKind(kind)) continue;
    unknown += countUnknown(row, netboxFields[kind]);
    if (kind === 'dcim/sites') {
      if (addSite(row, place, reading, notes)) used += 1;
    } else if (statusOf(row) === PLANNED) planned += 1;
    else {
      used += 1;
      resources += 1;
      addResource(object, RESOURCES[kind], place, sites, inventory);
    }
  }
  reading.records(answers.records, used);
  const place = answers.listed[0]?.place ?? { pointer: '' };
  notes.count('SKIPPED_RECORDS', place, answers.records - used - planned);
  notes.count('PLANNED_RECORDS', place, planned);
  notes.count('UNKNOWN_FIELDS', place, unknown);
  if (answers.cut) notes.note('LISTING_PARTIAL', place, { resources });
  inventory.close(place, false);
  notes.close();
  return reading.build();
}

/**
 * A site is where its address says. NetBox does not tell what a site is used for; only that one is not used yet, or no
 * longer.
 */
function addSite(row: JsonCursor, place: Place, reading: ReadingBuilder, notes: LimitedNotes): boolean {
  const site = row.get('slug')?.string();
  if (!site) return false;
  reading.add('region-site', { platform: 'netbox', region: site, site }, place);
  const { country, province, civic } = readSiteAddress(row.get('physical_address')?.string() ?? '');
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
      name: row.get('name')?.string() || site,
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
  sites: ReadonlyMap<string, ReadonlySet<string>>,
  inventory: InventoryFacts,
): void {
  const name = row.get('name')?.string() || undefined;
  const word = row.get('role')?.isObject() === true ? row.get('role') : row.get('device_role');
  const [slug, label] = [word?.get('slug')?.string(), word?.get('name')?.string()];
  const shown = slug || label;
  const others = shape.behind.map((field) => row.path(field, 'url')?.string() ?? '');
  inventory.add({
    name: `${shape.type} ${id}${name === undefined ? '' : ` (${name})`}`,
    native: name,
    type: shown ? `${shape.type} (${shown})` : shape.type,
    role: shape.role(slug, label),
    platform: 'netbox',
    account: row.path('tenant', 'slug')?.string() || undefined,
    regions: [url, ...others].flatMap((one) => [...(sites.get(one) ?? [])]),
    place,
  });
}

/** Sites that each object names itself: a machine is also where its cluster or its host is. */
function sitesByUrl({ listed }: NetboxAnswers): ReadonlyMap<string, ReadonlySet<string>> {
  const sites = new Map<string, Set<string>>();
  for (const {
    object: { url, row },
  } of listed) {
    const scope = row.get('scope_type')?.string() === 'dcim.site' ? row.get('scope') : undefined;
    const known = sites.get(url) ?? new Set();
    sites.set(url, known);
    for (const site of [row.get('site'), scope]) {
      const slug = site?.get('slug')?.string();
      if (slug) known.add(slug);
    }
  }
  return sites;
}

/** `{ "value": "active", "label": "Active" }` */
function statusOf(row: JsonCursor): string | undefined {
  return row.path('status', 'value')?.string();
}

function degrees(cursor: JsonCursor | undefined, most: number): string | undefined {
  const value = cursor?.decimal();
  return value === undefined || value.abs().compare(Decimal.fromInteger(most)) > 0
    ? undefined
    : value.toString();
}
