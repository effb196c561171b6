import type { Place } from '../../facts/fact.ts';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { regionName } from '../vsphere/vsphere-places.ts';
import type { TabHeader } from './rvtools-tabs.ts';

interface Datastore {
  readonly account: string;
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly address: string;
  readonly hosts: readonly string[];
  readonly place: Place;
}

interface Disk {
  readonly account: string;
  readonly machine: string;
  readonly disk: string;
  readonly datastore: string | undefined;
  readonly place: Place;
}

interface Server {
  readonly tabs: Set<string>;
  /** Region of each host, and how many machines it says that it has. */
  readonly hosts: Map<string, { readonly region: string | undefined; readonly counted: number }>;
  readonly machines: Map<string, number>;
  /** Datastores that machines lie on. */
  readonly lying: Set<string>;
}

/**
 * Rows of the tabs of RVTools, joined where several tabs stand in one file: a datastore is where the hosts that mount it
 * are, and only the tab of hosts tells where they are.
 */
export class RvtoolsRows {
  readonly #servers = new Map<string, Server>();
  readonly #ready: InventoryItem[] = [];
  readonly #datastores: Datastore[] = [];
  readonly #disks: Disk[] = [];

  /** Takes a row; false where it is of another tab, or names nothing. */
  add({ tab, field }: TabHeader, row: readonly string[], place: Place): boolean {
    const account = (field(row, 'visdkuuid') || field(row, 'visdkserver')).toLowerCase();
    const server = this.#server(account, tab);
    const region = regionOf(field(row, 'datacenter'), field(row, 'cluster'));
    const host = field(row, 'host');
    switch (tab) {
      case 'info': {
        const [name, path] = [field(row, 'vm'), field(row, 'path')];
        if (name === '') return false;
        server.machines.set(host, (server.machines.get(host) ?? 0) + 1);
        const lying = datastoreOf(path);
        if (lying !== undefined) server.lying.add(lying);
        const id = field(row, 'vmuuid', 'uuid') || named('VirtualMachine', field(row, 'vmid', 'objectid'));
        const role: Role = isTrue(field(row, 'srmplaceholder'))
          ? 'backup'
          : isTrue(field(row, 'template'))
            ? 'storage'
            : 'processing';
        this.#ready.push(item(account, id, name, 'VirtualMachine', role, region, place));
        return true;
      }
      case 'host': {
        if (host === '') return false;
        const counted = Number(
          /^\d{1,6}$/.exec(field(row, 'numvmstotal', 'vmstotal', 'numvms', 'vms'))?.[0] ?? 0,
        );
        server.hosts.set(host, { region, counted });
        const id = named('HostSystem', field(row, 'objectid'));
        this.#ready.push(item(account, id, host, 'HostSystem', 'processing', region, place));
        return true;
      }
      case 'cluster': {
        const name = field(row, 'name');
        if (name === '') return false;
        const id = named('ClusterComputeResource', field(row, 'objectid'));
        this.#ready.push(item(account, id, name, 'ClusterComputeResource', 'other', undefined, place));
        return true;
      }
      case 'datastore': {
        const name = field(row, 'name');
        if (name === '') return false;
        const hosts = field(row, 'hosts').split(',');
        this.#datastores.push({
          account,
          name,
          id: named('Datastore', field(row, 'objectid')),
          type: field(row, 'type'),
          address: field(row, 'address'),
          hosts: hosts.map((part) => part.trim()).filter((part) => part !== ''),
          place,
        });
        return true;
      }
      case 'disk': {
        const [machine, disk] = [field(row, 'vm'), field(row, 'disk')];
        if (machine === '' || disk === '') return false;
        this.#disks.push({ account, machine, disk, datastore: datastoreOf(field(row, 'path')), place });
        return true;
      }
      default:
        return false;
    }
  }

  *items(): Generator<InventoryItem, void, undefined> {
    yield* this.#ready;
    const places = new Map<string, readonly string[]>();
    for (const datastore of this.#datastores) {
      const { account, name, id, type, place } = datastore;
      const regions = this.#regionsOf(datastore);
      places.set(`${account} ${name}`, regions);
      yield { ...item(account, id, name, `Datastore ${type}`.trim(), 'storage', undefined, place), regions };
    }
    for (const { account, machine, disk, datastore, place } of this.#disks) {
      const regions = places.get(`${account} ${datastore ?? ''}`) ?? [];
      yield {
        ...item(account, '', `${machine}/${disk}`, 'VirtualDisk', 'storage', undefined, place),
        regions,
      };
    }
  }

  /** Whether, for each server, the file has the three tabs that matter and each of them what the others name. */
  isWhole(): boolean {
    if (this.#servers.size === 0) return false;
    const datastores = new Set(this.#datastores.map(({ account, name }) => `${account} ${name}`));
    const mounting = Map.groupBy(this.#datastores, ({ account }) => account);
    return [...this.#servers].every(
      ([account, { tabs, hosts, machines, lying }]) =>
        account !== '' &&
        ['info', 'host', 'datastore'].every((tab) => tabs.has(tab)) &&
        [...machines.keys()].every((host) => hosts.has(host)) &&
        [...hosts].every(([host, { counted }]) => (machines.get(host) ?? 0) >= counted) &&
        [...lying].every((name) => datastores.has(`${account} ${name}`)) &&
        (mounting.get(account) ?? []).every((datastore) => datastore.hosts.every((host) => hosts.has(host))),
    );
  }

  #server(account: string, tab: string): Server {
    const known = this.#servers.get(account) ?? {
      tabs: new Set(),
      hosts: new Map(),
      machines: new Map(),
      lying: new Set(),
    };
    known.tabs.add(tab);
    this.#servers.set(account, known);
    return known;
  }

  /** A file server is where its own address says; another datastore where all its hosts are, or else in their datacenter. */
  #regionsOf({ account, type, address, hosts }: Datastore): string[] {
    if (/^nfs/i.test(type)) return address === '' ? [] : [serverOf(address)];
    const known = this.#servers.get(account)?.hosts;
    const regions = new Set(hosts.map((host) => known?.get(host)?.region));
    if (regions.size <= 1) return [...regions].filter((region) => region !== undefined);
    const datacenters = new Set([...regions].map((region) => region?.split('/')[0]));
    return datacenters.size === 1 ? [...datacenters].filter((name) => name !== undefined) : [];
  }
}

function item(
  account: string,
  id: string,
  name: string,
  type: string,
  role: Role,
  region: string | undefined,
  place: Place,
): InventoryItem {
  const shown = id === '' ? name : `${id} (${name})`;
  return {
    name: account === '' ? shown : `${account}/${shown}`,
    native: name,
    type,
    role,
    platform: 'vsphere',
    account: account === '' ? undefined : account,
    regions: region === undefined ? [] : [region],
    place,
  };
}

const named = (type: string, id: string): string => (id === '' ? '' : `${type}:${id}`);

function regionOf(datacenter: string, cluster: string): string | undefined {
  return datacenter === '' ? undefined : regionName(datacenter, cluster);
}

/** `[san01] web/web.vmx` lies on `san01`. */
function datastoreOf(path: string): string | undefined {
  return /^\[([^\]]{1,200})\]/.exec(path)?.[1];
}

/** The address of an NFS datastore is `server:/folder`, or the server alone. */
function serverOf(address: string): string {
  return /^(.+?):?\/(?!\/)/.exec(address)?.[1] ?? address;
}

const isTrue = (text: string): boolean => /^(?:true|1|vrai)$/i.test(text);
