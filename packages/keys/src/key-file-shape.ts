import {
  integerShape,
  literalShape,
  matchingShape,
  objectShape,
  oneOfShape,
  textShape,
} from '@ancrage/proof';
import { signerAlgorithms } from './signer.ts';

const base64url = matchingShape(/^[A-Za-z0-9_-]{16,12000}$/, 'base64url');

/** `ancrage-key/1`, in canonical JSON and a line feed. */
export const keyFileShape = objectShape({
  algorithm: oneOfShape(signerAlgorithms),
  ancrage: literalShape('ancrage-key/1'),
  cipher: objectShape({ name: literalShape('aes-256-gcm'), nonce: base64url }),
  id: textShape(),
  /** No file may make its reader use more memory than the one who wrote it. */
  kdf: objectShape({
    name: literalShape('scrypt'),
    N: integerShape(16_384, 131_072),
    r: integerShape(8, 8),
    p: integerShape(1, 1),
    salt: base64url,
  }),
  public: base64url,
  sealed: base64url,
});
