import { hash } from 'node:crypto';

/** A SHA-256 digest that names its algorithm: `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** SHA-256 as 64 lower-case hexadecimal digits; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/** The digest by which a piece of evidence, or any document, is named; a string is hashed as its UTF-8 bytes. */
export function digestOf(data: Uint8Array | string): Digest {
  return `sha256:${sha256Hex(data)}`;
}

/** True when a string is a well-formed {@link Digest}. */
export function isDigest(s: string): s is Digest {
  return DIGEST.test(s);
}
