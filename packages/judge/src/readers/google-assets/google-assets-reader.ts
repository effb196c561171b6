import type { Digest } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';
import { assetOf } from './asset-fields.ts';
import type { Asset } from './asset-fields.ts';
import { assetItem } from './asset-item.ts';
import { keysOf, regionOfKey } from './asset-keys.ts';
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
  ...itemReader(listNotation('lines', []), (evidence) => new AssetListing(evidence)),
};

const KEYS_SERVICE = '//cloudkms.googleapis.com/';

/** A listing, asset by asset: once for the projects that they tell of each other, once for what they are. */
class AssetListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #projects = new AssetProjects();
  /** Names of keys that the file lists, and of those told since. */
  readonly #keys = new Set<string>();
  readonly #types = new Set<string>();
  #first: Place | undefined;
  #exported = false;
  #total = 0;
  #used = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'google-assets', version: 'list' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey(entry: JsonEntry): void {
    const asset = assetIn(entry);
    if (asset === undefined) return;
    this.#projects.add(asset);
    if (asset.name.startsWith(KEYS_SERVICE))
      this.#keys.add(detachedText(asset.name.slice(KEYS_SERVICE.length)));
  }

  read(entry: JsonEntry): void {
    if (!isEntry(entry)) return;
    const { cursor } = entry;
    this.#first ??= entry.placeOf(cursor);
    this.#total += 1;
    this.#exported ||= cursor.get('asset_type') !== undefined;
    const asset = assetIn(entry);
    if (asset === undefined) return;
    this.#used += 1;
    if (!this.#types.has(asset.type)) this.#types.add(detachedText(asset.type));
    const keys = keysOf(asset);
    this.#inventory.add({
      ...assetItem(asset, keys),
      name: asset.name,
      type: asset.type,
      platform: 'google',
      account: this.#projects.projectOf(asset),
      place: asset.place,
    });
    for (const key of keys) {
      if (this.#keys.has(key)) continue;
      this.#keys.add(detachedText(key));
      addForeignKey(key, asset.place, this.reading);
    }
  }

  end(): Reading {
    const { reading } = this;
    reading.version(this.#exported ? 'export' : 'list');
    reading.records(this.#total, this.#used);
    const place = this.#first ?? { pointer: '' };
    const skipped = this.#total - this.#used;
    if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
    // One type alone is what a filter leaves; an entry that could not be read could be anything.
    const whole = this.#types.size > 1 && skipped === 0;
    if (!whole) reading.note('LISTING_PARTIAL', place, { resources: this.#used });
    this.#inventory.close(place, whole, 2);
    return reading.build();
  }
}

/** Whether this is an asset's entry: an item of an array, or a line. */
function isEntry({ cursor, list }: JsonEntry): boolean {
  return list !== undefined || !cursor.isArray();
}

function assetIn(entry: JsonEntry): Asset | undefined {
  return isEntry(entry) ? assetOf(entry.cursor, entry.placeOf(entry.cursor)) : undefined;
}

/** A key that an asset names and that the file does not list: its name tells where it is, and nothing else does. */
function addForeignKey(key: string, place: Place, reading: ReadingBuilder): void {
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
    place,
  );
}
