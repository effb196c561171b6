import { createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { dssePae, encodeBase64Url, sha256Hex } from '@ancrage/base';
import type { TrustEntry, TrustList } from '../trust/trust-list.ts';
import { emptyTrustList } from '../trust/trust-list.ts';

/** A key that signs whatever a test wants, well-formed or not. Written apart from the product's signers. */
export interface TestSigner {
  readonly key: TrustEntry['key'];
  /** Compact JWS over the exact text given; `header` replaces or adds members, undefined removes one. */
  jws(payload: unknown, header?: Record<string, unknown>): string;
  /** DSSE envelope as an object, for tests to spoil. */
  dsse(payload: unknown, payloadType?: string): Record<string, unknown>;
}

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key made from a phrase, so that tests can be repeated. */
export function testSigner(phrase: string): TestSigner {
  const seed = Buffer.from(sha256Hex(`test ${phrase}`), 'hex');
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return signerOf(secret, { id: phrase, algorithm: 'EdDSA', public: secret.export({ format: 'jwk' }).x! });
}

export function signerOf(secret: KeyObject, key: TrustEntry['key']): TestSigner {
  const signed = (input: Uint8Array): Uint8Array =>
    key.algorithm === 'EdDSA'
      ? sign(null, input, secret)
      : sign('sha256', input, { key: secret, dsaEncoding: 'ieee-p1363' });
  return {
    key,
    jws: (payload, header = {}) => {
      const full = { alg: key.algorithm, kid: key.id, typ: 'ancrage-statement+jwt', ...header };
      const input = [full, payload].map((part) => encodeBase64Url(bytesOf(part))).join('.');
      return `${input}.${encodeBase64Url(signed(Buffer.from(input)))}`;
    },
    dsse: (payload, payloadType = 'application/vnd.in-toto+json') => ({
      payloadType,
      payload: Buffer.from(bytesOf(payload)).toString('base64'),
      signatures: [
        {
          keyid: key.id,
          sig: Buffer.from(signed(dssePae(payloadType, bytesOf(payload)))).toString('base64'),
        },
      ],
    }),
  };
}

function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

/** An entry for a signer, valid in the years that tests speak of. */
export function entryOf({ key }: TestSigner, entry: Partial<TrustEntry> = {}): TrustEntry {
  return {
    organisation: `Organisation ${key.id}`,
    role: 'assessor',
    key,
    valid: { from: '2020-01-01', to: '2030-12-31' },
    ...entry,
  };
}

export function trustIn(...entries: readonly TrustEntry[]): TrustList {
  return { ...emptyTrustList, id: 'test', entries };
}
