import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';

/** Where a type tells a copy of its data: a path of attributes and blocks, and how the value at its end is read. */
export interface CopyField {
  readonly type: RegExp;
  readonly path: readonly string[];
  /** The copy that a value stands for, or each of a list; undefined where it is in the same region. */
  readonly as: (told: string) => Copy | undefined | (Copy | undefined)[];
}

/** A row of a table of copies: types, the path in words apart, and how its values are read. */
export function copyField(type: RegExp, path: string, as: CopyField['as']): CopyField {
  return { type, path: path.split(' '), as };
}

/**
 * Copies that the attributes of a resource tell, in the order of the table. Blocks are lists in one version of a provider
 * and objects in another: both are gone through. What is `Disabled` copies nothing.
 */
export function toldCopies(table: readonly CopyField[], type: string, attributes: JsonCursor): Copy[] {
  return table
    .filter((field) => field.type.test(type))
    .flatMap(({ path, as }) => textsAt(attributes, path).flatMap((told) => as(told)))
    .filter((copy) => copy !== undefined);
}

function textsAt(cursor: JsonCursor, [step, ...rest]: readonly string[]): string[] {
  if (cursor.isArray())
    return cursor.items().flatMap((item) => textsAt(item, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return cursor.string() ? [cursor.string()!] : [];
  if (cursor.get('status')?.string() === 'Disabled') return [];
  const next = cursor.get(step);
  return next === undefined ? [] : textsAt(next, rest);
}
