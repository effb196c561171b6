import { createECDH, createPrivateKey } from 'node:crypto';
import { encodeBase64Url, sha256Hex } from '@ancrage/base';
import type { KeyAlgorithm } from './public-key.ts';
import { jwkOf } from './public-key.ts';
import { signingKeyOf } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

/** Who the demonstration plays, and with which algorithm. */
export const demonstrationRoles = {
  assessor: 'EdDSA',
  'certification-body': 'EdDSA',
  laboratory: 'EdDSA',
  'audit-firm': 'ES256',
  certifier: 'EdDSA',
} as const satisfies Record<string, KeyAlgorithm>;

export type DemonstrationRole = keyof typeof demonstrationRoles;

export function isDemonstrationRole(name: string): name is DemonstrationRole {
  return Object.hasOwn(demonstrationRoles, name);
}

const ED25519_PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * A key made from the public phrase `ancrage demonstration key: <role>`: its SHA-256 is the Ed25519 seed, or the P-256
 * scalar. Anyone can make it, so nothing secret is kept anywhere and its signature is worth nothing as trust; what is
 * signed with it is reproducible, and marked DÉMONSTRATION.
 */
export function demonstrationKey(role: DemonstrationRole): SigningKey {
  const secret = Buffer.from(sha256Hex(`ancrage demonstration key: ${role}`), 'hex');
  if (demonstrationRoles[role] === 'EdDSA') {
    const pkcs8 = Buffer.concat([ED25519_PKCS8_PREFIX, secret]);
    return signingKeyOf(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  }
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  // An uncompressed point starts with one byte, 04.
  const point = encodeBase64Url(pair.getPublicKey().subarray(1));
  const jwk = { ...jwkOf({ algorithm: 'ES256', public: point }), d: encodeBase64Url(secret) };
  return signingKeyOf(createPrivateKey({ key: jwk, format: 'jwk' }));
}
