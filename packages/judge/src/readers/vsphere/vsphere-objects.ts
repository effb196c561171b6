import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Place } from '../../facts/fact.ts';
import { detachedText } from '../../facts/detached-text.ts';
import type { ItemNotation } from '../item-stream.ts';
import { remembered } from '../remembered.ts';

/** One object of a vCenter as far as the file tells; several commands may each tell a part of it. A cluster has many. */
export interface VsphereObject {
  readonly type: string;
  /** Reference by which others point at it, unique within one vCenter: `VirtualMachine:vm-12`. */
  readonly reference: string;
  readonly place: Place;
  names: Texts;
  parents: Texts;
  /** Host of a machine; hosts that mount a datastore. */
  hosts: Texts;
  /** Folders by which a path says where it is: the datacenter alone can be told by them. */
  datacenters: Texts;
  /** Identifier of a machine that outlives its move to another vCenter. */
  uuids: Texts;
  /** File servers of an NFS datastore; none for another. */
  remoteHosts: Texts;
  keyProviders: Texts;
  replicatedTo: Texts;
  template: boolean;
  nfs: boolean;
}

/** Texts, each once; as small as can be, for there are as many as objects. */
type Texts = readonly string[];
const NONE: Texts = [];

/** A provider of keys as `govc kms.ls` tells it. */
export interface KeyProvider {
  readonly id: string;
  /** `nativeProvider`, `vCenter` (an external server), `trustAuthority`. */
  readonly management: string | undefined;
  readonly servers: readonly string[];
  readonly place: Place;
}

/** Lists by which commands answer, in the case of today's govc; older ones write them in CamelCase. */
const LISTS = ['virtualMachines', 'hostSystems', 'datastores', 'datacenters', 'elements'] as const;
const LIST_NAMES: ReadonlySet<unknown> = new Set(LISTS.flatMap((name) => [name, camelCase(name)]));

export const vsphereNotation: ItemNotation = {
  notation: 'many',
  isList: (path) => path.length === 1 && LIST_NAMES.has(path[0]),
  leadsToList: (path) => path.length === 0,
};

/** What a document is, by its members: the first of these that it has. */
type Shape = 'object' | 'about' | 'providers' | 'lists' | 'self' | 'other' | 'null';

/** The shape of a document, and which of its lists are read: names of them, parted by blanks. */
export function shapeOf(root: JsonCursor): { readonly shape: Shape; readonly lists: string } {
  const lists = LISTS.filter((name) => member(root, name) !== undefined);
  const named = lists.map((name) => (root.get(name) === undefined ? camelCase(name) : name)).join(' ');
  if (root.isNull()) return { shape: 'null', lists: '' };
  if (member(root, 'obj') !== undefined) return { shape: 'object', lists: '' };
  if (member(root, 'about') !== undefined) return { shape: 'about', lists: '' };
  if (member(root, 'info')?.isArray() === true && member(root, 'status') !== undefined)
    return { shape: 'providers', lists: '' };
  if (lists.length > 0) return { shape: 'lists', lists: named };
  return { shape: member(root, 'self') === undefined ? 'other' : 'self', lists: '' };
}

/** All that one file of govc tells, joined by reference. */
export class VsphereObjects {
  readonly objects = new Map<string, VsphereObject>();
  readonly providers: KeyProvider[] = [];
  /** Identifiers of vCenter instances; a file of two would mix their references. */
  readonly instances = new Set<string>();
  /** Names of vCenter servers that hosts say they are managed by. */
  readonly managers = new Set<string>();
  /** Objects that others name as existing, and that are not there. */
  readonly missing = new Set<string>();
  records = 0;
  used = 0;

  /** Takes an item of one of the lists. */
  addItem(item: JsonCursor, list: string, place: Place): void {
    if (list.toLowerCase() !== 'elements') {
      this.#count(this.#object(member(item, 'self'), item, place));
      return;
    }
    const found = member(item, 'object');
    const object = this.#object(member(found, 'self') ?? found, found, place);
    const datacenter = datacenterOfPath(member(item, 'path')?.string());
    if (object !== undefined && datacenter !== undefined)
      object.datacenters = plus(object.datacenters, datacenter);
    this.#count(object);
  }

