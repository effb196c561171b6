import type { JsonCursor } from '@ancrage/base';

/** Fields that a schema knows: `null` for one that is not looked into, or the fields inside it (of each item, in a list). */
export type KnownFields = { readonly [field: string]: KnownFields | null };

/** Fields that are known and not looked into. */
export function leaves(...names: readonly string[]): KnownFields {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** The same, from their names with blanks between. */
export function fieldsOf(names: string): KnownFields {
  return leaves(...names.trim().split(/\s+/));
}

/** How many fields the schema does not know: a newer version is read, and what it adds is told. */
export function countUnknown(cursor: JsonCursor, known: KnownFields): number {
  if (cursor.isArray()) return cursor.items().reduce((sum, item) => sum + countUnknown(item, known), 0);
  const { unknown, inside } = cursor.order()?.answer(known, asked) ?? asked(cursor.keys(), known);
  let count = unknown;
  for (const [name, inner] of inside) count += countUnknown(cursor.get(name)!, inner);
  return count;
}

/** How many of these names a schema does not know, and which of them it looks into. */
function asked(
  names: readonly string[],
  known: KnownFields,
): { readonly unknown: number; readonly inside: readonly (readonly [string, KnownFields])[] } {
  let unknown = 0;
  const inside: [string, KnownFields][] = [];
  for (const name of names) {
    const inner = Object.hasOwn(known, name) ? known[name] : undefined;
    if (inner === undefined) unknown += 1;
    else if (inner !== null) inside.push([name, inner]);
  }
  return { unknown, inside };
}
