import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer-for-browsers.ts';

/** The part of `node:crypto` that pure code uses, for the static page: digests only. */
const algorithms = { sha256, sha384, sha512, sha1 } as const;

export function createHash(name: keyof typeof algorithms) {
  const state = algorithms[name].create();
  const self = {
    update(data: Uint8Array | string) {
      state.update(typeof data === 'string' ? new TextEncoder().encode(data) : data);
      return self;
    },
    digest(encoding?: 'hex') {
      const bytes = Buffer.from(state.digest());
      return encoding === undefined ? bytes : bytes.toString(encoding);
    },
  };
  return self;
}

export function hash(name: keyof typeof algorithms, data: Uint8Array | string, encoding: string): string {
  const bytes = Buffer.from(
    algorithms[name](typeof data === 'string' ? new TextEncoder().encode(data) : data),
  );
  return bytes.toString(encoding === 'binary' ? 'latin1' : 'hex');
}

/** Signatures are asked of the browser, see `verify-in-browser.ts`; nothing in the page reaches these. */
export function createPublicKey(): never {
  throw new Error('not in a browser');
}
export const verify = createPublicKey;
