import type { JsonCursor } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { jsonRows } from '../json-rows.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { ovhShapes, shapeOf, ovhHosts } from './ovh-shapes.ts';

/**
 * Objects of OVHcloud's API for a Public Cloud project, as `ovhcloud … --json` and calls to the API save them: one answer
 * in a file, or several gathered in one array.
 */
export const ovhReader: Reader = {
  format: 'ovh',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*(?:\[\s*){0,2}\{/.test(text) &&
    !/"(?:terraform_version|apiVersion|class_uid|assetType|configurationItems)"\s*:/.test(text) &&
    ovhShapes.some(({ marks }) => marks.every((mark) => text.includes(`"${mark}"`))),
  read: readAnswers,
};

function readAnswers(bytes: Uint8Array, hint: ReadHint): Reading {
  const rows = jsonRows(bytes);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'ovh', version: 'v1' });
  const inventory = new InventoryFacts(reading);
  const notes = new LimitedNotes(reading);
  const project = projectOf(rows);
  const active = new Set<string>();
  const seen = { types: new Set<string>(), regions: new Set<string>(), resources: 0 };
  let [used, unknown] = [0, 0];
  for (const row of rows) {
    const shape = shapeOf(row);
    if (shape === undefined) continue;
    const place = { pointer: row.pointer };
    const name = row.get('id')?.string() || row.get('name')?.string();
    if (shape.type === 'cloud.region') active.add((row.get('name')?.string() ?? '').toLowerCase());
    if (shape.role !== undefined && !name) continue;
    used += 1;
    unknown += countUnknown(row, shape.known);
    const item = shape.item?.(row);
    if (shape.role === undefined || item === undefined) continue;
    const account = item.account ?? project;
    inventory.add({
      ...item,
      name: `${shape.type} ${name}`,
      type: shape.type,
      role: shape.role,
      platform: 'ovh',
      account,
      hosts: ovhHosts(shape.type, row),
      place,
    });
    seen.types.add(shape.type);
    seen.resources += 1;
    for (const region of item.regions) seen.regions.add(region.toLowerCase());
  }
  reading.records(rows.length, used);
  const place = { pointer: rows[0]?.pointer ?? '' };
  notes.count('SKIPPED_RECORDS', place, rows.length - used);
  notes.count('UNKNOWN_FIELDS', place, unknown);
  // One kind alone is what one call gives; the regions that the project may use show that none was left out.
  const whole =
    project !== undefined &&
    seen.types.size > 1 &&
    used === rows.length &&
    active.size > 0 &&
    [...seen.regions].every((region) => region === '' || active.has(region));
  if (!whole) notes.note('LISTING_PARTIAL', place, { resources: seen.resources });
  inventory.close(place, whole);
  notes.close();
  return reading.build();
}

/** The one project that the file is about, where it holds the answer that names it. */
function projectOf(rows: readonly JsonCursor[]): string | undefined {
  const projects = new Set(
    rows.flatMap((row) => {
      const id = shapeOf(row)?.type === 'cloud.project' ? row.get('project_id')?.string() : undefined;
      return id ? [id] : [];
    }),
  );
  return projects.size === 1 ? [...projects][0] : undefined;
}
