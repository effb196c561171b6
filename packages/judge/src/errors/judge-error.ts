import { withoutSecrets } from '@ancrage/base';

/** Every code that this package raises; each has its French and English text in the catalogue, under test. */
export const judgeErrorCodes = [
  'READ_NOT_RECOGNISED',
  'READ_SYNTAX',
  'READ_SHAPE',
  'READ_VERSION',
  'READ_OPAQUE',
  'READ_SERIALISATION',
  'READ_TOO_LARGE',
  'READ_TOO_MANY_FACTS',
  'READ_FACT_INVALID',
  'READING_PART_TWICE',
  'SCHEME_INVALID',
  'TRUST_INVALID',
  'REFERENCE_INVALID',
  'LAWS_INVALID',
  'DOSSIER_WITHOUT_MANIFEST',
  'DOSSIER_SECOND_MANIFEST',
  'JUDGED_AT_RANGE',
  'OWNERSHIP_NO_HOLDING',
  'OWNERSHIP_ENTITY_MISSING',
  'OWNERSHIP_ENTITY_UNKNOWN',
  'OWNERSHIP_ENTITY_AMBIGUOUS',
  'SALE_SYNTAX',
  'SALE_PARTY_UNKNOWN',
  'SALE_PARTY_AMBIGUOUS',
  'SALE_NOT_HELD',
  'SALE_TOO_MUCH',
  'SIGNATURE_SHAPE',
  'PATH_ESCAPES',
] as const;

export type JudgeErrorCode = (typeof judgeErrorCodes)[number];

/** Facts about an error that a text may show: place first, then what was found and what was expected. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * The one error class of this package. A negative verdict is never an error: this is thrown only for input that cannot
 * be read or rules that cannot be loaded. The user's words come from the code, never from `message`.
 */
export class JudgeError extends Error {
  readonly code: JudgeErrorCode;
  readonly details: ErrorDetails;

  constructor(code: JudgeErrorCode, told: ErrorDetails = {}, cause?: unknown) {
    // What was found may be a secret that stood in the wrong place.
    const details = Object.fromEntries(
      Object.entries(told).map(([name, value]) => [
        name,
        typeof value === 'string' ? withoutSecrets(value) : value,
      ]),
    );
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.name = 'JudgeError';
    this.code = code;
    this.details = details;
  }
}
