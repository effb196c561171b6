import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson, decodeBase64Url, encodeBase64Url } from '@ancrage/base';
import { readCanonical, type TypeOf } from '@ancrage/proof';
import { KeysError } from './keys-error.ts';
import { signerOf } from './signer.ts';
import type { Signer, SignerAlgorithm } from './signer.ts';
import { keyFileShape } from './key-file-shape.ts';

/** 128 MiB of memory and about half a second: what each guess of a passphrase costs. */
const SCRYPT_N = 131_072;
const SCRYPT_MEMORY = 192 * 1024 * 1024;
/** A shorter one could be guessed, whatever each guess costs. */
const SHORTEST_PASSPHRASE = 8;
const MAX_FILE_BYTES = 20_000;

const generated = {
  EdDSA: () => generateKeyPairSync('ed25519').privateKey,
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  // The types of Node know ML-DSA by name only since later versions.
  'ML-DSA-44': () => generateKeyPairSync('ml-dsa-44' as 'ed25519').privateKey,
  'ML-DSA-65': () => generateKeyPairSync('ml-dsa-65' as 'ed25519').privateKey,
} as const satisfies Record<SignerAlgorithm, () => KeyObject>;

/** A new key, from the randomness of the machine. */
export function newKey(algorithm: SignerAlgorithm): KeyObject {
  return generated[algorithm]();
}

/**
 * A key file: the private key sealed with AES-256-GCM under a key that scrypt draws from the passphrase. What stands
 * beside the seal in the clear (name, algorithm, public key, cost) is under it too: none of it can be changed. `cost` is
 * the N of scrypt, from 16384 to 131072.
 *
 * @throws KeysError KEY_PASSPHRASE_SHORT.
 */
export function sealKey(
  key: KeyObject,
  passphrase: string,
  { keyId, cost = SCRYPT_N }: { readonly keyId?: string; readonly cost?: number } = {},
): string {
  if (passphrase.normalize('NFC').length < SHORTEST_PASSPHRASE)
    throw new KeysError('KEY_PASSPHRASE_SHORT', { least: SHORTEST_PASSPHRASE });
  const { id, algorithm, public: encoded } = signerOf(key, keyId);
  const nonce = randomBytes(12);
  const head = {
    algorithm,
    ancrage: 'ancrage-key/1',
    cipher: { name: 'aes-256-gcm', nonce: encodeBase64Url(nonce) },
    id,
    kdf: { name: 'scrypt', N: cost, r: 8, p: 1, salt: encodeBase64Url(randomBytes(16)) },
    public: encoded,
  };
  const cipher = createCipheriv('aes-256-gcm', drawn(passphrase, head.kdf.salt, head.kdf), nonce);
  cipher.setAAD(Buffer.from(canonicalJson(head)));
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  const sealed = Buffer.concat([cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()]);
  return `${canonicalJson({ ...head, sealed: encodeBase64Url(sealed) })}\n`;
}

/**
 * Opens a key file, or a private key in PEM PKCS#8, encrypted or not.
 *
 * @throws KeysError KEY_UNREADABLE when it is neither; KEY_PASSPHRASE when the passphrase is missing or wrong, or the
 *   file was changed; KEY_ALGORITHM for another kind of key.
 */
export function openKeyFile(
  bytes: Uint8Array,
  options: { readonly passphrase?: string; readonly keyId?: string } = {},
): Signer {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.startsWith('{')) return signerOf(openPem(text, options.passphrase), options.keyId);
  const { sealed, ...head } = readKeyFile(bytes);
  if (options.passphrase === undefined) throw new KeysError('KEY_PASSPHRASE');
  const [nonce, box] = [decodeBase64Url(head.cipher.nonce), decodeBase64Url(sealed)];
  if (nonce?.length !== 12 || box === undefined || box.length < 17) throw new KeysError('KEY_UNREADABLE');
  let key: KeyObject;
  try {
    const opener = createDecipheriv('aes-256-gcm', drawn(options.passphrase, head.kdf.salt, head.kdf), nonce);
    opener.setAAD(Buffer.from(canonicalJson(head)));
    opener.setAuthTag(box.subarray(-16));
    const pkcs8 = Buffer.concat([opener.update(box.subarray(0, -16)), opener.final()]);
    key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  } catch {
    throw new KeysError('KEY_PASSPHRASE');
  }
  return signerOf(key, options.keyId ?? head.id);
}

function readKeyFile(bytes: Uint8Array): TypeOf<typeof keyFileShape> {
  try {
    return readCanonical(keyFileShape, bytes, 'key file', { maxBytes: MAX_FILE_BYTES, end: '\n' });
  } catch {
    throw new KeysError('KEY_UNREADABLE');
  }
}

function openPem(pem: string, passphrase: string | undefined): KeyObject {
  const encrypted = pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  if (!encrypted && !pem.includes('-----BEGIN PRIVATE KEY-----')) throw new KeysError('KEY_UNREADABLE');
  // Without a passphrase the library would ask for one at the terminal, or crash where there is none.
  if (encrypted && passphrase === undefined) throw new KeysError('KEY_PASSPHRASE');
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(encrypted ? { passphrase: passphrase! } : {}) });
  } catch {
    throw new KeysError(encrypted ? 'KEY_PASSPHRASE' : 'KEY_UNREADABLE');
  }
}

function drawn(
  passphrase: string,
  salt: string,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Buffer {
  // One passphrase typed on two keyboards may come in two forms of the same letters.
  const secret = passphrase.normalize('NFC');
  return scryptSync(secret, Buffer.from(salt, 'base64url'), 32, { N, r, p, maxmem: SCRYPT_MEMORY });
}
