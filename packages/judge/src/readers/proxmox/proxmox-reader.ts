import type { Digest } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { InventoryItem } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';
import { listedOf, ProxmoxEntries } from './proxmox-entries.ts';
import { ProxmoxItems } from './proxmox-items.ts';

/**
 * A cluster of Proxmox VE as `pvesh get … --output-format json` writes it (`/cluster/resources`, `/cluster/status`,
 * `/nodes`, `/storage`, `/cluster/backup`, `/cluster/replication`), and remotes, sync jobs and datastores of Proxmox
 * Backup Server; one output or several appended, with or without the envelope `{"data":[…]}` of the HTTP API.
 */
export const proxmoxReader: Reader = {
  format: 'proxmox',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*(?:\[|\{\s*"data"\s*:\s*\[)/.test(text) &&
    (/"id"\s*:\s*"(?:node|qemu|lxc|openvz|storage|sdn|pool)\//.test(text) ||
      /"type"\s*:\s*"vzdump"/.test(text) ||
      /"remote-store"\s*:/.test(text) ||
      /"auth-id"\s*:/.test(text) ||
      (/"guest"\s*:/.test(text) && /"jobnum"\s*:/.test(text)) ||
      (/"storage"\s*:\s*"/.test(text) &&
        /"digest"\s*:\s*"/.test(text) &&
        /"type"\s*:\s*"(?:dir|nfs|cifs|pbs|lvm|lvmthin|zfspool|zfs|rbd|cephfs|btrfs|iscsi|iscsidirect|glusterfs|esxi)"/.test(
          text,
        ))),
  ...itemReader(listNotation('many', ['data']), (evidence) => new ProxmoxListing(evidence)),
};

/** Things made facts of at a time, so that they can be taken in between. */
const AT_ONCE = 5000;

/** Outputs, once for what their entries tell of each other, once for what they list; what no list names comes last. */
class ProxmoxListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #entries = new ProxmoxEntries();
  #items: ProxmoxItems | undefined;
  #rest: Iterator<InventoryItem, void> | undefined;
  /** Number of the entry being read, and entries of the output so far. */
  #entry = 0;
  #ofOutput = 0;
  /** Outputs that are empty and could be of any kind. */
  #empty = 0;
  #first: Place | undefined;
  #count = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'proxmox', version: 'api2' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list !== undefined) {
      this.#entries.add(cursor, this.#entry);
      this.#entry += 1;
      this.#ofOutput += 1;
      return;
    }
    const output = cursor.isArray() ? cursor : cursor.get('data');
    if (output?.isArray() !== true) this.#entries.records += 1;
    else if (this.#ofOutput === 0) this.#empty += 1;
    this.#ofOutput = 0;
  }

  read({ cursor, placeOf, list }: JsonEntry): void {
    if (this.#items === undefined) {
      this.#items = new ProxmoxItems(this.#entries);
      this.#entry = 0;
    }
    if (list === undefined) return;
    const [place, resource] = [placeOf(cursor), listedOf(cursor)];
    if (resource === undefined) this.#entries.stand(this.#entry, place);
    else if (this.#entries.describes(resource.id, this.#entry)) {
      const item = this.#items.listed(resource, place);
      if (item !== undefined) this.#add(item);
    }
    this.#entry += 1;
  }

  rest(): boolean {
    this.#rest ??= this.#items?.unlisted();
    for (let count = 0; count < AT_ONCE; count += 1) {
      const next = this.#rest?.next();
      if (next === undefined || next.done === true) return false;
      this.#add(next.value);
    }
    return true;
  }

  end(): Reading {
    const [reading, entries] = [this.reading, this.#entries];
    reading.records(entries.records, entries.used);
    const place = this.#first ?? { pointer: '' };
    const skipped = entries.records - entries.used;
    if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
    const whole = skipped === 0 && this.#items?.account !== undefined && isWhole(entries, this.#empty);
    if (!whole) reading.note('LISTING_PARTIAL', place, { resources: this.#count });
    this.#inventory.close(place, whole);
    return reading.build();
  }

  #add(item: InventoryItem): void {
    this.#first ??= item.place;
    this.#count += 1;
    this.#inventory.add(item);
  }
}

/**
 * Whole where the file has every output that tells where data is and goes, some of them perhaps empty, and all the nodes
 * that the cluster counts.
 */
function isWhole({ seen, listedNodes, countedNodes }: ProxmoxEntries, empty: number): boolean {
  const guests = ['qemu', 'lxc', 'openvz'].some((type) => seen.has(`resources of ${type}`));
  const missing = ['backup', 'replication'].filter((kind) => !seen.has(kind)).length;
  return (
    guests &&
    seen.has('resources of node') &&
    seen.has('resources of storage') &&
    seen.has('status') &&
    seen.has('storage') &&
    empty >= missing &&
    listedNodes >= countedNodes
  );
}
