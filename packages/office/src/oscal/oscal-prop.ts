import { PROPS_NAMESPACE } from './oscal-model.ts';
import type { Prop } from './oscal-model.ts';
import { lineOf, stringOf } from './oscal-text.ts';

/** One of our properties. `remarks` are words for people; `kind` tells properties of one name apart. */
export function propOf(
  name: string,
  value: string | number | boolean,
  { kind, remarks }: { readonly kind?: string; readonly remarks?: string } = {},
): Prop {
  return {
    name,
    ns: PROPS_NAMESPACE,
    value: stringOf(String(value)),
    ...(kind === undefined ? {} : { class: kind }),
    ...(remarks === undefined ? {} : { remarks: lineOf(remarks) }),
  };
}

/** Members that have something to say: OSCAL allows no empty list. */
export function filled<T extends Readonly<Record<string, readonly unknown[]>>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;
}
