import type { Digest, JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { rowsOf } from '../json-rows.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { CloudRows } from './cloud-context.ts';
import type { CloudContext } from './cloud-context.ts';
import { nameOf, rowShapes, shapeOf, shapeWith } from './openstack-shapes.ts';
import type { RowShape } from './openstack-shapes.ts';
import { rowKeys } from '../row-keys.ts';
import { text } from './row-text.ts';

/** The most that the services of OpenStack give at once, unless their operator says otherwise: a list so long may be cut. */
const PAGE = 1000;

/** Column that names the type of a volume, by listing. */
const VOLUME_TYPES: ReadonlyMap<string, string> = new Map([
  ['volume list', 'Type'],
  ['volume show', 'type'],
]);

/** Listings of OpenStack’s command-line client (`openstack … -f json`), one in a file or several gathered in one array. */
export const openstackReader: Reader = {
  format: 'openstack',
  recognise: ({ text: head }: Head) =>
    /^\uFEFF?\s*(?:\[\s*){0,2}\{/.test(head) &&
    !/"(?:terraform_version|apiVersion|class_uid|assetType|configurationItems)"\s*:/.test(head) &&
    rowShapes.some(({ marks }) => marks.every((mark) => head.includes(`"${mark}"`))) &&
    [...rowKeys(head)].some((keys) => shapeWith(keys) !== undefined),
  ...itemReader(listNotation('one', []), (evidence) => new OpenstackListing(evidence)),
};

/** Rows, once for what they tell of the cloud that all of them come from, once for what they are. */
class OpenstackListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #notes: LimitedNotes;
  readonly #cloud = new CloudRows();
  #context: CloudContext | undefined;
  readonly #counts = new Map<RowShape, number>();
  #first: Place | undefined;
  #rows = 0;
  #used = 0;
  #resources = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'openstack', version: 'v3' });
    this.#inventory = new InventoryFacts(this.reading);
    this.#notes = new LimitedNotes(this.reading);
  }

  survey(entry: JsonEntry): void {
    for (const row of rowsOf(entry)) this.#cloud.add(row);
  }

  read(entry: JsonEntry): void {
    this.#context ??= this.#cloud.context();
    for (const row of rowsOf(entry)) this.#row(row, this.#context);
  }

  end(): Reading {
    const cloud = this.#context ?? this.#cloud.context();
    this.reading.records(this.#rows, this.#used);
    const place = this.#first ?? { pointer: '' };
    this.#notes.count('SKIPPED_RECORDS', place, this.#rows - this.#used);
    // One listing alone is what one command prints, and what is in another region of the cloud it does not print.
    const whole =
      cloud.project !== undefined &&
      cloud.single &&
      this.#counts.size > 1 &&
      this.#used === this.#rows &&
      ![...this.#counts].some(
        ([{ page, most }, count]) => count === page || count % (most ?? page ?? PAGE) === 0,
      );
    if (!whole) this.#notes.note('LISTING_PARTIAL', place, { resources: this.#resources });
    // Of another project it lists what this one sees of it, such as images that it shares.
    this.#inventory.close(place, whole, 1, (account) => account === cloud.project);
    this.#notes.close();
    return this.reading.build();
  }

  #row(row: JsonCursor, cloud: CloudContext): void {
    const place = { pointer: row.pointer };
    this.#first ??= place;
    this.#rows += 1;
    const shape = shapeOf(row);
    const name = nameOf(row);
    if (shape === undefined || (shape.role !== undefined && name === undefined)) return;
    this.#used += 1;
    if (shape.role === undefined) return;
    this.#resources += 1;
    this.#counts.set(shape, (this.#counts.get(shape) ?? 0) + 1);
    const item = shape.item?.(row) ?? {};
    const column = VOLUME_TYPES.get(shape.type);
    const type = column === undefined ? undefined : text(row, column);
    const byType = type !== undefined && cloud.encryptedTypes.has(type);
    const role = shape.roleOf?.(row) ?? shape.role;
    // Machines and images of the operator are of no project.
    const operators = shape.type === 'hypervisor list' || role === 'other';
    const account = operators ? undefined : (item.account ?? cloud.project);
    this.#inventory.add({
      ...item,
      name: `${shape.type.split(/ (?:list|show)/, 1)[0]} ${name}`,
      native: item.native ?? name,
      type: shape.type,
      role,
      platform: 'openstack',
      account,
      regions: [cloud.region ?? ''],
      encrypted: item.encrypted ?? (byType ? true : undefined),
      place,
    });
  }
}
