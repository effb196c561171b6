import type { Place } from '../../facts/fact.ts';

/** Level 1: who an entity is. A field that the record does not give is empty. */
export interface GleifEntity {
  readonly kind: 'entity';
  readonly lei: string;
  readonly name: string;
  /** ISO 3166-1 or 3166-2 code. */
  readonly jurisdiction: string;
  readonly legalCountry: string;
  readonly headOfficeCountry: string;
  /** `GENERAL`, `FUND`, `BRANCH`, `SOLE_PROPRIETOR`, `RESIDENT_GOVERNMENT_ENTITY`, `INTERNATIONAL_ORGANIZATION`. */
  readonly category: string;
  /** Code of the business register in GLEIF’s list of registration authorities, and the entity’s number there. */
  readonly authority: string;
  readonly number: string;
  readonly registrationStatus: string;
  readonly updated: string;
  readonly place: Place;
}

/** Level 2: by whom an entity is consolidated, managed or headed. */
export interface GleifRelationship {
  readonly kind: 'relationship';
  /** Child, in the record’s words the start node. */
  readonly child: string;
  readonly parent: string;
  readonly type: string;
  readonly status: string;
  readonly periods: readonly { readonly type: string; readonly start: string; readonly end: string }[];
  readonly registrationStatus: string;
  readonly updated: string;
  readonly place: Place;
}

/** Level 2: why no parent is reported. */
export interface GleifException {
  readonly kind: 'exception';
  readonly lei: string;
  /** `DIRECT_` or `ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT`. */
  readonly category: string;
  readonly reasons: readonly string[];
  readonly place: Place;
}

export type GleifRecord = GleifEntity | GleifRelationship | GleifException;

/** A record, or an item of no known kind, which is counted. */
export type GleifItem = GleifRecord | { readonly place: Place; readonly kind: undefined };
