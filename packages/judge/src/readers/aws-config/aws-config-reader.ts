import { formatInstant } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { ReadingPart } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { arnOf } from '../aws/aws-arn.ts';
import { awsItem, relatedKeys } from '../aws/aws-item.ts';
import { unpackedHead } from '../gzip-bytes.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { InventoryPart } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import type { JsonPath } from '../json-list-stream.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { NotesPart } from '../limited-notes.ts';
import { numberOfText } from '../number-of-text.ts';
import type { Head, Reader, SharePart } from '../reader.ts';
import { configHead, configItem, isAboutOthers } from './config-item.ts';
import { CONFIG_LISTS, configListing, notOneList, openedEntry } from './config-listing.ts';
import type { ConfigListing } from './config-listing.ts';
import { LatestStates } from './latest-states.ts';
import { RecordersWord } from './recorder.ts';
import type { RecordersPart } from './recorder.ts';

/**
 * Resources as AWS Config recorded them: snapshots and histories that it delivers to a bucket, and what its commands
 * answer.
 */
export const awsConfigReader: Reader = {
  format: 'aws-config',
  recognise: ({ text, bytes }: Head) => isConfig(unpackedHead(bytes) || text),
  ...itemReader(listNotation('one', CONFIG_LISTS), (evidence) => new ConfigFile(evidence)),
};

