import type { JsonCursor } from '@ancrage/base';

/** Those of the values told that are not empty, each once. Several contradict each other, and none is to be believed. */
export function toldOnce(...told: readonly (string | undefined)[]): string[] {
  const values: string[] = [];
  for (const value of told)
    if (value !== undefined && value !== '' && !values.includes(value)) values.push(value);
  return values;
}

/** Text of a field; undefined where it is absent or empty. */
export function textOf(attributes: JsonCursor | undefined, ...path: (string | number)[]): string | undefined {
  return attributes?.textAlong(path) || undefined;
}

/** The first of the flags that says yes or no, also as text: `encrypted` of Redshift is one since provider 6 of AWS. */
export function flagOf(attributes: JsonCursor, ...names: readonly string[]): boolean | undefined {
  for (const name of names) {
    const told = attributes.get(name);
    const value = told?.boolean() ?? SAID.get(told?.string() ?? '');
    if (value !== undefined) return value;
  }
  return undefined;
}

const SAID: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
