import { createHash } from 'node:crypto';
import type { SignatureCheck, VerifySignature } from './signature-check.ts';

const MOST = 10_000;

/**
 * The same answers by the same means, each signature computed once: for whoever verifies many bundles of an issuer, which carry
 * the same keys, status lists and checkpoints. Only signatures that hold are remembered, by a digest of all four parts of the
 * question; when `most` are, it begins anew.
 */
export function rememberingVerifier(verify: VerifySignature, most = MOST): VerifySignature {
  const good = new Set<string>();
  return (check) => {
    const name = nameOf(check);
    if (good.has(name)) return true;
    if (!verify(check)) return false;
    if (good.size >= most) good.clear();
    good.add(name);
    return true;
  };
}

/** Each part after its length, so that no two questions have one name. */
function nameOf({ algorithm, key, message, signature }: SignatureCheck): string {
  const hash = createHash('sha256').update(
    `${algorithm} ${key.length} ${message.length} ${signature.length}\n`,
  );
  return hash.update(key).update(message).update(signature).digest('base64');
}