function isConfig(text: string): boolean {
  if (!/^\uFEFF?\s*[[{]/.test(text) || /"eventVersion"\s*:|"format_version"\s*:/.test(text)) return false;
  if (/"(?:configurationItems|[bB]aseConfigurationItems|resourceIdentifiers)"\s*:\s*\[/.test(text))
    return (
      /"resourceType"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]+::/.test(text) ||
      /"(?:configSnapshotId|unprocessedResourceKeys|UnprocessedResourceIdentifiers)"\s*:|"fileVersion"\s*:\s*"\d/.test(
        text,
      )
    );
  // Other services list identifiers too, but only an aggregator says of which region each is.
  if (/"ResourceIdentifiers"\s*:\s*\[/.test(text) && /"SourceRegion"\s*:\s*"/.test(text)) return true;
  if (/"Results"\s*:\s*\[/.test(text))
    return /\\"resourceType\\"\s*:\s*\\"[A-Za-z0-9]+::/.test(text) || /"QueryInfo"\s*:/.test(text);
  return /"resourceType"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]+::/.test(text) && /"awsRegion"\s*:\s*"/.test(text);
}

/** What some entries came to; titles of what is listed by number. */
interface ConfigPart extends SharePart {
  readonly reading: ReadingPart;
  readonly inventory: InventoryPart;
  readonly notes: NotesPart;
  readonly recorders: RecordersPart;
  readonly titles: Float64Array;
  readonly foreign: ReadonlyMap<string, Place>;
  readonly list: JsonPath | undefined;
  readonly latest: number;
  readonly total: number;
  readonly current: number;
  readonly unreadable: number;
}

function inBothShares(): JudgeError {
  return new JudgeError('READ_SYNTAX', { line: 1, problem: 'one resource in two parts of a file' });
}

function pointerOf(list: JsonPath): string {
  return list.length === 0 ? '' : `/${list[0]}`;
}

/** A file of Config, entry by entry: once for the latest state of each resource, once for what these tell. */
class ConfigFile implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly shared = {
    told: (): SharePart => ({ resources: this.#states.resources() }),
    hear: ({ resources }: SharePart): void => this.#hear(resources as Float64Array),
    part: (): ConfigPart => ({
      reading: this.reading.part(),
      inventory: this.#inventory.part(),
      notes: this.#notes.part(),
      recorders: this.#recorders.part(),
      titles: Float64Array.from([...this.#states.titles()].map(numberOfText)),
      foreign: this.#foreign,
      list: this.#list,
      latest: this.#latest,
      total: this.#total,
      current: this.#current,
      unreadable: this.#unreadable,
    }),
    precede: (part: SharePart): void => this.#precede(part as unknown as ConfigPart),
  };
  readonly #inventory: InventoryFacts;
  readonly #notes: LimitedNotes;
  readonly #states = new LatestStates();
  readonly #recorders = new RecordersWord();
  #list: JsonPath | undefined;
  #listing: ConfigListing | undefined;
  /** Titles of resources that are listed. */
  #titles: ReadonlySet<string> | undefined;
  /** Titles of keys that others name, and where first. */
  #foreign = new Map<string, Place>();
  #latest = -Infinity;
  #total = 0;
  #current = 0;
  #unreadable = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'aws-config', version: 'query' });
    this.#inventory = new InventoryFacts(this.reading);
    this.#notes = new LimitedNotes(this.reading);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list === undefined) {
      this.#listing = configListing(cursor, this.#list);
      return;
    }
    if (this.#total > 0 && this.#list?.[0] !== list[0]) throw notOneList();
    this.#list = list;
    this.#total += 1;
    const head = configHead(openedEntry(cursor));
    if (head === undefined) this.#unreadable += 1;
    else if (!isAboutOthers(head.type)) {
      this.#states.add(head);
      this.#latest = Math.max(this.#latest, head.captured ?? -Infinity);
    }
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined) return;
    const entry = openedEntry(cursor);
    const head = configHead(entry);
    if (head === undefined || isAboutOthers(head.type) || !this.#states.isCurrent(head)) return;
    const item = configItem(head, entry);
    const place = { pointer: cursor.pointer };
    this.#current += 1;
    if (item.unreadable.length > 0) this.#unreadable += 1;
    this.#recorders.add(item);
    for (const field of item.unreadable) this.#notes.note('FIELD_UNREADABLE', place, { field });
    this.#inventory.add({ ...awsItem(item), name: item.title, place });
    for (const key of relatedKeys(item))
      if (!this.#isListed(key) && !this.#foreign.has(key)) this.#foreign.set(detachedText(key), place);
  }

  #isListed(title: string): boolean {
    this.#titles ??= this.#states.titles();
    return this.#titles.has(title);
  }

  /** @throws JudgeError where both shares tell of one resource, or one of a key that the other may list: that is for one reader. */
  #hear(resources: Float64Array): void {
    const others = new Set(resources);
    if (this.#states.resources().some((resource) => others.has(resource))) throw inBothShares();
  }

  #precede(part: ConfigPart): void {
    const used = part.list === undefined ? undefined : pointerOf(part.list);
    if (used !== undefined && used !== this.#listing!.pointer) throw notOneList();
    const titles = new Set(part.titles);
    if ([...this.#foreign.keys()].some((key) => titles.has(numberOfText(key)))) throw inBothShares();
    for (const key of part.foreign.keys()) if (this.#isListed(key)) throw inBothShares();
    this.#foreign = new Map([...this.#foreign, ...part.foreign]);
    this.reading.precede(part.reading);
    this.#inventory.precede(part.inventory);
    this.#notes.precede(part.notes);
    this.#recorders.join(part.recorders);
    this.#latest = Math.max(this.#latest, part.latest);
    this.#total += part.total;
    this.#current += part.current;
    this.#unreadable += part.unreadable;
  }

  end(): Reading {
    const { reading } = this;
    const { version, pointer, isSnapshot } = this.#listing!;
    reading.version(version);
    for (const [key, found] of this.#foreign) addKey(key, found, reading);
    if (this.#latest > -Infinity) reading.observedAt(formatInstant(this.#latest));
    reading.records(this.#total, this.#current);
    const place = { pointer };
    const left = this.#total - this.#current;
    if (left > 0) reading.note('SKIPPED_RECORDS', place, { count: left });
    const whole = isSnapshot && this.#unreadable === 0 && this.#recorders.recordsAll;
    if (!whole) reading.note('LISTING_PARTIAL', place, { resources: this.#current });
    this.#notes.close();
    this.#inventory.close(place, whole);
    return reading.build();
  }
}

/** A key that another one names as its copy elsewhere: its ARN tells where it is. */
function addKey(key: string, place: Place, reading: ReadingBuilder): void {
  const { region, account } = arnOf(key) ?? {};
  reading.add(
    'key',
    {
      key,
      platform: 'aws',
      protection: 'unknown',
      custodian: 'unknown',
      ...(region === undefined ? {} : { region }),
      ...(account === undefined ? {} : { account }),
    },
    place,
  );
}
