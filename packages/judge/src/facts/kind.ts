import type { Text } from '@ancrage/base';
import type { Field } from './field.ts';

/** One kind of fact of the closed registry: what it states, its fields, and how the judge may use it. */
export interface Kind {
  readonly kind: string;
  readonly meaning: Text;
  readonly fields: Readonly<Record<string, Field>>;
  /**
   * Name of the `date` field by which a newer adequate fact replaces an older one about the same thing (tests and
   * drills are repeated). Kinds without it never forget: the worst of all that is said stands.
   */
  readonly latestBy?: string;
  /** May be quoted from a contract, with page and text. */
  readonly clause?: true;
}

/** Declares a kind and keeps its literal types, from which the type of its value is derived. */
export function defineKind<const K extends Kind>(kind: K): K {
  return kind;
}
