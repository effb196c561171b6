import type { JsonCursor } from '@ancrage/base';

/** Names of an object's members in lower case → as they stand; asked for many times of each object. */
const known = new WeakMap<object, ReadonlyMap<string, string>>();

/**
 * Follows keys without regard to case. CloudFormation writes `KmsKeyId` where Config writes `kmsKeyId`, and its acronyms
 * as it likes (`dBInstanceArn`, `kmsmasterKeyArn`). Where two members differ by case alone, neither is believed.
 */
export function within(
  cursor: JsonCursor | undefined,
  ...path: readonly (string | number)[]
): JsonCursor | undefined {
  let at = cursor;
  for (const key of path) {
    if (at === undefined) return undefined;
    if (typeof key === 'number') at = at.at(key);
    else {
      const name = namesOf(at)?.get(key.toLowerCase());
      at = name === undefined ? undefined : at.get(name);
    }
  }
  return at;
}

/** Text of a field; undefined where it is absent, empty or no text. */
export function textIn(
  cursor: JsonCursor | undefined,
  ...path: readonly (string | number)[]
): string | undefined {
  return within(cursor, ...path)?.string() || undefined;
}

/** A yes or no, also where it is written as text, as templates may. */
export function flagIn(
  cursor: JsonCursor | undefined,
  ...path: readonly (string | number)[]
): boolean | undefined {
  const found = within(cursor, ...path);
  const text = found?.string()?.toLowerCase();
  return found?.boolean() ?? (text === 'true' ? true : text === 'false' ? false : undefined);
}

/** Items of a list, or the values of an object, whose keys then only number them. */
export function itemsIn(cursor: JsonCursor | undefined, ...path: readonly (string | number)[]): JsonCursor[] {
  const found = within(cursor, ...path);
  return found?.isArray() === true ? found.items() : (found?.entries().map(([, item]) => item) ?? []);
}

function namesOf(cursor: JsonCursor): ReadonlyMap<string, string> | undefined {
  if (!cursor.isObject()) return undefined;
  const object = cursor.value as object;
  const found = known.get(object);
  if (found !== undefined) return found;
  const names = new Map<string, string>();
  const twice = new Set<string>();
  for (const name of Object.keys(object)) {
    const lower = name.toLowerCase();
    if (names.has(lower)) twice.add(lower);
    names.set(lower, name);
  }
  for (const lower of twice) names.delete(lower);
  known.set(object, names);
  return names;
}
