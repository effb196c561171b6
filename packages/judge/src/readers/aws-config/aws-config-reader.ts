import { formatInstant, JsonCursor, openStrictJson } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { arnOf } from '../aws/aws-arn.ts';
import { awsItem, relatedKeys } from '../aws/aws-item.ts';
import { unpacked, unpackedHead } from '../gzip-bytes.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { configItem, isAboutOthers } from './config-item.ts';
import type { ConfigItem } from './config-item.ts';
import { configListing } from './config-listing.ts';
import { recordsAll } from './recorder.ts';

/**
 * Resources as AWS Config recorded them: snapshots and histories that it delivers to a bucket, and what its commands
 * answer.
 */
export const awsConfigReader: Reader = {
  format: 'aws-config',
  recognise: ({ text, bytes }: Head) => isConfig(unpackedHead(bytes) || text),
  read: readConfig,
};

function isConfig(text: string): boolean {
  if (!/^\uFEFF?\s*[[{]/.test(text) || /"eventVersion"\s*:|"format_version"\s*:/.test(text)) return false;
  if (/"(?:configurationItems|baseConfigurationItems|resourceIdentifiers)"\s*:\s*\[/.test(text))
    return (
      /"resourceType"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]+::/.test(text) ||
      /"(?:configSnapshotId|unprocessedResourceKeys)"\s*:|"fileVersion"\s*:\s*"\d/.test(text)
    );
  if (/"Results"\s*:\s*\[/.test(text))
    return /\\"resourceType\\"\s*:\s*\\"[A-Za-z0-9]+::/.test(text) || /"QueryInfo"\s*:/.test(text);
  return /"resourceType"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]+::/.test(text) && /"awsRegion"\s*:\s*"/.test(text);
}

function readConfig(bytes: Uint8Array, hint: ReadHint): Reading {
  const listing = configListing(new JsonCursor(openStrictJson(unpacked(bytes))));
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'aws-config', version: listing.version });
  const inventory = new InventoryFacts(reading);
  const notes = new LimitedNotes(reading);
  const items: ConfigItem[] = [];
  const counts = { unreadable: 0, aside: 0 };
  for (const { cursor, place } of listing.entries) {
    const item = configItem(cursor, place);
    if (item === undefined) counts.unreadable += 1;
    else if (isAboutOthers(item.type)) counts.aside += 1;
    else items.push(item);
  }
  const current = latestOf(items).filter(({ status }) => !status.startsWith('ResourceDeleted'));
  const listed = new Set(current.map(({ title }) => title));
  for (const item of current) {
    for (const field of item.unreadable) notes.note('FIELD_UNREADABLE', item.place, { field });
    inventory.add({ ...awsItem(item), name: item.title, place: item.place });
    for (const key of relatedKeys(item))
      if (!listed.has(key)) {
        listed.add(key);
        addKey(key, item, reading);
      }
  }
  const times = items.map(({ captured }) => captured ?? -Infinity);
  const latest = times.reduce((a, b) => Math.max(a, b), -Infinity);
  if (latest > -Infinity) reading.observedAt(formatInstant(latest));
  reading.records(listing.entries.length, current.length);
  const place = { pointer: listing.pointer };
  const left = listing.entries.length - current.length;
  if (left > 0) reading.note('SKIPPED_RECORDS', place, { count: left });
  const whole =
    listing.isSnapshot &&
    counts.unreadable === 0 &&
    current.every(({ unreadable }) => unreadable.length === 0) &&
    recordsAll(current);
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources: current.length });
  notes.close();
  inventory.close(place, whole);
  return reading.build();
}

/** Of several entries about one resource, the one of its latest state; all of those that none is later than. */
function latestOf(items: readonly ConfigItem[]): ConfigItem[] {
  const found = new Map<string, ConfigItem[]>();
  for (const item of items) {
    const key = `${item.account ?? ''} ${item.region ?? ''} ${item.type} ${item.title}`;
    const [known] = found.get(key) ?? [];
    const order = known === undefined ? 1 : orderOf(item, known);
    if (order > 0) found.set(key, [item]);
    else if (order === 0) found.get(key)!.push(item);
  }
  return [...found.values()].flat();
}

function orderOf(item: ConfigItem, other: ConfigItem): number {
  const [a, b] = [item.captured ?? -Infinity, other.captured ?? -Infinity];
  if (a !== b) return a > b ? 1 : -1;
  return item.state === other.state ? 0 : item.state > other.state ? 1 : -1;
}

/** A key that another one names as its copy elsewhere: its ARN tells where it is. */
function addKey(key: string, { place }: ConfigItem, reading: ReadingBuilder): void {
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
