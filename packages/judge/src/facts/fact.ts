import type { Digest } from '@ancrage/base';
import type { FieldValues } from './field.ts';
import type { Method } from './grade.ts';
import type { KindByName, KindName } from './registry.ts';

/** Where in one file a fact was read. Lines and pages count from 1; a pointer is RFC 6901, `''` for the whole. */
export type Place = { readonly pointer: string } | { readonly line: number } | { readonly page: number };

export interface Locator {
  /** SHA-256 of the file's bytes. */
  readonly evidence: Digest;
  readonly place: Place;
}

/** One statement with its place. `value` holds exactly the fields of its kind. */
export interface Fact<K extends KindName = KindName> {
  readonly kind: K;
  readonly value: FactValue<K>;
  readonly at: Locator;
  /** What the signer of a statement says of the method; the grade table caps it. Absent elsewhere. */
  readonly method?: Method;
}

export type FactValue<K extends KindName> = FieldValues<KindByName[K]['fields']>;

/** `Fact` as a union over kinds, so that testing `fact.kind` narrows `fact.value`. */
export type AnyFact = { [K in KindName]: Fact<K> }[KindName];
