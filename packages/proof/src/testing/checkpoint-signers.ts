import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { CheckpointSigner } from '../log/checkpoint.ts';
import { type NoteKeyType, verifierKey } from '../log/verifier-key.ts';

/** A signer with a fresh key, for tests. */
export function freshSigner(
  name: string,
  type: NoteKeyType,
): CheckpointSigner & { readonly private: KeyObject } {
  const pair =
    type === 'ml-dsa-44-cosignature' ? generateKeyPairSync('ml-dsa-44') : generateKeyPairSync('ed25519');
  const { x, pub } = pair.publicKey.export({ format: 'jwk' }) as { x?: string; pub?: string };
  const key = verifierKey(name, type, new Uint8Array(Buffer.from(x ?? pub ?? '', 'base64url')));
  return { key, private: pair.privateKey, sign: (message) => sign(null, message, pair.privateKey) };
}
