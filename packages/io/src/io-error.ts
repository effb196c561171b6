/** Every code that this package raises or writes into a receipt; worded in the catalogue under `error.io.`. */
export const ioErrorCodes = [
  'FOLDER_NOT_FOUND',
  'FOLDER_TOO_MANY_FILES',
  'FILE_UNREADABLE',
  'FILE_SYMLINK',
  'FILE_SPECIAL',
  'FILE_NAME_TWICE',
  'FILE_TOO_LARGE',
  'FILE_CHANGED',
  'FILE_TOO_SLOW',
  'FILE_OUT_OF_MEMORY',
  'FILE_READER_CRASHED',
  'KEPT_DAMAGED',
  'OUTPUT_UNWRITABLE',
  'LOG_NOT_FOUND',
  'LOG_EXISTS',
  'LOG_LOCKED',
  'LOG_FILE_MISSING',
  'LOG_DAMAGED',
  'LOG_DISAGREES',
  'LOG_ROLLED_BACK',
  'LOG_KEY_OTHER',
  'LOG_STOPPED',
  'LOG_OUTCOME_UNKNOWN',
  'REGISTER_EXISTS',
  'REGISTER_NOT_FOUND',
  'REGISTER_TAKEN',
  'STATUS_CLOCK',
  'PDF_TYPESET',
  'PDF_SHAPE',
  'PDF_SEAL_SIZE',
  'EVIDENCE_OTHER',
] as const;
export type IoErrorCode = (typeof ioErrorCodes)[number];

/** The one error class of this package. What befalls a single file is a code in its receipt instead. */
export class IoError extends Error {
  readonly code: IoErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: IoErrorCode, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.name = 'IoError';
    this.code = code;
    this.details = details;
  }
}
