import { JsonCursor, parseJsonLines, openStrictJson } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { assetOf } from './asset-fields.ts';
import type { Asset } from './asset-fields.ts';
import { assetItem, keysOf, regionOfKey } from './asset-item.ts';
import { AssetProjects } from './asset-projects.ts';

/**
 * Assets of Google Cloud: the array of `gcloud asset list` and `gcloud asset search-all-resources`, and the JSON lines of
 * `gcloud asset export`.
 */
export const googleAssetsReader: Reader = {
  format: 'google-assets',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"(?:assetType|asset_type)"\s*:\s*"[a-z0-9.-]+\/[A-Z]/.test(text) &&
    /"name"\s*:\s*"\/\/[a-z]/.test(text),
  read: readAssets,
};

function readAssets(bytes: Uint8Array, hint: ReadHint): Reading {
  const entries = [...entriesOf(bytes)];
  const assets = entries
    .map(({ cursor, place }) => assetOf(cursor, place))
    .filter((asset) => asset !== undefined);
  const exported = entries.some(({ cursor }) => cursor.get('asset_type') !== undefined);
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'google-assets',
    version: exported ? 'export' : 'list',
  });
  const inventory = new InventoryFacts(reading);
  const projects = new AssetProjects(assets);
  for (const asset of assets)
    inventory.add({
      ...assetItem(asset),
      name: asset.name,
      type: asset.type,
      platform: 'google',
      account: projects.projectOf(asset),
      place: asset.place,
    });
  addForeignKeys(assets, reading);
  reading.records(entries.length, assets.length);
  const place = entries[0]?.place ?? { pointer: '' };
  const skipped = entries.length - assets.length;
  if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
  // One type alone is what a filter leaves; an entry that could not be read could be anything.
  const whole = new Set(assets.map(({ type }) => type)).size > 1 && skipped === 0;
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources: assets.length });
  inventory.close(place, whole, 2);
  return reading.build();
}

/** Keys that assets name and that the file does not list: their names tell where they are, and nothing else does. */
function addForeignKeys(assets: readonly Asset[], reading: ReadingBuilder): void {
  const listed = new Set(assets.map(({ name }) => name.replace(/^\/\/cloudkms\.googleapis\.com\//, '')));
  const told = new Set(listed);
  for (const asset of assets) {
    for (const key of keysOf(asset)) {
      if (told.has(key)) continue;
      told.add(key);
      const region = regionOfKey(key);
      const account = /^projects\/([^/]+)\//.exec(key)?.[1];
      reading.add(
        'key',
        {
          key,
          platform: 'google',
          protection: 'unknown',
          custodian: 'unknown',
          ...(region ? { region } : {}),
          ...(account ? { account } : {}),
        },
        asset.place,
      );
    }
  }
}

/**
 * Entries of an array or of JSON lines. A line that cannot be read refuses the whole file: it could have told of a copy
 * abroad, and a listing with a hole must not read better than a whole one.
 */
function* entriesOf(bytes: Uint8Array): Generator<{ cursor: JsonCursor; place: Place }, void, undefined> {
  if (bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x5b) {
    for (const cursor of new JsonCursor(openStrictJson(bytes)).items())
      yield { cursor, place: { pointer: cursor.pointer } };
    return;
  }
  for (const line of parseJsonLines(bytes)) {
    if ('error' in line) throw line.error;
    yield { cursor: new JsonCursor(line.value), place: { line: line.line } };
  }
}