  /** Takes a document, whose lists came before it. */
  addDocument(root: JsonCursor, shape: Shape, placeOf: (part: JsonCursor) => Place): void {
    switch (shape) {
      case 'object':
        this.#count(this.#object(member(root, 'obj'), changesOf(root), placeOf(root)));
        break;
      case 'about':
        this.#count(this.#about(member(root, 'about')!));
        break;
      case 'providers':
        for (const item of member(root, 'info')!.items()) this.#count(this.#provider(item, placeOf(item)));
        break;
      case 'self':
        this.#count(this.#object(member(root, 'self'), root, placeOf(root)));
        break;
      case 'other':
        this.#count(undefined);
        break;
      default:
    }
  }

  #count(found: unknown): void {
    this.records += 1;
    if (found !== undefined) this.used += 1;
  }

  #about(about: JsonCursor): string | undefined {
    const instance = member(about, 'instanceUuid')?.string();
    if (instance) this.instances.add(detachedText(instance.toLowerCase()));
    if (this.instances.size > 1)
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: 'about.instanceUuid',
        problem: 'more than one vCenter in one file: export each to its own',
      });
    return member(about, 'apiType')?.string();
  }

  #provider(info: JsonCursor, place: Place): KeyProvider | undefined {
    const id = path(info, 'clusterId', 'id')?.string();
    if (!id) return undefined;
    const servers = (member(info, 'servers')?.items() ?? []).map((item) => member(item, 'address')?.string());
    const provider = {
      id: detachedText(id),
      management: member(info, 'managementType')?.string(),
      servers: servers.flatMap((address) => (address ? [detachedText(address)] : [])),
      place,
    };
    this.providers.push(provider);
    return provider;
  }

  #object(
    self: JsonCursor | undefined,
    tree: Fields | JsonCursor | undefined,
    place: Place,
  ): VsphereObject | undefined {
    const reference = referenceOf(self);
    const type = member(self, 'type')?.string();
    if (reference === undefined || type === undefined || tree === undefined) return undefined;
    let known = this.objects.get(reference);
    if (known === undefined) {
      known = emptyObject(nameOfType(type), detachedText(reference), place);
      this.objects.set(known.reference, known);
      this.missing.delete(reference);
    }
    this.#fill(known, 'get' in tree && 'value' in tree ? (...names) => path(tree, ...names) : tree.get);
    return known;
  }

  /** Takes the named fields and no other: a configuration also holds what must never leave the file. */
  #fill(object: VsphereObject, get: Fields['get']): void {
    object.names = plus(object.names, ...textsOf(get('name')));
    const parent = referenceOf(get('parent'));
    if (parent !== undefined) object.parents = plus(object.parents, parent);
    this.#name(referencesIn(get('vm'), get('datastore')));
    switch (object.type) {
      case 'VirtualMachine': {
        const host = referenceOf(get('runtime', 'host')) ?? referenceOf(get('summary', 'runtime', 'host'));
        if (host !== undefined) object.hosts = plus(object.hosts, host);
        const uuids = textsOf(get('config', 'instanceUuid'), get('summary', 'config', 'instanceUuid'));
        object.uuids = plus(object.uuids, ...uuids);
        const providers = textsOf(get('config', 'keyId', 'providerId', 'id'));
        object.keyProviders = plus(object.keyProviders, ...providers);
        const copies = textsOf(get('config', 'repConfig', 'destination'));
        object.replicatedTo = plus(object.replicatedTo, ...copies);
        const template = get('config', 'template') ?? get('summary', 'config', 'template');
        if (template?.boolean() === true) object.template = true;
        break;
      }
      case 'HostSystem':
        for (const name of textsOf(get('summary', 'managementServerIp')))
          this.managers.add(detachedText(name));
        break;
      case 'Datastore': {
        const mounts = (get('host')?.items() ?? []).flatMap(
          (mount) => referenceOf(member(mount, 'key')) ?? [],
        );
        object.hosts = plus(object.hosts, ...mounts);
        // NFS 4.1 may name several servers, which need not stand together.
        const servers = [
          get('info', 'nas', 'remoteHost'),
          ...(get('info', 'nas', 'remoteHostNames')?.items() ?? []),
        ];
        object.remoteHosts = plus(object.remoteHosts, ...textsOf(...servers));
        const nfs = /^nfs/i.test(get('summary', 'type')?.string() ?? '');
        if (nfs || object.remoteHosts.length > 0) object.nfs = true;
        break;
      }
      default:
    }
    this.#name(object.hosts);
  }

  /** Objects that one names as existing. */
  #name(references: readonly string[]): void {
    for (const reference of references)
      if (!this.objects.has(reference)) this.missing.add(detachedText(reference));
  }
}

