import type { Digest } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';
import { shapeOf, VsphereObjects, vsphereNotation } from './vsphere-objects.ts';
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
  ...itemReader(vsphereNotation, (evidence) => new VsphereListing(evidence)),
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

/** Objects made facts of at a time, so that they can be taken in between. */
const AT_ONCE = 5000;

/** A file of govc: objects are told in parts, by several commands, and become facts when all is read. */
class VsphereListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly surveysDocuments = true;
  readonly #found = new VsphereObjects();
  readonly #inventory: InventoryFacts;
  /** Of each document. */
  readonly #shapes: ReturnType<typeof shapeOf>[] = [];
  #document = 0;
  #account: string | undefined;
  #items: Iterator<InventoryItem, void> | undefined;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'vsphere', version: 'govc' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey({ cursor }: JsonEntry): void {
    const told = shapeOf(cursor);
    const last = this.#shapes.at(-1);
    this.#shapes.push(last?.shape === told.shape && last.lists === told.lists ? last : told);
  }

  read({ cursor, placeOf, list }: JsonEntry): void {
    const { shape, lists } = this.#shapes[this.#document]!;
    if (list === undefined) {
      this.#document += 1;
      this.#found.addDocument(cursor, shape, placeOf);
      return;
    }
    const name = String(list[0]);
    if (lists.split(' ').includes(name)) this.#found.addItem(cursor, name, placeOf(cursor));
    // The same list in the case of another govc.
    else if (shape === 'lists') this.#found.records += 1;
  }

  rest(): boolean {
    if (this.#items === undefined) {
      this.#account = accountOf(this.#found);
      this.#items = itemsOf(this.#found, this.#account);
    }
    for (let count = 0; count < AT_ONCE; count += 1) {
      const { value, done } = this.#items.next();
      if (done === true) return false;
      this.#inventory.add(value);
    }
    return true;
  }

  end(): Reading {
    const [reading, found] = [this.reading, this.#found];
    reading.records(found.records, found.used);
    const [first] = found.objects.values();
    const place = first?.place ?? { pointer: '' };
    const skipped = found.records - found.used;
    if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
    const whole = isWhole(found, skipped, this.#account);
    if (!whole) reading.note('LISTING_PARTIAL', place, { resources: found.objects.size });
    this.#inventory.close(place, whole);
    return reading.build();
  }
}

/** What the objects of a file, and the providers of keys, are as resources. */
function* itemsOf(found: VsphereObjects, account: string | undefined): Generator<InventoryItem, void> {
  const places = new VspherePlaces(found.objects);
  for (const object of found.objects.values()) {
    if (STRUCTURE.has(object.type)) continue;
    yield {
      name: nameOf(object, account),
      native: object.names.toSorted()[0],
      type: object.type,
      role: roleOf(object),
      platform: 'vsphere',
      account,
      regions: places.regionsOf(object),
      encrypted: object.keyProviders.length > 0 ? true : undefined,
      copies: object.replicatedTo.map((address) => ({ target: address, region: address })),
      place: object.place,
    };
  }
  yield* providersOf(found, account);
}

/** Identifier of the vCenter, as RVTools also tells it; where no command told it, the address that all hosts name. */
function accountOf({ instances, managers }: VsphereObjects): string | undefined {
  const [instance] = instances;
  return instance ?? (managers.size === 1 ? [...managers][0] : undefined);
}

/** A reference is unique within its vCenter only. */
function nameOf({ reference, names, uuids }: VsphereObject, account: string | undefined): string {
  const [uuid] = uuids.toSorted();
  const [name] = names.toSorted();
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
function* providersOf(found: VsphereObjects, account: string | undefined): Generator<InventoryItem, void> {
  const described = new Set(found.providers.map(({ id }) => id));
  const item = (id: string, address: string | undefined, native: boolean, place: Place): InventoryItem => ({
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
    for (const address of servers.length === 0 ? [undefined] : servers)
      yield item(id, address, native, place);
  }
  const named = new Map<string, Place>();
  for (const { keyProviders, place } of found.objects.values())
    for (const id of keyProviders) if (!described.has(id) && !named.has(id)) named.set(id, place);
  for (const [id, place] of named) yield item(id, undefined, false, place);
}

/** Whole where the vCenter is named, each essential type is listed, and no object names another that is not there. */
function isWhole(found: VsphereObjects, skipped: number, account: string | undefined): boolean {
  const types = new Set([...found.objects.values()].map(({ type }) => type));
  return (
    account !== undefined &&
    skipped === 0 &&
    ESSENTIAL.every((type) => types.has(type)) &&
    found.missing.size === 0
  );
}
