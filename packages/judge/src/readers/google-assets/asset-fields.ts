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
];

/** The entry as an asset; undefined where it is none, or tells something else than the resource. */
export function assetOf(cursor: JsonCursor, place: Place): Asset | undefined {
  const name = cursor.get('name')?.string();
  const type = field(cursor, 'assetType')?.string();
  if (!name?.startsWith('//') || !type) return undefined;
  const other =
    cursor.get('resource') === undefined && OTHER_CONTENTS.some((content) => field(cursor, content));
  return other ? undefined : { cursor, data: cursor.path('resource', 'data'), place, name, type };
}

const underscored = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** A member by the name that commands write (`assetType`) or the one that exports write (`asset_type`). */
export function field(cursor: JsonCursor | undefined, name: string): JsonCursor | undefined {
  return cursor?.get(name) ?? cursor?.get(underscored(name));
}

/** Text of a field of the resource as its own service describes it; undefined where it is absent or empty. */
export function dataText({ data }: Asset, ...path: (string | number)[]): string | undefined {
  return data?.along(path)?.string() || undefined;
}
