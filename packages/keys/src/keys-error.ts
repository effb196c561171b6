/** Every code that this package raises; worded in the catalogue under `error.keys.`. */
export const keysErrorCodes = [
  'KEY_UNREADABLE',
  'KEY_PASSPHRASE',
  'KEY_ALGORITHM',
  'KEY_PASSPHRASE_SHORT',
  'SIGNED_ALREADY',
  'STAMP_UNREACHABLE',
  'SEAL_CERTIFICATE',
  'PKCS11_URI',
  'PKCS11_ABSENT',
  'PKCS11_PIN',
  'PKCS11_KEY',
  'PKCS11_FAILED',
  'COLLECTION_EMPTY',
  'COLLECTION_NAME_TWICE',
] as const;
export type KeysErrorCode = (typeof keysErrorCodes)[number];

/** The one error class of this package. It never carries any part of a key or of a passphrase. */
export class KeysError extends Error {
  readonly code: KeysErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: KeysErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'KeysError';
    this.code = code;
    this.details = details;
  }
}
