import type { CredentialKind } from '@ancrage/proof';

/** The steps, in the order in which they are taken and shown. */
export const stepNames = [
  'bundle',
  'issuer-keys',
  'signature',
  'parallel-signature',
  'content',
  'evaluation',
  'decision',
  'inclusion',
  'log',
  'consistency',
  'timestamps',
  'status-lists',
  'status',
  'validity',
  'issuer',
  'trust-list',
  'hosts',
  'edition',
  'files',
  'evidence',
] as const;
/** Steps beside these that the holder of more than a bundle takes: `pages`, of a PDF to which the bundle was attached. */
export const furtherStepNames = ['pages'] as const;
export type StepName = (typeof stepNames)[number] | (typeof furtherStepNames)[number];

/** `no` breaks the proof; `unknown` leaves the question open; `absent`: it was not asked, or there is nothing to check. */
export type StepState = 'yes' | 'no' | 'unknown' | 'absent';

/** Every code of a step; worded in the catalogue under `verify.`. */
export const stepCodes = [
  'BUNDLE_READ',
  'BUNDLE_MALFORMED',
  'CHAIN_FOLLOWED',
  'CHAIN_OLDER',
  'CHAIN_ORDER',
  'CHAIN_PREVIOUS',
  'CHAIN_ISSUER',
  'CHAIN_KEYS',
  'CHAIN_SIGNATURE',
  'CHAIN_HISTORY',
  'SIGNATURE_GOOD',
  'SIGNATURE_BAD',
  'SIGNATURE_HEADER',
  'KEY_NOT_LISTED',
  'KEY_NOT_VALID_THEN',
  'KEY_REVOKED',
  'CONTENT_SOUND',
  'CONTENT_LINT',
  'CONTENT_ISSUER',
  'CONTENT_DEMONSTRATION',
  'ACT_SIGNED',
  'ACT_SIGNATURE',
  'ACT_DIFFERS',
  'LOGGED',
  'LOG_PROOF_ABSENT',
  'LOG_PROOF_BAD',
  'LOG_RECOGNISED',
  'LOG_NOT_ASKED',
  'LOG_UNKNOWN',
  'LOG_SIGNATURE',
  'LOG_QUORUM',
  'CONSISTENT',
  'CONSISTENCY_NOT_ASKED',
  'CONSISTENCY_OLDER',
  'CONSISTENCY_NOT_SHOWN',
  'CONSISTENCY_OTHER_LOG',
  'CONSISTENCY_BROKEN',
  'STAMPED',
  'STAMPS_NOT_ASKED',
  'STAMPS_TOO_FEW',
  'STAMP_BAD',
  'LISTS_SIGNED',
  'LIST_OTHER',
  'LIST_LOG_PROOF',
  'STATUS_CLEAR',
  'STATUS_UNKNOWN_SINCE',
  'STATUS_NOT_YET',
  'STATUS_REVOKED',
  'STATUS_SUSPENDED',
  'IN_FORCE',
  'NOT_YET_IN_FORCE',
  'EXPIRED',
  'ISSUER_RECOGNISED',
  'ISSUER_NOT_RECOGNISED',
  'NO_POLICY',
  'TRUST_RECOGNISED',
  'TRUST_NOT_RECOGNISED',
  'TRUST_NOT_ASKED',
  'SIGNERS_LISTED',
  'SIGNERS_NOT_LISTED',
  'TRUST_OTHER',
  'HOSTS_NONE',
  'HOST_KNOWN',
  'HOST_CLEAR',
  'HOST_UNKNOWN_SINCE',
  'HOST_UNSURE',
  'HOST_OTHER',
  'HOST_NOT_IN_FORCE',
  'HOST_EXPIRED',
  'EDITION_NONE',
  'EDITION_SHOWN',
  'EDITION_MALFORMED',
  'EDITION_DIFFERS',
  'EDITION_PIECE',
  'FILES_NOT_GIVEN',
  'FILES_NOT_SHOWN',
  'FILES_SAME',
  'FILE_OTHER',
  'EVIDENCE_SAME',
  'EVIDENCE_DIFFERS',
  'EVIDENCE_NOT_GIVEN',
  'PAGES_SAME',
  'PAGES_OTHER',
  'PAGES_NOT_SET',
  'NOT_REACHED',
] as const;
export type StepCode = (typeof stepCodes)[number];

export interface Step {
  readonly step: StepName;
  readonly state: StepState;
  readonly code: StepCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * `valid`: everything that the policy asks for holds, on this day. `not-in-force`: genuine, but suspended, withdrawn,
 * expired or not yet valid. `refused`: something does not hold. `issuer-unknown`: intact, but the policy names no such
 * issuer, or there is none. `uncertain`: genuine, and something that the policy asks for is not shown.
 */
export const verdicts = ['valid', 'not-in-force', 'refused', 'issuer-unknown', 'uncertain'] as const;
export type Verdict = (typeof verdicts)[number];

/** What the bundle says that it is; believe it only as far as the verdict goes. */
export interface VerifiedSubject {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly demonstration: boolean;
  readonly name: { readonly fr: string; readonly en: string };
  readonly service: string;
  readonly provider: string;
  readonly level: number;
  readonly topLevel: number;
  readonly says: { readonly fr: string; readonly en: string };
  readonly doesNotSay: readonly { readonly fr: string; readonly en: string }[];
  readonly issuer: string;
  readonly issuerId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly report: string;
  /** Certificates of hosts on which it rests; absent where there are none. */
  readonly hosts?: readonly {
    readonly service: string;
    readonly provider: string;
    readonly credential: string;
    readonly level: number;
    readonly validUntil: string;
    readonly controls: readonly string[];
  }[];
}

/** The answer: codes and parameters, no prose. */
export interface VerifyReport {
  readonly format: 'ancrage-verification/1';
  readonly verdict: Verdict;
  /** Moment for which the question was asked. */
  readonly at: string;
  /** Null where the bundle could not be read. */
  readonly subject: VerifiedSubject | null;
  /** All of them, in the order of `stepNames`; further ones after. */
  readonly steps: readonly Step[];
}

const exitCodes = {
  valid: 0,
  'not-in-force': 1,
  refused: 1,
  'issuer-unknown': 3,
  uncertain: 3,
} as const satisfies Record<Verdict, 0 | 1 | 3>;

/** 0 yes · 1 no · 3 could not tell. */
export function verdictExitCode(verdict: Verdict): 0 | 1 | 3 {
  return exitCodes[verdict];
}

/** Steps of which a *no* means that it is genuine but does not count on that day. */
const ABOUT_FORCE: readonly StepName[] = ['status', 'validity', 'hosts'];
/** Steps that say who is trusted; a policy that does not know the issuer breaks nothing. */
const ABOUT_TRUST: readonly StepName[] = ['issuer'];

export function verdictOf(steps: readonly Step[]): Verdict {
  const no = steps.filter(({ state }) => state === 'no');
  if (no.some(({ step }) => !ABOUT_FORCE.includes(step))) return 'refused';
  if (no.length > 0) return 'not-in-force';
  const open = steps.filter(({ state }) => state === 'unknown');
  if (open.some(({ step }) => ABOUT_TRUST.includes(step))) return 'issuer-unknown';
  return open.length > 0 ? 'uncertain' : 'valid';
}
