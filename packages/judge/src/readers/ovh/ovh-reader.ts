import type { Digest, JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { rowsOf } from '../json-rows.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { rowKeys } from '../row-keys.ts';
import { isKnownBy, isProject, ovhHosts, shapeOf } from './ovh-shapes.ts';

/**
 * Objects of OVHcloud's API for a Public Cloud project, as `ovhcloud … --json` and calls to the API save them: one answer
 * in a file, or several gathered in one array.
 */
export const ovhReader: Reader = {
  format: 'ovh',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*(?:\[\s*){0,2}\{/.test(text) &&
    !/"(?:terraform_version|apiVersion|class_uid|assetType|configurationItems)"\s*:/.test(text) &&
    [...rowKeys(text)].some(isKnownBy),
  ...itemReader(listNotation('one', []), (evidence) => new OvhListing(evidence)),
};

/** Answers of the API, once for the project that they are of, once for what they list. */
class OvhListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #notes: LimitedNotes;
  readonly #projects = new Set<string>();
  /** Regions that the project may use, and those that its resources are in. */
  readonly #active = new Set<string>();
  readonly #regions = new Set<string>();
  readonly #types = new Set<string>();
  /** Whether an object told less than it would have if it was asked for itself. */
  #shortened = false;
  #first: Place | undefined;
  #rows = 0;
  #used = 0;
  #resources = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'ovh', version: 'v1' });
    this.#inventory = new InventoryFacts(this.reading);
    this.#notes = new LimitedNotes(this.reading);
  }

  survey(entry: JsonEntry): void {
    for (const row of rowsOf(entry)) {
      const id = isProject(row) ? row.get('project_id')?.string() : undefined;
      if (id && this.#projects.size < 2) this.#projects.add(detachedText(id));
    }
  }

  read(entry: JsonEntry): void {
    for (const row of rowsOf(entry)) this.#row(row);
  }

  end(): Reading {
    this.reading.records(this.#rows, this.#used);
    const place = this.#first ?? { pointer: '' };
    this.#notes.count('SKIPPED_RECORDS', place, this.#rows - this.#used);
    // One kind alone is what one call gives; the regions that the project may use show that none was left out.
    const whole =
      this.#project() !== undefined &&
      this.#types.size > 1 &&
      this.#used === this.#rows &&
      !this.#shortened &&
      this.#active.size > 0 &&
      [...this.#regions].every((region) => region === '' || this.#active.has(region));
    if (!whole) this.#notes.note('LISTING_PARTIAL', place, { resources: this.#resources });
    this.#inventory.close(place, whole);
    this.#notes.close();
    return this.reading.build();
  }

  /** The one project that the file is about, where it holds the answer that names it. */
  #project(): string | undefined {
    return this.#projects.size === 1 ? [...this.#projects][0] : undefined;
  }

  #row(row: JsonCursor): void {
    const place = { pointer: row.pointer };
    this.#first ??= place;
    this.#rows += 1;
    const shape = shapeOf(row);
    if (shape === undefined) return;
    const name = row.get('id')?.string() || row.get('name')?.string();
    if (shape.type === 'cloud.region') addOwn(this.#active, row.get('name')?.string() ?? '');
    if (shape.role !== undefined && !name) return;
    this.#used += 1;
    this.#notes.count('UNKNOWN_FIELDS', this.#first, countUnknown(row, shape.known));
    if (shape.unlisted !== undefined && row.get(shape.unlisted) === undefined) this.#shortened = true;
    const item = shape.item?.(row);
    if (shape.role === undefined || item === undefined) return;
    this.#inventory.add({
      ...item,
      name: `${shape.type} ${name}`,
      type: shape.type,
      role: shape.role,
      platform: 'ovh',
      account: item.account ?? this.#project(),
      hosts: ovhHosts(shape.type, row),
      place,
    });
    this.#types.add(shape.type);
    this.#resources += 1;
    for (const region of item.regions) addOwn(this.#regions, region);
  }
}

/** Adds a region, apart from the text that it was cut from. */
function addOwn(regions: Set<string>, region: string): void {
  const name = region.toLowerCase();
  if (!regions.has(name)) regions.add(detachedText(name));
}
