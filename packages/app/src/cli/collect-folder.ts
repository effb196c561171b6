import { hashFolder } from '@ancrage/io';
import type { HashedFolder } from '@ancrage/io';
import { loadSigningKey, signCollection } from '@ancrage/keys';

export interface CollectRequest {
  readonly folder: string;
  /** Private key, PEM (PKCS#8). */
  readonly keyPem: string;
  readonly passphrase?: string;
  /** Name of the key in trust lists; by default its RFC 7638 thumbprint. */
  readonly keyId?: string;
  readonly tool: string;
  /** RFC 3339; the moment is the caller's, so that the result can be made again. */
  readonly collectedAt: string;
  readonly collector?: string;
  /** File that the result will be written to: left out of what is signed. */
  readonly out?: string;
}

export interface Collected extends HashedFolder {
  /** The signed collection, ready to be written. */
  readonly json: string;
  /** Name of the key that signed, to be given to whoever keeps the trust list. */
  readonly keyId: string;
}

/**
 * Signs the digests of a folder's files.
 *
 * @throws KeysError for the key or an empty folder; IoError FOLDER_NOT_FOUND, FOLDER_TOO_MANY_FILES.
 */
export async function collectFolder(request: CollectRequest): Promise<Collected> {
  const { folder, keyPem, passphrase, keyId, tool, collectedAt, collector, out } = request;
  const key = loadSigningKey(keyPem, {
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(keyId === undefined ? {} : { keyId }),
  });
  const hashed = await hashFolder(folder, out);
  const who = collector === undefined ? {} : { collector };
  const json = signCollection({ files: hashed.files, key, tool, collectedAt, ...who });
  return { ...hashed, json, keyId: key.id };
}
