import type { JsonCursor } from '@ancrage/base';

/** Text of a field; undefined where it is absent, empty or an expression of a template. */
export function plainText(cursor: JsonCursor | undefined, ...path: (string | number)[]): string | undefined {
  return plainTextAlong(cursor, path);
}

/** The same, for a path that is kept. */
export function plainTextAlong(
  cursor: JsonCursor | undefined,
  path: readonly (string | number)[],
): string | undefined {
  const text = cursor?.textAlong(path);
  return text === undefined || text === '' || (text.startsWith('[') && !text.startsWith('[['))
    ? undefined
    : text;
}
