/**
 * What can be wrong with what the VC-API is given, and the kind of problem that the W3C recommendations name for it: Verifiable
 * Credentials 2.0 §7.3 and Data Integrity 1.0 §4.9. Worded in the catalogue under `vc-api.`.
 */
const types = {
  REQUEST: 'PARSING_ERROR',
  TOO_LARGE: 'PARSING_ERROR',
  TOO_COSTLY: 'PARSING_ERROR',
  CONTEXT: 'MALFORMED_VALUE_ERROR',
  CONTEXT_UNKNOWN: 'MALFORMED_VALUE_ERROR',
  JSON_LD: 'MALFORMED_VALUE_ERROR',
  TYPE: 'MALFORMED_VALUE_ERROR',
  IDENTIFIER: 'MALFORMED_VALUE_ERROR',
  LANGUAGE_VALUE: 'MALFORMED_VALUE_ERROR',
  ISSUER: 'MALFORMED_VALUE_ERROR',
  ISSUER_KEY: 'MALFORMED_VALUE_ERROR',
  SUBJECT: 'MALFORMED_VALUE_ERROR',
  INSTANT: 'MALFORMED_VALUE_ERROR',
  OBJECT: 'MALFORMED_VALUE_ERROR',
  DIGEST: 'MALFORMED_VALUE_ERROR',
  TOO_MANY: 'RANGE_ERROR',
  PERIOD: 'RANGE_ERROR',
  NOT_VALID_NOW: 'RANGE_ERROR',
  SECURED_ALREADY: 'PROOF_GENERATION_ERROR',
  NOT_SECURED: 'PROOF_VERIFICATION_ERROR',
  PROOF: 'PROOF_VERIFICATION_ERROR',
  PREVIOUS_PROOF: 'PROOF_VERIFICATION_ERROR',
  PURPOSE: 'PROOF_VERIFICATION_ERROR',
  KEY_UNKNOWN: 'PROOF_VERIFICATION_ERROR',
  KEY_OF_ANOTHER: 'PROOF_VERIFICATION_ERROR',
  SIGNATURE: 'CRYPTOGRAPHIC_SECURITY_ERROR',
  ENVELOPE: 'PARSING_ERROR',
  DOMAIN: 'INVALID_DOMAIN_ERROR',
  CHALLENGE: 'INVALID_CHALLENGE_ERROR',
  RESOURCE_DIFFERS: 'CRYPTOGRAPHIC_SECURITY_ERROR',
  RESOURCE_NOT_CHECKED: 'PROOF_VERIFICATION_ERROR',
  STATUS_NOT_CHECKED: 'PROOF_VERIFICATION_ERROR',
  SCHEMA_NOT_CHECKED: 'PROOF_VERIFICATION_ERROR',
} as const;

export type ProblemCode = keyof typeof types;
export const problemCodes = Object.keys(types) as ProblemCode[];

/** What holds all the same is told beside a yes; everything else makes a no. */
const warnings: ReadonlySet<ProblemCode> = new Set([
  'RESOURCE_NOT_CHECKED',
  'STATUS_NOT_CHECKED',
  'SCHEMA_NOT_CHECKED',
]);

/** Kinds that Data Integrity names stand in its vocabulary; the others in the data model. */
const OF_DATA_INTEGRITY = /^(?:PROOF_|INVALID_)/;

export interface Problem {
  readonly code: ProblemCode;
  /** RFC 6901 pointer into the credential or presentation, or what is known of the place. */
  readonly place: string;
}

export const isWarning = ({ code }: Problem): boolean => warnings.has(code);

/** The address by which the recommendations name a kind of problem. */
export function problemType(code: ProblemCode): string {
  const name = types[code];
  return OF_DATA_INTEGRITY.test(name)
    ? `https://w3id.org/security#${name}`
    : `https://www.w3.org/TR/vc-data-model#${name}`;
}

/** Stops a step that cannot go on; the server turns it into an answer. */
export class VcProblem extends Error implements Problem {
  readonly code: ProblemCode;
  readonly place: string;

  constructor(code: ProblemCode, place = '') {
    super(`${code} ${place}`);
    this.name = 'VcProblem';
    this.code = code;
    this.place = place;
  }
}
