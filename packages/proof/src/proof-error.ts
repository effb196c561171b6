import { logErrorCodes } from './log/log-codes.ts';

/** Every code that this package raises; worded in the catalogue under `error.proof.`. */
export const proofErrorCodes = [
  'KEY_MALFORMED',
  'ENTRY_KIND',
  'SHAPE',
  'NOT_CANONICAL',
  'TOO_LARGE',
  'JWS_SHAPE',
  'SD_JWT',
  'STATUS_PACKING',
  'STATUS_INDEX',
  'STAMP_SHAPE',
  'STAMP_REFUSED',
  ...logErrorCodes,
] as const;
export type ProofErrorCode = (typeof proofErrorCodes)[number];

/** The one error class of this package: bad input. That a proof does not hold is a value, never an error. */
export class ProofError extends Error {
  readonly code: ProofErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ProofErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'ProofError';
    this.code = code;
    this.details = details;
  }
}