interface Fields {
  readonly get: (...names: readonly string[]) => JsonCursor | undefined;
}

/** Fields of an update, which names each property by its whole path: `config.keyId`. */
function changesOf(root: JsonCursor): Fields {
  const changes = new Map<string, JsonCursor>();
  for (const change of member(root, 'changeSet')?.items() ?? []) {
    const name = member(change, 'name')?.string();
    const value = member(change, 'val');
    if (name !== undefined && value !== undefined) changes.set(name.toLowerCase(), value);
  }
  const get = (...names: readonly string[]): JsonCursor | undefined => {
    for (let length = names.length; length > 0; length -= 1) {
      const found = changes.get(names.slice(0, length).join('.').toLowerCase());
      if (found !== undefined) return path(found.get('_value') ?? found, ...names.slice(length));
    }
    return undefined;
  };
  return { get };
}

function emptyObject(type: string, reference: string, place: Place): VsphereObject {
  return {
    type,
    reference,
    place,
    names: NONE,
    parents: NONE,
    hosts: NONE,
    datacenters: NONE,
    uuids: NONE,
    remoteHosts: NONE,
    keyProviders: NONE,
    replicatedTo: NONE,
    template: false,
    nfs: false,
  };
}

/** Types come back with every object. */
const nameOfType = remembered(detachedText);

function plus(texts: Texts, ...more: readonly string[]): Texts {
  const fresh = more.filter((text) => !texts.includes(text)).map(detachedText);
  if (fresh.length === 0) return texts;
  return fresh.length === 1 && texts.length === 0 ? fresh : [...new Set([...texts, ...fresh])];
}

function textsOf(...found: readonly (JsonCursor | undefined)[]): string[] {
  return found.flatMap((cursor) => cursor?.string() || []);
}

function referencesIn(...lists: readonly (JsonCursor | undefined)[]): string[] {
  return lists.flatMap((list) => (list?.items() ?? []).flatMap((item) => referenceOf(item) ?? []));
}

/** A member in the case of today's govc, else in that of versions before 0.30. */
function member(cursor: JsonCursor | undefined, name: string): JsonCursor | undefined {
  const found = cursor?.get(name) ?? cursor?.get(camelCase(name));
  return found?.isNull() === true ? undefined : found;
}

function camelCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function path(cursor: JsonCursor | undefined, ...names: readonly string[]): JsonCursor | undefined {
  let found = cursor;
  for (const name of names) found = member(found, name);
  return found;
}

function referenceOf(cursor: JsonCursor | undefined): string | undefined {
  const type = member(cursor, 'type')?.string();
  const value = member(cursor, 'value')?.string();
  return type && value ? `${type}:${value}` : undefined;
}

/** The folder that holds one of the four that each datacenter has: `/MTL1/vm/web` is in `MTL1`. */
function datacenterOfPath(text: string | undefined): string | undefined {
  const parts = text?.split('/') ?? [];
  const at = parts.findIndex(
    (part, index) => index > 1 && ['vm', 'host', 'datastore', 'network'].includes(part),
  );
  return at < 0 ? undefined : parts[at - 1] || undefined;
}
