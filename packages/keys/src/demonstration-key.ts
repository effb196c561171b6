import { createECDH, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { encodeBase64Url, sha256Hex } from '@ancrage/base';
import type { KeyAlgorithm } from './public-key.ts';
import { jwkOf } from './public-key.ts';
import { mlDsaKeyOf, signerOf } from './signer.ts';
import type { Signer, SignerAlgorithm } from './signer.ts';
import { signingKeyOf } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

/** Who the demonstration plays, and with which algorithm. */
export const demonstrationRoles = {
  assessor: 'EdDSA',
  'certification-body': 'EdDSA',
  laboratory: 'EdDSA',
  'audit-firm': 'ES256',
  certifier: 'EdDSA',
  reviewer: 'EdDSA',
} as const satisfies Record<string, KeyAlgorithm>;

export type DemonstrationRole = keyof typeof demonstrationRoles;

export function isDemonstrationRole(name: string): name is DemonstrationRole {
  return Object.hasOwn(demonstrationRoles, name);
}

const ED25519_PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Keys of the issuer and of the log that the demonstration plays, and those of `vc-api`. */
export const demonstrationIssuerRoles = {
  'issuer root': 'ES256',
  'issuer root, parallel': 'ML-DSA-65',
  'issuer certificates': 'ES256',
  'issuer certificates, parallel': 'ML-DSA-65',
  'issuer status lists': 'ES256',
  'issuer status lists, parallel': 'ML-DSA-65',
  'issuer log': 'EdDSA',
  'issuer log, parallel': 'ML-DSA-44',
  'first witness': 'EdDSA',
  'second witness': 'ML-DSA-44',
  'vc-api, ES256': 'ES256',
  'vc-api, Ed25519': 'EdDSA',
} as const satisfies Record<string, SignerAlgorithm>;
export type DemonstrationIssuerRole = keyof typeof demonstrationIssuerRoles;

/**
 * A key made from the public phrase `ancrage demonstration key: <role>`: its SHA-256 is the seed (Ed25519, ML-DSA), or
 * the P-256 scalar. Anyone can make it, so nothing secret is kept anywhere and its signature is worth nothing as trust;
 * what is signed with it is marked DÉMONSTRATION.
 */
export function demonstrationKey(role: DemonstrationRole): SigningKey {
  return signingKeyOf(keyOfPhrase(role, demonstrationRoles[role]));
}

/**
 * The same for the keys of an issuer, and for those of people when they sign decisions. Keys that came with a later `version` of
 * an issuer's document have that in their phrase.
 */
export function demonstrationSigner(role: DemonstrationRole | DemonstrationIssuerRole, version = 1): Signer {
  const algorithm = isDemonstrationRole(role) ? demonstrationRoles[role] : demonstrationIssuerRoles[role];
  return signerOf(keyOfPhrase(version === 1 ? role : `${role}, version ${version}`, algorithm));
}

function keyOfPhrase(role: string, algorithm: SignerAlgorithm): KeyObject {
  const secret = Buffer.from(sha256Hex(`ancrage demonstration key: ${role}`), 'hex');
  if (algorithm === 'ML-DSA-44' || algorithm === 'ML-DSA-65') return mlDsaKeyOf(algorithm, secret);
  if (algorithm === 'EdDSA') {
    const pkcs8 = Buffer.concat([ED25519_PKCS8_PREFIX, secret]);
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  }
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  // An uncompressed point starts with one byte, 04.
  const point = encodeBase64Url(pair.getPublicKey().subarray(1));
  const jwk = { ...jwkOf({ algorithm: 'ES256', public: point }), d: encodeBase64Url(secret) };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}
