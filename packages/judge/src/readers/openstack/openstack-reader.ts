import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { jsonRows } from '../json-rows.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { cloudContext } from './cloud-context.ts';
import { nameOf, rowShapes, shapeOf, text } from './openstack-shapes.ts';

/** The most that the services of OpenStack give at once, unless their operator says otherwise: a list so long may be cut. */
const PAGE = 1000;

/** Listings of OpenStack’s command-line client (`openstack … -f json`), one in a file or several gathered in one array. */
export const openstackReader: Reader = {
  format: 'openstack',
  recognise: ({ text: head }: Head) =>
    /^\uFEFF?\s*(?:\[\s*){0,2}\{/.test(head) &&
    !/"(?:terraform_version|apiVersion|class_uid|assetType|configurationItems)"\s*:/.test(head) &&
    rowShapes.some(({ marks }) => marks.every((mark) => head.includes(`"${mark}"`))),
  read: readRows,
};

function readRows(bytes: Uint8Array, hint: ReadHint): Reading {
  const rows = jsonRows(bytes);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'openstack', version: 'v3' });
  const inventory = new InventoryFacts(reading);
  const notes = new LimitedNotes(reading);
  const cloud = cloudContext(rows);
  const counts = new Map<string, number>();
  let [used, resources] = [0, 0];
  for (const row of rows) {
    const shape = shapeOf(row);
    const name = nameOf(row);
    if (shape === undefined || (shape.role !== undefined && name === undefined)) continue;
    used += 1;
    if (shape.role === undefined) continue;
    resources += 1;
    counts.set(shape.type, (counts.get(shape.type) ?? 0) + 1);
    const item = shape.item?.(row) ?? {};
    const type = shape.type === 'volume list' ? text(row, 'Type') : text(row, 'type');
    const byType = shape.role === 'storage' && type !== undefined && cloud.encryptedTypes.has(type);
    // Machines of the operator are of no project.
    const account = shape.type === 'hypervisor list' ? undefined : (item.account ?? cloud.project);
    inventory.add({
      ...item,
      name: `${shape.type.split(/ (?:list|show)/, 1)[0]} ${name}`,
      native: item.native ?? name,
      type: shape.type,
      role: shape.roleOf?.(row) ?? shape.role,
      platform: 'openstack',
      account,
      regions: [cloud.region ?? ''],
      encrypted: item.encrypted ?? (byType ? true : undefined),
      place: { pointer: row.pointer },
    });
  }
  reading.records(rows.length, used);
  const place = { pointer: rows[0]?.pointer ?? '' };
  notes.count('SKIPPED_RECORDS', place, rows.length - used);
  // One listing alone is what one command prints, and what is in another region of the cloud it does not print.
  const whole =
    cloud.project !== undefined &&
    cloud.single &&
    counts.size > 1 &&
    used === rows.length &&
    ![...counts.values()].some((count) => count % PAGE === 0);
  if (!whole) notes.note('LISTING_PARTIAL', place, { resources });
  inventory.close(place, whole);
  notes.close();
  return reading.build();
}
