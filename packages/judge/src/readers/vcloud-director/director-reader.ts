import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { jsonDocuments } from '../json-documents.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { DirectorRecords } from './director-records.ts';
import type { DirectorRecord } from './director-records.ts';

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
  read: readDirector,
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

function readDirector(bytes: Uint8Array, hint: ReadHint): Reading {
  const found = new DirectorRecords();
  for (const document of jsonDocuments(bytes)) found.add(document);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'vcloud-director', version: 'query' });
  const inventory = new InventoryFacts(reading);
  const records = found.all();
  const hosts = new Set(records.map(({ host }) => host).filter((host) => host !== undefined));
  const only = hosts.size === 1 ? [...hosts][0] : undefined;
  const accounts = new Set<string>();
  let [resources, aside, placed] = [0, 0, true];
  for (const record of records) {
    if (ASIDE.has(record.type)) {
      aside += 1;
      continue;
    }
    const { account, region } = whereOf(record, record.host ?? only, found);
    const role: Role = record.template
      ? 'storage'
      : Object.hasOwn(ROLES, record.type)
        ? ROLES[record.type]!
        : 'unknown';
    if (account !== undefined) accounts.add(account);
    else if (ESSENTIAL.has(record.type)) placed = false;
    resources += 1;
    const named = record.name === undefined ? record.id : `${record.id} (${record.name})`;
    inventory.add({
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
  reading.records(found.total, found.total - found.skipped - aside);
  const place = records[0]?.place ?? { pointer: '' };
  if (found.skipped + aside > 0) reading.note('SKIPPED_RECORDS', place, { count: found.skipped + aside });
  // Of several organisations, each may have answered only some of the queries, unless one administrator asked for all.
  const whole =
    placed &&
    (accounts.size === 1 || [...ESSENTIAL].every((type) => found.pages.get(type)?.ofAll === true)) &&
    found.skipped === 0 &&
    found.isComplete() &&
    [...ESSENTIAL].every((type) => found.pages.has(type));
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources });
  inventory.close(place, whole, 2);
  return reading.build();
}

/**
 * The account is an organisation of an installation; the region, the provider's virtual datacenter where it is told, for
 * all that lies on it is together, else the organisation's own.
 */
function whereOf(
  { vdc, org, type, id }: DirectorRecord,
  host: string | undefined,
  found: DirectorRecords,
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
