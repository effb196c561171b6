import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { regionName } from '../vsphere/vsphere-places.ts';
import type { TabHeader } from './rvtools-tabs.ts';

/** What the first time through keeps of a datastore: where it is, once hosts are known, and who mounts it. */
interface Datastore {
  readonly type: string;
  readonly address: string;
  readonly hosts: readonly string[];
}

interface Server {
  readonly tabs: Set<string>;
  /** Region of each host, and how many machines it says that it has. */
  readonly hosts: Map<string, { readonly region: string | undefined; readonly counted: number }>;
  readonly machines: Map<string, number>;
  /** Datastores that machines and their disks lie on. */
  readonly lying: Set<string>;
  /** Datastores by name: the last of two that have the same. */
  readonly datastores: Map<string, Datastore>;
  /** Hosts that mount a datastore. */
  readonly mounting: Set<string>;
}

/**
 * Rows of the tabs of RVTools, joined where several tabs stand in one file: a datastore is where the hosts that mount it
 * are, and only the tab of hosts tells where they are. What is kept is of hosts and datastores, not of machines and disks.
 */
export class RvtoolsRows {
  readonly #servers = new Map<string, Server>();

  /** Takes from a row what others need. */
  survey(header: TabHeader, row: readonly string[]): void {
    const { tab, field } = header;
    const server = this.#server(accountOf(header, row));
    server.tabs.add(tab);
    const host = field(row, 'host');
    if (tab === 'info' && field(row, 'vm') !== '') {
      countOwn(server.machines, host);
      const lying = datastoreOf(field(row, 'path'));
      if (lying !== undefined) addOwn(server.lying, lying);
    } else if (tab === 'disk') {
      const lying = datastoreOf(field(row, 'path'));
      if (lying !== undefined) addOwn(server.lying, lying);
    } else if (tab === 'host' && host !== '') {
      const counted = Number(
        /^\d{1,6}$/.exec(field(row, 'numvmstotal', 'vmstotal', 'numvms', 'vms'))?.[0] ?? 0,
      );
      server.hosts.set(detachedText(host), { region: own(regionOf(header, row)), counted });
    } else if (tab === 'datastore' && field(row, 'name') !== '') {
      const hosts = hostsIn(field(row, 'hosts')).map(detachedText);
      const [name, type, address] = ['name', 'type', 'address'].map((column) => field(row, column));
      server.datastores.set(detachedText(name!), {
        type: detachedText(type!),
        address: detachedText(address!),
        hosts,
      });
      for (const mounting of hosts) server.mounting.add(mounting);
    }
  }

  /** A row as a resource, once all rows were surveyed; undefined where it is of another tab, or names nothing. */
  item(header: TabHeader, row: readonly string[], place: Place): InventoryItem | undefined {
    const { tab, field } = header;
    const account = accountOf(header, row);
    switch (tab) {
      case 'info': {
        const name = field(row, 'vm');
        if (name === '') return undefined;
        const id = field(row, 'vmuuid', 'uuid') || named('VirtualMachine', field(row, 'vmid', 'objectid'));
        const role: Role = isTrue(field(row, 'srmplaceholder'))
          ? 'backup'
          : isTrue(field(row, 'template'))
            ? 'storage'
            : 'processing';
        return item(account, id, name, 'VirtualMachine', role, listed(regionOf(header, row)), place);
      }
      case 'host': {
        const host = field(row, 'host');
        if (host === '') return undefined;
        const id = named('HostSystem', field(row, 'objectid'));
        return item(account, id, host, 'HostSystem', 'processing', listed(regionOf(header, row)), place);
      }
      case 'cluster': {
        const name = field(row, 'name');
        if (name === '') return undefined;
        const id = named('ClusterComputeResource', field(row, 'objectid'));
        return item(account, id, name, 'ClusterComputeResource', 'other', [], place);
      }
      case 'datastore': {
        const name = field(row, 'name');
        if (name === '') return undefined;
        const type = field(row, 'type');
        const regions = this.#regionsOf(account, {
          type,
          address: field(row, 'address'),
          hosts: hostsIn(field(row, 'hosts')),
        });
        const id = named('Datastore', field(row, 'objectid'));
        return item(account, id, name, `Datastore ${type}`.trim(), 'storage', regions, place);
      }
      case 'disk': {
        const [machine, disk] = [field(row, 'vm'), field(row, 'disk')];
        if (machine === '' || disk === '') return undefined;
        const lying = datastoreOf(field(row, 'path'));
        const datastore = lying === undefined ? undefined : this.#servers.get(account)?.datastores.get(lying);
        const regions = datastore === undefined ? [] : this.#regionsOf(account, datastore);
        return item(account, '', `${machine}/${disk}`, 'VirtualDisk', 'storage', regions, place);
      }
      default:
        return undefined;
    }
  }

  /** Whether, for each server, the file has the three tabs that matter and each of them what the others name. */
  isWhole(): boolean {
    return (
      this.#servers.size > 0 &&
      [...this.#servers].every(
        ([account, { tabs, hosts, machines, lying, datastores, mounting }]) =>
          account !== '' &&
          ['info', 'host', 'datastore'].every((tab) => tabs.has(tab)) &&
          [...machines.keys(), ...mounting].every((host) => hosts.has(host)) &&
          [...hosts].every(([host, { counted }]) => (machines.get(host) ?? 0) >= counted) &&
          [...lying].every((name) => datastores.has(name)),
      )
    );
  }

  #server(account: string): Server {
    let known = this.#servers.get(account);
    if (known === undefined) {
      known = {
        tabs: new Set(),
        hosts: new Map(),
        machines: new Map(),
        lying: new Set(),
        datastores: new Map(),
        mounting: new Set(),
      };
      this.#servers.set(detachedText(account), known);
    }
    return known;
  }

  /** A file server is where its own address says; another datastore where all its hosts are, or else in their datacenter. */
  #regionsOf(account: string, { type, address, hosts }: Datastore): string[] {
    if (/^nfs/i.test(type)) return address === '' ? [] : [serverOf(address)];
    const known = this.#servers.get(account)?.hosts;
    const regions = new Set(hosts.map((host) => known?.get(host)?.region));
    if (regions.size <= 1) return [...regions].filter((region) => region !== undefined);
    const datacenters = new Set([...regions].map((region) => region?.split('/')[0]));
    return datacenters.size === 1 ? [...datacenters].filter((name) => name !== undefined) : [];
  }
}

function accountOf({ field }: TabHeader, row: readonly string[]): string {
  return (field(row, 'visdkuuid') || field(row, 'visdkserver')).toLowerCase();
}

function hostsIn(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const listed = (region: string | undefined): string[] => (region === undefined ? [] : [region]);

/** Texts that are kept stand apart from the records that they were cut from. */
function own(text: string | undefined): string | undefined {
  return text === undefined ? undefined : detachedText(text);
}

function addOwn(texts: Set<string>, text: string): void {
  if (!texts.has(text)) texts.add(detachedText(text));
}

function countOwn(counts: Map<string, number>, text: string): void {
  const count = counts.get(text);
  counts.set(count === undefined ? detachedText(text) : text, (count ?? 0) + 1);
}

function item(
  account: string,
  id: string,
  name: string,
  type: string,
  role: Role,
  regions: readonly string[],
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
    regions,
    place,
  };
}

const named = (type: string, id: string): string => (id === '' ? '' : `${type}:${id}`);

function regionOf({ field }: TabHeader, row: readonly string[]): string | undefined {
  const datacenter = field(row, 'datacenter');
  return datacenter === '' ? undefined : regionName(datacenter, field(row, 'cluster'));
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
