import { decodeBase64Url } from '@ancrage/base';
import { decodeBase58 } from './multibase.ts';

export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
export const DATA_INTEGRITY_V2 = 'https://w3id.org/security/data-integrity/v2';

/**
 * SHA-256 and SHA-384, in hexadecimal, of what W3C serves under an address: the digests that the recommendations fix (VC 2.0 §B.1,
 * Data Integrity 1.0 §2.4) or those of the files of their repositories. Nothing is ever fetched, so that no other resource can be
 * compared with the digest that a credential states for it.
 */
const served: Readonly<Record<string, readonly [sha256: string, sha384: string]>> = {
  [CREDENTIALS_V2]: [
    '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
    '97f1eb8e5042356c805fdd61afa2c557663785e0794dcafa21e138fd38def18cb360133c221aa31d6896a6bf3e65b614',
  ],
};

/** Codes of hash functions in a multihash (SHA2-256, SHA2-384), and which of the digests above they give. */
const MULTIHASH: Readonly<Record<number, 0 | 1>> = { 0x12: 0, 0x20: 1 };
const SRI: Readonly<Record<string, 0 | 1>> = { sha256: 0, sha384: 1 };

export type ResourceCheck = 'same' | 'differs' | 'malformed' | 'not-known';

/** Whether the `digestSRI` of a related resource is that of what stands under its address. */
export function checkSri(address: string, sri: string): ResourceCheck {
  const [, name = '', encoded = ''] = /^(sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})$/.exec(sri) ?? [];
  if (name === '') return 'malformed';
  return compared(address, SRI[name], Buffer.from(encoded, 'base64').toString('hex'));
}

/** The same of `digestMultibase`: a multihash in base58 or base64url. */
export function checkMultibase(address: string, text: string): ResourceCheck {
  const bytes = text.startsWith('u') ? decodeBase64Url(text.slice(1)) : decodeBase58(text);
  if (bytes === undefined || bytes.length < 34 || bytes[1] !== bytes.length - 2) return 'malformed';
  return compared(address, MULTIHASH[bytes[0]!], Buffer.from(bytes.subarray(2)).toString('hex'));
}

function compared(address: string, which: 0 | 1 | undefined, digest: string): ResourceCheck {
  const known = Object.hasOwn(served, address) ? served[address] : undefined;
  if (known === undefined || which === undefined) return 'not-known';
  return known[which] === digest ? 'same' : 'differs';
}
