import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { remembered } from '../remembered.ts';

/** One entry of a listing, and where it stands: a pointer in an array, a line in JSON lines. */
export interface Asset {
  readonly cursor: JsonCursor;
  /** The resource as its own service describes it. */
  readonly data: JsonCursor | undefined;
  readonly place: Place;
  /** Full resource name, `//storage.googleapis.com/BUCKET`. */
  readonly name: string;
  readonly type: string;
}

/** Contents other than the resource itself that an export may hold; what they tell is not about where data is. */
const OTHER_CONTENTS = [
  'iamPolicy',
  'orgPolicy',
  'accessPolicy',
  'accessLevel',
  'servicePerimeter',
  'osInventory',
  'relatedAsset',
  'relatedAssets',
];

/** The entry as an asset; undefined where it is none, or tells something else than the resource. */
export function assetOf(cursor: JsonCursor, place: Place): Asset | undefined {
  const name = cursor.text('name');
  const type = field(cursor, 'assetType')?.string();
  if (!name?.startsWith('//') || !type) return undefined;
  const other =
    cursor.get('resource') === undefined && OTHER_CONTENTS.some((content) => field(cursor, content));
  return other ? undefined : { cursor, data: dataOf(cursor), place, name, type };
}

/** The resource in a listing or an export, or in what a search asked for whole (`--read-mask='*'`) shows of it. */
function dataOf(cursor: JsonCursor): JsonCursor | undefined {
  return cursor.path('resource', 'data') ?? field(cursor, 'versionedResources')?.path(0, 'resource');
}

const underscored = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** A member by the name that commands write (`assetType`) or the one that exports write (`asset_type`). */
export function field(cursor: JsonCursor | undefined, name: string): JsonCursor | undefined {
  return cursor?.get(name) ?? cursor?.get(underscored(name));
}

/** Text of a field of the resource as its own service describes it; undefined where it is absent or empty. */
export function dataText({ data }: Asset, ...path: (string | number)[]): string | undefined {
  return data?.textAlong(path) || undefined;
}

/** A way into a resource: keys, `*` for each item of a list, `{}` for each member of an object. */
export type DataPath = readonly string[];

/**
 * All texts that are not empty at a path. A member of an object that lacks the rest of the path is told by its own name.
 */
export function dataTexts(data: JsonCursor | undefined, path: DataPath, from = 0): readonly string[] {
  if (data === undefined) return NO_TEXTS;
  const step = path[from];
  if (step === undefined) {
    const text = data.string();
    return text ? [text] : NO_TEXTS;
  }
  if (step === '*') return data.items().flatMap((item) => dataTexts(item, path, from + 1));
  if (step !== '{}') return dataTexts(data.get(step), path, from + 1);
  return data.keys().flatMap((key) => {
    const texts = dataTexts(data.get(key), path, from + 1);
    return texts.length > 0 ? texts : [key];
  });
}

const NO_TEXTS: readonly string[] = [];
