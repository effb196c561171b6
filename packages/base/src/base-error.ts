import { withoutSecrets } from './secrets/secret-mask.ts';

/**
 * Every code a {@link BaseError} can carry. Each has an entry `error.base.<code>` in the texts catalogue, whose
 * placeholders are always present in `details`.
 */
export const baseErrorCodes = [
  'JSON_SYNTAX',
  'JSON_DUPLICATE_KEY',
  'JSON_TOO_DEEP',
  'JSON_TOO_LARGE',
  'JSON_NUMBER_RANGE',
  'TEXT_ENCODING',
  'TEXT_LONE_SURROGATE',
  'DECIMAL_SYNTAX',
  'DECIMAL_RANGE',
  'DATE_SYNTAX',
  'DATE_RANGE',
  'CANONICAL_UNSUPPORTED',
] as const;

/** What went wrong, as a stable code that screens and reports translate. */
export type BaseErrorCode = (typeof baseErrorCodes)[number];

/** Where and with what: `line` and `column` count from 1, `offset` from 0; texts are cut to 80 characters. */
export type BaseErrorDetails = Readonly<Record<string, string | number>>;

/** The only error that this package throws on bad input. Its message is for logs; people read the catalogue. */
export class BaseError extends Error {
  override readonly name = 'BaseError';
  readonly code: BaseErrorCode;
  readonly details: BaseErrorDetails;

  constructor(code: BaseErrorCode, message: string, details: BaseErrorDetails = {}) {
    super(`${code}: ${message}`);
    this.code = code;
    this.details = Object.freeze({ ...details });
  }
}

/** True when a caught value is a {@link BaseError}. */
export function isBaseError(value: unknown): value is BaseError {
  return value instanceof BaseError;
}

const MAX_QUOTED = 80;
/** Long enough that a secret which starts within what is quoted is known by its form. */
const MAX_LOOKED_AT = 4096;

/**
 * Cuts foreign text to a length that is safe to put in an error or a note: hostile input must not become a megabyte of
 * log. Secrets are masked first; half a character left by the cut, or a lone surrogate, becomes U+FFFD.
 */
export function quoteForError(text: string, limit: number = MAX_QUOTED): string {
  const shown = withoutSecrets(text.slice(0, MAX_LOOKED_AT));
  return (shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown).toWellFormed();
}
