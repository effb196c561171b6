import { generateKeyPairSync, sign } from 'node:crypto';
import { type CheckpointSigner, verifierKey } from '@ancrage/proof';

/** A signer with a fresh Ed25519 key, for tests. */
export function freshLogSigner(name: string): CheckpointSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const bytes = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url'));
  return { key: verifierKey(name, 'ed25519', bytes), sign: (message) => sign(null, message, privateKey) };
}
