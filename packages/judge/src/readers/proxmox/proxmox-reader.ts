import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { jsonDocuments } from '../json-documents.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { ProxmoxEntries } from './proxmox-entries.ts';
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
  read: readProxmox,
};

function readProxmox(bytes: Uint8Array, hint: ReadHint): Reading {
  const entries = new ProxmoxEntries();
  for (const document of jsonDocuments(bytes)) entries.add(document);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'proxmox', version: 'api2' });
  const inventory = new InventoryFacts(reading);
  const items = new ProxmoxItems(entries);
  let first: { readonly place: Parameters<InventoryFacts['close']>[0] } | undefined;
  let count = 0;
  for (const item of items.items()) {
    first ??= item;
    count += 1;
    inventory.add(item);
  }
  reading.records(entries.records, entries.used);
  const place = first?.place ?? { pointer: '' };
  const skipped = entries.records - entries.used;
  if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
  const whole = skipped === 0 && items.account !== undefined && isWhole(entries);
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources: count });
  inventory.close(place, whole);
  return reading.build();
}

/**
 * Whole where the file has every output that tells where data is and goes, some of them perhaps empty, and all the nodes
 * that the cluster counts.
 */
function isWhole(entries: ProxmoxEntries): boolean {
  const { seen, empty, resources, nodes } = entries;
  const guests = ['qemu', 'lxc', 'openvz'].some((type) => seen.has(`resources of ${type}`));
  const listed = [...resources.values()].filter(({ type }) => type === 'node').length;
  const missing = ['backup', 'replication'].filter((kind) => !seen.has(kind)).length;
  return (
    guests &&
    seen.has('resources of node') &&
    seen.has('resources of storage') &&
    seen.has('status') &&
    seen.has('storage') &&
    empty >= missing &&
    listed >= nodes
  );
}
