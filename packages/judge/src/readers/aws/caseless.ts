import type { JsonCursor } from '@ancrage/base';

/** Names in lower case → as they stand; undefined where two differ by case alone. */
type Caseless = ReadonlyMap<string, string | undefined>;

function caseless(names: readonly string[]): Caseless {
  const found = new Map<string, string | undefined>();
  for (const name of names) {
    const lower = name.toLowerCase();
    found.set(lower, found.has(lower) ? undefined : name);
  }
  return found;
}

/** Asks for {@link caseless} names. */
const CASELESS = {};

/** Keys that are asked for, as they stand → in lower case: the same few hundred, again and again. */
const lowered = new Map<string, string>();
const MOST_LOWERED = 4096;

function lowerOf(key: string): string {
  const known = lowered.get(key);
  if (known !== undefined) return known;
  const lower = key.toLowerCase();
  if (lowered.size < MOST_LOWERED) lowered.set(key, lower);
  return lower;
}

/**
 * Follows keys without regard to case. CloudFormation writes `KmsKeyId` where Config writes `kmsKeyId`, and its
 * acronyms as it likes (`dBInstanceArn`, `kmsmasterKeyArn`). Where two members differ by case alone, neither is believed.
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
      const names: Caseless = at.order()?.answer(CASELESS, caseless) ?? caseless(at.keys());
      const name = names.get(lowerOf(key));
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

/** Texts at the end of a path, gone through every item of each list on the way. */
export function textsIn(cursor: JsonCursor | undefined, path: readonly string[]): string[] {
  if (cursor === undefined) return [];
  if (cursor.isArray()) return cursor.items().flatMap((item) => textsIn(item, path));
  const [step, ...rest] = path;
  if (step !== undefined) return textsIn(within(cursor, step), rest);
  const text = cursor.string();
  return text ? [text] : [];
}
