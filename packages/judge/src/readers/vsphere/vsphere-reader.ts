import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { jsonDocuments } from '../json-documents.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { VsphereObjects } from './vsphere-objects.ts';
import type { VsphereObject } from './vsphere-objects.ts';
import { VspherePlaces } from './vsphere-places.ts';

/**
 * Objects of a vCenter as govc writes them with `-json`: `collect -type`, `vm.info`, `host.info`, `datastore.info`,
 * `datacenter.info`, `ls -l`, `about` and `kms.ls`, one of them or several appended in one file.
 */
export const vsphereReader: Reader = {
  format: 'vsphere',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[{[n]/.test(text) &&
    (/"[tT]ype"\s*:\s*"(?:VirtualMachine|HostSystem|Datastore|Datacenter|Folder|ComputeResource|ClusterComputeResource|StoragePod|Network|DistributedVirtualPortgroup|ResourcePool)"\s*,\s*"[vV]alue"\s*:\s*"/.test(
      text,
    ) ||
      /"[aA]piType"\s*:\s*"(?:VirtualCenter|HostAgent)"/.test(text) ||
      /"[iI]nfo"\s*:\s*\[\s*\{\s*"[cC]lusterId"/.test(text)),
  read: readVsphere,
};

/** Types that only say where others are. */
const STRUCTURE: ReadonlySet<string> = new Set(['Folder', 'ResourcePool', 'ComputeResource']);

const ROLES: Readonly<Record<string, Role>> = {
  VirtualMachine: 'processing',
  HostSystem: 'processing',
  Datastore: 'storage',
  Datacenter: 'other',
  ClusterComputeResource: 'other',
  StoragePod: 'other',
  VirtualApp: 'other',
  Network: 'network',
  OpaqueNetwork: 'network',
  DistributedVirtualPortgroup: 'network',
  DistributedVirtualSwitch: 'network',
  VmwareDistributedVirtualSwitch: 'network',
};

/** A list of all that a vCenter has would have each of these. */
const ESSENTIAL = ['Datacenter', 'HostSystem', 'Datastore', 'VirtualMachine'] as const;

function readVsphere(bytes: Uint8Array, hint: ReadHint): Reading {
  const found = new VsphereObjects();
  for (const document of jsonDocuments(bytes)) found.add(document);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'vsphere', version: 'govc' });
  const inventory = new InventoryFacts(reading);
  const places = new VspherePlaces(found.objects);
  const account = accountOf(found);
  for (const object of found.objects.values()) {
    if (STRUCTURE.has(object.type)) continue;
    inventory.add({
      name: nameOf(object, account),
      native: [...object.names].sort()[0],
      type: object.type,
      role: roleOf(object),
      platform: 'vsphere',
      account,
      regions: places.regionsOf(object),
      encrypted: object.keyProviders.size > 0 ? true : undefined,
      copies: [...object.replicatedTo].map((address) => ({ target: address, region: address })),
      place: object.place,
    });
  }
  addProviders(found, account, inventory);
  reading.records(found.records, found.used);
  const place = [...found.objects.values()][0]?.place ?? { pointer: '' };
  const skipped = found.records - found.used;
  if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
  const whole = isWhole(found, skipped, account);
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources: found.objects.size });
  inventory.close(place, whole);
  return reading.build();
}

/** Identifier of the vCenter, as RVTools also tells it; where no command told it, the address that all hosts name. */
function accountOf(found: VsphereObjects): string | undefined {
  const [instance] = found.instances;
  const managers = new Set([...found.objects.values()].flatMap(({ managers: names }) => [...names]));
  return instance ?? (managers.size === 1 ? [...managers][0] : undefined);
}

/** A reference is unique within its vCenter only. */
function nameOf({ reference, names, uuids }: VsphereObject, account: string | undefined): string {
  const [uuid] = [...uuids].sort();
  const [name] = [...names].sort();
  return `${account === undefined ? '' : `${account}/`}${uuid ?? reference}${name === undefined ? '' : ` (${name})`}`;
}

function roleOf({ type, template }: VsphereObject): Role {
  if (type === 'VirtualMachine' && template) return 'storage';
  return Object.hasOwn(ROLES, type) ? ROLES[type]! : 'unknown';
}

/**
 * Each server of a provider of keys is where its own address says; a native provider's key is in the vCenter, which stands
 * for its region. A provider that machines name and nothing describes is somewhere.
 */
function addProviders(found: VsphereObjects, account: string | undefined, inventory: InventoryFacts): void {
  const described = new Set(found.providers.map(({ id }) => id));
  const add = (
    id: string,
    address: string | undefined,
    native: boolean,
    place: VsphereObject['place'],
  ): void =>
    inventory.add({
      name: address === undefined ? id : `${id} ${address}`,
      type: 'KeyProvider',
      role: 'key',
      platform: 'vsphere',
      account,
      regions: [address ?? (native ? account : undefined)].filter((region) => region !== undefined),
      key: native
        ? { protection: 'software', custodian: 'provider' }
        : { protection: 'unknown', custodian: 'unknown' },
      place,
    });
  for (const { id, management, servers, place } of found.providers) {
    const native = management === 'nativeProvider';
    for (const address of servers.length === 0 ? [undefined] : servers) add(id, address, native, place);
  }
  const named = new Map<string, VsphereObject['place']>();
  for (const { keyProviders, place } of found.objects.values())
    for (const id of keyProviders) if (!described.has(id) && !named.has(id)) named.set(id, place);
  for (const [id, place] of named) add(id, undefined, false, place);
}

/** Whole where the vCenter is named, each essential type is listed, and no object names another that is not there. */
function isWhole(found: VsphereObjects, skipped: number, account: string | undefined): boolean {
  const objects = [...found.objects.values()];
  return (
    account !== undefined &&
    skipped === 0 &&
    ESSENTIAL.every((type) => objects.some((object) => object.type === type)) &&
    objects.every(({ related }) => [...related].every((reference) => found.objects.has(reference)))
  );
}
