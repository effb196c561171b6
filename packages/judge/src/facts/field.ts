import type { Text } from '@ancrage/base';

/**
 * What a field of a fact may hold, as it stands in JSON:
 * `text` free text · `code` one of `codes` · `count` whole number ≥ 0 · `days`, `hours`, `months` whole numbers ≥ 0 ·
 * `decimal` exact decimal as a string · `percent` exact decimal string, 0 to 100 · `flag` boolean · `date` YYYY-MM-DD ·
 * `instant` RFC 3339 in UTC · `country` ISO 3166-1 alpha-2 · `texts` list of free texts.
 */
export type FieldType =
  | 'text'
  | 'code'
  | 'count'
  | 'days'
  | 'hours'
  | 'months'
  | 'decimal'
  | 'percent'
  | 'flag'
  | 'date'
  | 'instant'
  | 'country'
  | 'texts';

/** How equal keys combine when readings of two parts are merged; each is associative and commutative. */
export type Combine = 'sum' | 'least' | 'most';

export interface Field {
  readonly type: FieldType;
  readonly codes?: readonly string[];
  readonly optional?: true;
  /** Present on measures of an aggregate: how two parts combine. Fields without it form the key. */
  readonly combine?: Combine;
  /**
   * Which way is worse for the service. Only fields that say so may stand in a rule as `kind.field`: the judge then
   * takes the worst of what is said, so that one more statement never makes the service look better.
   */
  readonly worse?: 'most' | 'least' | 'true' | 'false';
  readonly meaning: Text;
}

export type FieldValue<F extends Field> = F extends { type: 'count' | 'days' | 'hours' | 'months' }
  ? number
  : F extends { type: 'flag' }
    ? boolean
    : F extends { type: 'texts' }
      ? readonly string[]
      : F extends { type: 'code'; codes: readonly (infer C)[] }
        ? C
        : string;

type OptionalKeys<T extends Record<string, Field>> = {
  [K in keyof T]: T[K] extends { optional: true } ? K : never;
}[keyof T];

export type FieldValues<T extends Record<string, Field>> = {
  readonly [K in Exclude<keyof T, OptionalKeys<T>>]: FieldValue<T[K]>;
} & { readonly [K in OptionalKeys<T>]?: FieldValue<T[K]> };
