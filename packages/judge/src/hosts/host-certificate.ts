import type { Digest } from '@ancrage/base';

/**
 * What came of verifying a bundle against the caller's policy: that of `ancrage-verification/1`, and `not-verified` where nobody
 * looked.
 */
export const hostVerdicts = [
  'valid',
  'not-in-force',
  'refused',
  'issuer-unknown',
  'uncertain',
  'not-verified',
] as const;
export type HostVerdict = (typeof hostVerdicts)[number];

/** What the certificate of a host says, as far as those who rely on it need it. */
export interface HostCertificate {
  /** `id` of the credential. */
  readonly credential: string;
  /** Of the text of the credential. */
  readonly digest: Digest;
  readonly issuer: string;
  readonly issuer_name: string;
  readonly service: string;
  readonly provider: string;
  readonly demonstration: boolean;
  readonly scheme: { readonly id: string; readonly version: string };
  /** Level granted. */
  readonly level: number;
  /** Instants, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly valid_from: string;
  readonly valid_until: string;
  /** Until when its status is known, and when the lists that say so end. */
  readonly known_at: string;
  readonly known_until: string;
  /** Its entries in the lists of its issuer: revocation, then suspension. */
  readonly status: readonly { readonly list: string; readonly index: string }[];
  /** Platforms of the accounts of its scope, in code-unit order. */
  readonly platforms: readonly string[];
  /** What its scope leaves out, in its own words. */
  readonly exclusions: readonly string[];
  readonly sites: readonly { readonly country: string; readonly province: string | null }[];
  /** Controls found met of which no nonconformity is tolerated. */
  readonly met: readonly string[];
  /** Services on whose certificates it relies itself. */
  readonly relies_on: readonly { readonly service: string; readonly provider: string }[];
}

/**
 * A bundle of the dossier as the caller verified it. No reader makes one: a file says what it likes, and only the verifier
 * says what holds.
 */
export interface HostOutcome {
  /** The file. */
  readonly evidence: Digest;
  readonly verdict: HostVerdict;
  /** Code of the first step that stands in the way; null where none does. */
  readonly code: string | null;
  /** Null unless the bundle is genuine, by an issuer that the policy recognises: `valid` or `not-in-force`. */
  readonly certificate: HostCertificate | null;
}

export interface HostInput {
  /** Digest of the policy by which the bundles were verified; null where there was none. */
  readonly policy: Digest | null;
  /** One for each bundle of the dossier. */
  readonly outcomes: readonly HostOutcome[];
}

/** Why the certificate of a host counts for nothing in this dossier; worded in the catalogue under `host.problem.`. */
export const hostProblemCodes = [
  'NOT_VERIFIED',
  'REFUSED',
  'ISSUER_UNKNOWN',
  'UNCERTAIN',
  'NOT_IN_FORCE',
  'OLDER',
  'OTHER_SCHEME',
  'DEMONSTRATION',
  'OWN',
  'CYCLE',
] as const;
export type HostProblemCode = (typeof hostProblemCodes)[number];

/** A bundle of the dossier, weighed. */
export interface Host {
  readonly outcome: HostOutcome;
  /** Null where its certificate counts. */
  readonly problem: HostProblemCode | null;
}
