import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Place } from '../../facts/fact.ts';
import type { JsonDocument } from '../json-documents.ts';

/** One object of a vCenter as far as the file tells; several commands may each tell a part of it. */
export interface VsphereObject {
  readonly type: string;
  /** Reference by which others point at it, unique within one vCenter: `VirtualMachine:vm-12`. */
  readonly reference: string;
  readonly place: Place;
  readonly names: Set<string>;
  readonly parents: Set<string>;
  /** Host of a machine; hosts that mount a datastore. */
  readonly hosts: Set<string>;
  /** Objects that this one names as existing. */
  readonly related: Set<string>;
  /** Folders by which a path says where it is: the datacenter alone can be told by them. */
  readonly datacenters: Set<string>;
  /** Identifier of a machine that outlives its move to another vCenter. */
  readonly uuids: Set<string>;
  /** File servers of an NFS datastore; none for another. */
  readonly remoteHosts: Set<string>;
  readonly keyProviders: Set<string>;
  readonly replicatedTo: Set<string>;
  /** Names of vCenter servers that a host says it is managed by. */
  readonly managers: Set<string>;
  template: boolean;
  nfs: boolean;
}

/** A provider of keys as `govc kms.ls` tells it. */
export interface KeyProvider {
  readonly id: string;
  /** `nativeProvider`, `vCenter` (an external server), `trustAuthority`. */
  readonly management: string | undefined;
  readonly servers: readonly string[];
  readonly place: Place;
}

/** Lists by which commands answer, in the case of today's govc; older ones write them in CamelCase. */
const LISTS = ['virtualMachines', 'hostSystems', 'datastores', 'datacenters'] as const;

/** All that one file of govc tells, joined by reference. */
export class VsphereObjects {
  readonly objects = new Map<string, VsphereObject>();
  readonly providers: KeyProvider[] = [];
  /** Identifiers of vCenter instances; a file of two would mix their references. */
  readonly instances = new Set<string>();
  records = 0;
  used = 0;

  add({ root, placeOf }: JsonDocument): void {
    if (root.value === null) return;
    const place = placeOf(root);
    const listed = LISTS.map((name) => member(root, name)).filter((list) => list !== undefined);
    const elements = member(root, 'elements');
    const about = member(root, 'about');
    const info = member(root, 'info');
    if (member(root, 'obj') !== undefined)
      this.#count(this.#object(member(root, 'obj'), changesOf(root), placeOf(root)));
    else if (about !== undefined) this.#count(this.#about(about));
    else if (info?.isArray() === true && member(root, 'status') !== undefined)
      for (const item of info.items()) this.#count(this.#provider(item, placeOf(item)));
    else if (listed.length > 0 || elements !== undefined) {
      for (const list of listed)
        for (const item of list.items()) this.#count(this.#object(member(item, 'self'), item, placeOf(item)));
      for (const item of elements?.items() ?? []) {
        const found = member(item, 'object');
        const object = this.#object(member(found, 'self') ?? found, found, placeOf(item));
        const datacenter = datacenterOfPath(member(item, 'path')?.string());
        if (datacenter !== undefined) object?.datacenters.add(datacenter);
        this.#count(object);
      }
    } else if (member(root, 'self') !== undefined)
      this.#count(this.#object(member(root, 'self'), root, place));
    else this.#count(undefined);
  }

  #count(found: unknown): void {
    this.records += 1;
    if (found !== undefined) this.used += 1;
  }

  #about(about: JsonCursor): string | undefined {
    const instance = member(about, 'instanceUuid')?.string();
    if (instance) this.instances.add(instance.toLowerCase());
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
      id,
      management: member(info, 'managementType')?.string(),
      servers: servers.filter((address) => address !== undefined && address !== '') as string[],
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
    const known = this.objects.get(reference) ?? emptyObject(type, reference, place);
    this.objects.set(reference, known);
    fill(known, 'get' in tree && 'value' in tree ? (...names) => path(tree, ...names) : tree.get);
    return known;
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
  const sets = (): Set<string> => new Set();
  return {
    type,
    reference,
    place,
    names: sets(),
    parents: sets(),
    hosts: sets(),
    related: sets(),
    datacenters: sets(),
    uuids: sets(),
    remoteHosts: sets(),
    keyProviders: sets(),
    replicatedTo: sets(),
    managers: sets(),
    template: false,
    nfs: false,
  };
}

/** Takes the named fields and no other: a configuration also holds what must never leave the file. */
function fill(object: VsphereObject, get: Fields['get']): void {
  const texts = (into: Set<string>, ...found: readonly (JsonCursor | undefined)[]): void => {
    for (const cursor of found) {
      const text = cursor?.string();
      if (text) into.add(text);
    }
  };
  const references = (...lists: readonly (JsonCursor | undefined)[]): string[] =>
    lists.flatMap((list) => (list?.items() ?? []).map(referenceOf)).filter((found) => found !== undefined);
  texts(object.names, get('name'));
  const parent = referenceOf(get('parent'));
  if (parent !== undefined) object.parents.add(parent);
  for (const found of references(get('vm'), get('datastore'))) object.related.add(found);
  switch (object.type) {
    case 'VirtualMachine': {
      const host = referenceOf(get('runtime', 'host')) ?? referenceOf(get('summary', 'runtime', 'host'));
      if (host !== undefined) object.hosts.add(host);
      texts(object.uuids, get('config', 'instanceUuid'), get('summary', 'config', 'instanceUuid'));
      texts(object.keyProviders, get('config', 'keyId', 'providerId', 'id'));
      texts(object.replicatedTo, get('config', 'repConfig', 'destination'));
      const template = get('config', 'template') ?? get('summary', 'config', 'template');
      if (template?.boolean() === true) object.template = true;
      break;
    }
    case 'HostSystem':
      texts(object.managers, get('summary', 'managementServerIp'));
      break;
    case 'Datastore': {
      for (const mount of get('host')?.items() ?? []) {
        const host = referenceOf(member(mount, 'key'));
        if (host !== undefined) object.hosts.add(host);
      }
      texts(object.remoteHosts, get('info', 'nas', 'remoteHost'));
      if (/^nfs/i.test(get('summary', 'type')?.string() ?? '') || object.remoteHosts.size > 0)
        object.nfs = true;
      break;
    }
    default:
  }
  for (const host of object.hosts) object.related.add(host);
}

/** A member in the case of today's govc, else in that of versions before 0.30. */
function member(cursor: JsonCursor | undefined, name: string): JsonCursor | undefined {
  const found = cursor?.get(name) ?? cursor?.get(name.charAt(0).toUpperCase() + name.slice(1));
  return found?.value === null ? undefined : found;
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
