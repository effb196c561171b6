/** Base64url without padding (RFC 4648 §5), the form of JOSE and of our trust lists. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/**
 * Strict base64url: no padding, no white space, no foreign character, and unused bits zero, so that one byte string has
 * exactly one text. Undefined otherwise: lenient decoders let a signed text be changed without changing what is signed.
 */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : undefined;
}

/** Strict base64 with padding (RFC 4648 §4), under the same rule of one text for one byte string. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
}
