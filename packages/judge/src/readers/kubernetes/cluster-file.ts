import { canonicalJson } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { clusterItems, typeOf } from './cluster-item.ts';
import { clusterObject, clusterRoot } from './cluster-object.ts';
import type { ClusterObject, ClusterRoot } from './cluster-object.ts';
import { ClusterTables } from './cluster-tables.ts';
import { dependenciesOf } from './object-dependencies.ts';
import { hostsOfObject } from './object-hosts.ts';
import { isKnownKind } from './object-kinds.ts';

/** A file of objects, one by one: once for what they tell of each other, once for what they are. */
export class ClusterFile implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #notes: LimitedNotes;
  #tables = new ClusterTables();
  /** What stands around the items of each document, which comes behind them. */
  readonly #roots: ClusterRoot[] = [];
  #document = 0;
  #items = 0;
  #misread = false;
  readonly #dependencies = new Set<string>();
  #first: Place | undefined;
  #total = 0;
  #skipped = 0;
  #used = 0;
  #resources = 0;
  #own = true;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'kubernetes', version: 'v1' });
    this.#inventory = new InventoryFacts(this.reading);
    this.#notes = new LimitedNotes(this.reading);
  }

  survey(entry: JsonEntry): void {
    if (entry.list === undefined) {
      const root = clusterRoot(entry.cursor);
      this.#misread ||= this.#roots[this.#document] === undefined && this.#items > 0 && !root.isList;
      this.#roots[this.#document] = root;
      const { kind, version, isCut } = root;
      if (kind !== undefined && !isCut) this.#tables.whole.addAnswer(version.split('/', 1)[0]!, kind);
    } else {
      this.#items += 1;
      const named = (name: string): boolean => Boolean(entry.cursor.get(name)?.string());
      this.#misread ||= this.#roots[this.#document] === undefined && !(named('kind') && named('apiVersion'));
    }
    const object = this.#objectIn(entry);
    if (object) this.#tables.add(object);
    this.#nextDocument(entry);
  }

  /** Items were taken for those of a list of several kinds, and are not. */
  surveyAgain(): boolean {
    this.#document = 0;
    const again = this.#misread;
    this.#misread = false;
    if (again) this.#tables = new ClusterTables();
    return again;
  }

  read(entry: JsonEntry): void {
    const object = this.#objectIn(entry);
    this.#nextDocument(entry);
    if (object === null) return;
    this.#total += 1;
    if (object === undefined) this.#skipped += 1;
    else this.#add(object);
  }

  end(): Reading {
    const { reading } = this;
    const place = this.#first ?? { pointer: '' };
    this.#tables.classes.addKeys(reading);
    reading.records(this.#total, this.#used);
    this.#notes.count('SKIPPED_RECORDS', place, this.#skipped);
    // Volumes and machines of a platform are of one of its accounts, which only a listing of its own inventories.
    const { name, isWhole } = this.#tables.whole;
    const cut = this.#roots.some(({ isCut }) => isCut);
    const whole = !cut && this.#skipped === 0 && this.#own && name !== undefined && isWhole;
    if (!whole) this.#notes.note('LISTING_PARTIAL', place, { resources: this.#resources });
    this.#inventory.close(place, whole);
    this.#notes.close();
    return reading.build();
  }

  /** The object of an entry; undefined where it should be one, null where it is none by its place. */
  #objectIn({ cursor, placeOf, list }: JsonEntry): ClusterObject | undefined | null {
    const root = this.#roots[this.#document];
    if (list === undefined)
      return root?.isList === true ? null : clusterObject(cursor, placeOf(cursor), ALONE);
    if (root?.isList === false) return null;
    return clusterObject(cursor, placeOf(cursor), root ?? ALONE);
  }

  #nextDocument({ list }: JsonEntry): void {
    if (list !== undefined) return;
    this.#document += 1;
    this.#items = 0;
  }

  #add(object: ClusterObject): void {
    const { title, place } = object;
    this.#first ??= place;
    const items = clusterItems(object, this.#tables);
    for (const [index, item] of items.entries()) {
      const account = item.account ?? (item.platform === 'kubernetes' ? this.#tables.whole.name : undefined);
      const name = index === 0 ? title : `${title} (${index + 1})`;
      this.#inventory.add({ name, type: typeOf(object), ...item, account, place });
      this.#resources += 1;
      this.#own &&= item.platform === 'kubernetes';
    }
    let told = items.length > 0;
    if (!told && !isKnownKind(object))
      this.#notes.note('UNKNOWN_TYPE', place, { type: shortened(typeOf(object)) });
    for (const host of hostsOfObject(object)) {
      told = true;
      this.reading.add('declared-name', { ...host, platform: 'kubernetes', resource: title }, place);
    }
    for (const dependency of dependenciesOf(object)) {
      if ('field' in dependency) {
        this.#notes.note('FIELD_UNREADABLE', place, dependency as { field: string });
        continue;
      }
      told = true;
      const key = detachedText(canonicalJson(dependency));
      if (this.#dependencies.has(key)) continue;
      this.#dependencies.add(key);
      this.reading.add('dependency', dependency, place);
    }
    if (told) this.#used += 1;
  }
}

const ALONE = { kind: undefined, version: '' };
