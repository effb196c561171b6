import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { ml_dsa44, ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';
import { type SignatureCheck, signatureProblem } from '@ancrage/proof';
import { verifyBundle, type VerifyOptions, type VerifyReport } from '@ancrage/verify';

/**
 * The verifier where signatures come only as promises. It is pure: so it runs with the answers known so far, notes what
 * it asks beyond them, and runs again once these are known. Two or three rounds are enough.
 */
export async function verifyInBrowser(
  bytes: Uint8Array,
  options: Omit<VerifyOptions, 'verify'>,
): Promise<VerifyReport> {
  const known = new Map<string, boolean>();
  for (;;) {
    const asked: SignatureCheck[] = [];
    const report = verifyBundle(bytes, {
      ...options,
      verify: (check) => {
        const answer = known.get(nameOf(check));
        // Taken as good meanwhile, so that what comes after is asked in the same round.
        if (answer === undefined) asked.push(check);
        return answer ?? true;
      },
    });
    if (asked.length === 0) return report;
    for (const check of asked) known.set(nameOf(check), await verifyOne(check));
  }
}

/** One signature, by the rule that all platforms share, then by the browser where it can, else by the library. */
export async function verifyOne(check: SignatureCheck): Promise<boolean> {
  if (signatureProblem(check) !== undefined) return false;
  const { algorithm, key, message, signature } = check;
  try {
    if (algorithm === 'ML-DSA-44') return ml_dsa44.verify(signature, message, key);
    if (algorithm === 'ML-DSA-65') return ml_dsa65.verify(signature, message, key);
    if (algorithm === 'ES256' || algorithm === 'ES384') return await verifyEcdsa(check);
    if (algorithm !== 'Ed25519') return await verifyRsa(check);
    return (await verifyEd25519(check)) ?? ed25519Holds(key, message, signature);
  } catch {
    return false;
  }
}

async function verifyEcdsa({ algorithm, key, message, signature }: SignatureCheck): Promise<boolean> {
  const point = Uint8Array.of(4, ...key);
  const bits = algorithm.slice(2);
  const name = { name: 'ECDSA', namedCurve: `P-${bits}` };
  const imported = await crypto.subtle.importKey('raw', point, name, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: `SHA-${bits}` }, imported, own(signature), own(message));
}

async function verifyRsa({ algorithm, key, message, signature }: SignatureCheck): Promise<boolean> {
  const name = { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${algorithm.slice(2)}` };
  const imported = await crypto.subtle.importKey('spki', own(key), name, false, ['verify']);
  return crypto.subtle.verify(name, imported, own(signature), own(message));
}

/** Undefined where the browser does not know Ed25519. */
async function verifyEd25519({ key, message, signature }: SignatureCheck): Promise<boolean | undefined> {
  try {
    const imported = await crypto.subtle.importKey('raw', own(key), { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, own(signature), own(message));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return undefined;
    throw error;
  }
}

/** RFC 8032 without cofactor, R compared as bytes: what OpenSSL and the browsers compute. */
export function ed25519Holds(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const { Point } = ed25519;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  const hashed = sha512(Uint8Array.of(...r, ...key, ...message));
  const k = littleEndian(hashed) % Point.Fn.ORDER;
  const point = Point.BASE.multiplyUnsafe(s).subtract(Point.fromBytes(key).multiplyUnsafe(k));
  return point.toBytes().every((byte, at) => byte === r[at]);
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]!);
  return value;
}

/** A copy with a buffer of its own, as the types of WebCrypto ask. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

function nameOf({ algorithm, key, message, signature }: SignatureCheck): string {
  return [algorithm, ...[key, message, signature].map((bytes) => bytes.join(','))].join(' ');
}
