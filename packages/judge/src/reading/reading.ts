import type { Digest } from '@ancrage/base';
import type { AnyFact, Locator } from '../facts/fact.ts';
import type { Format } from './format.ts';

/** A signature found around a file. It proves nothing until the judge checks it against the trust list. */
export interface Envelope {
  /** As the envelope states it; `by-key` where its format states none (DSSE): the trust list's key then decides. */
  readonly algorithm: 'EdDSA' | 'ES256' | 'by-key';
  readonly keyId: string;
  /** Base64url of the exact bytes that were signed. */
  readonly input: string;
  /** Base64url of the signature. */
  readonly signature: string;
}

/** One file, or one slice of it, as its reader saw it. Path and date of receipt belong to the dossier, not here. */
export interface Evidence {
  readonly id: Digest;
  readonly format: Format;
  /** Version that the file states for itself, or that its shape shows. */
  readonly version: string;
  /** Latest instant that the content speaks of (its own date), RFC 3339. Absent: the date of receipt is used. */
  readonly observedAt?: string;
  /** Whom the content itself names as its source or issuer; informative, proves nothing. */
  readonly issuer?: string;
  /** Service that the signer speaks of. A signature about another service than the dossier's vouches for nothing. */
  readonly about?: string;
  /** Last day (YYYY-MM-DD, inclusive) for which the content says that it holds. */
  readonly validUntil?: string;
  readonly envelopes?: readonly Envelope[];
  /** Items of the file as its format counts them (resources, lines, statements), and how many of them gave facts. */
  readonly records?: { readonly total: number; readonly used: number };
}

/** Something that the reader saw and did not turn into facts: counted, placed, never silently dropped. */
export interface Note {
  readonly code: NoteCode;
  readonly at: Locator;
  readonly params: Readonly<Record<string, string | number>>;
}

export const noteCodes = [
  'UNKNOWN_FIELDS',
  'UNKNOWN_TYPE',
  'REGION_CONTRADICTORY',
  'NO_REGION',
  'LISTING_PARTIAL',
  'OPAQUE_CONTENT',
  'SKIPPED_RECORDS',
  'PLANNED_RECORDS',
  'SITE_WITHOUT_COUNTRY',
  'NO_RESULT',
  'DUPLICATE_HOLDING',
  'QUOTE_WITHOUT_DOCUMENT',
  'UNKNOWN_FACT_KIND',
  'STATEMENT_CLOSED',
  'TIME_WITHOUT_YEAR',
  'PAGE_WITHOUT_TEXT',
  'PAGES_MISSING',
  'PAGE_TEXT_CUT',
  'PAGE_TEXT_UNTOLD',
  'SIGNATURES_CUT',
  'SIGNATURE_ALTERED',
  'SIGNATURE_NOT_WHOLE',
  'SIGNATURE_UNSUPPORTED',
  'CERTIFICATE_READINGS_CUT',
  'MUTED_FINDINGS',
  'CLOSED_FINDINGS',
  'SUPERSEDED_STATEMENTS',
  'LAPSED_RECORDS',
  'STATEMENT_AFTER_PUBLICATION',
  'SHARE_OUT_OF_RANGE',
  'SHARE_CONTRADICTORY',
  'SHARES_OVER_WHOLE',
  'DANGLING_REFERENCE',
  'PARTY_UNSPECIFIED',
  'UNKNOWN_INTEREST',
  'COUNTRY_WITHOUT_CODE',
  'COUNTRIES_DIFFER',
  'FIELD_UNREADABLE',
  'NOTES_CUT',
  'SECRET_MASKED',
  'HOST_UNDISCLOSED',
  'DOUBLE_AMOUNTS',
  'BAD_FLOW_RECORDS',
  'SAMPLED_FLOWS',
  'SAMPLED_FLOWS_UNTOLD',
  'ADDRESSES_FOLDED',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** What was read from files or slices. Readings merge; see `mergeReadings` for the laws. */
export interface Reading {
  readonly format: 'ancrage-reading/1';
  /** What is inside: a digest for a whole file, `digest#from-to` (byte offsets) for a slice. Sorted. */
  readonly parts: readonly string[];
  /** Sorted by id. */
  readonly evidence: readonly Evidence[];
  /** Sorted by `factKey`. */
  readonly facts: readonly AnyFact[];
  /** Sorted by code, evidence, place. */
  readonly notes: readonly Note[];
}

export const emptyReading: Reading = {
  format: 'ancrage-reading/1',
  parts: [],
  evidence: [],
  facts: [],
  notes: [],
};
