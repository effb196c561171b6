import { formatInstant } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { arnOf } from '../aws/aws-arn.ts';
import { awsItem, relatedKeys } from '../aws/aws-item.ts';
import { unpackedHead } from '../gzip-bytes.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import type { JsonPath } from '../json-list-stream.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { configHead, configItem, isAboutOthers } from './config-item.ts';
import { CONFIG_LISTS, configListing, notOneList, openedEntry } from './config-listing.ts';
import type { ConfigListing } from './config-listing.ts';
import { LatestStates } from './latest-states.ts';
import { RecordersWord } from './recorder.ts';

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

/** A file of Config, entry by entry: once for the latest state of each resource, once for what these tell. */
class ConfigFile implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #notes: LimitedNotes;
  readonly #states = new LatestStates();
  readonly #recorders = new RecordersWord();
  #list: JsonPath | undefined;
  #listing: ConfigListing | undefined;
  /** Titles of resources that are listed. */
  #titles: ReadonlySet<string> | undefined;
  /** Titles of keys that others name, and where first. */
  readonly #foreign = new Map<string, Place>();
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
