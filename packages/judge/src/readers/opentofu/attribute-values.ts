import type { JsonCursor } from '@ancrage/base';

/** Those of the values told that are not empty, each once. Several contradict each other, and none is to be believed. */
export function toldOnce(...told: readonly (string | undefined)[]): string[] {
  return [...new Set(told.filter((value) => value !== undefined && value !== ''))] as string[];
}

/** Text of a field; undefined where it is absent or empty. */
export function textOf(attributes: JsonCursor | undefined, ...path: (string | number)[]): string | undefined {
  return attributes?.path(...path)?.string() || undefined;
}

/** The first of the flags that says yes or no. */
export function flagOf(attributes: JsonCursor, ...names: readonly string[]): boolean | undefined {
  for (const name of names) {
    const value = attributes.get(name)?.boolean();
    if (value !== undefined) return value;
  }
  return undefined;
}
