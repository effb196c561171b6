import { decodeBase64Url } from './base64.ts';

/** Why a key is refused, said so that whoever keeps the list it stands in can mend it. */
export type KeyProblem =
  | 'not canonical base64url of the right length'
  | 'not in canonical form'
  | 'not a point of the curve'
  | 'a point of small order, for which anyone can sign';

/**
 * The rule for public keys, in one place (`docs/spec/keys.md`). Libraries differ on these keys, and a
 * verdict may not depend on the library:
 *
 * - Ed25519: 32 bytes; the y coordinate below p = 2²⁵⁵ − 19; on the curve; not one of the 8 points of small order.
 * - ES256: X ‖ Y, 64 bytes, both below p of P-256; on the curve (whose order is prime, so no small subgroup exists).
 */
export function keyProblem(algorithm: 'EdDSA' | 'ES256', encoded: string): KeyProblem | undefined {
  const bytes = decodeBase64Url(encoded);
  const length = algorithm === 'EdDSA' ? 32 : 64;
  if (bytes?.length !== length) return 'not canonical base64url of the right length';
  return algorithm === 'EdDSA' ? ed25519Problem(bytes) : p256Problem(bytes);
}

const P25519 = 2n ** 255n - 19n;
const D25519 = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
/** y of the points of order 8; those of order 1, 2 and 4 have y = 1, −1 and 0. */
const Y_ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([0n, 1n, P25519 - 1n, Y_ORDER_8, P25519 - Y_ORDER_8]);

/**
 * The part of the rule that costs next to nothing, for the R of a signature: canonical, and not of small order. Whether it is
 * on the curve needs no look, since it is compared with a point that is.
 */
export function ed25519FormProblem(bytes: Uint8Array): KeyProblem | undefined {
  const y = yOf(bytes);
  if (y >= P25519) return 'not in canonical form';
  return SMALL_ORDER_Y.has(y) ? 'a point of small order, for which anyone can sign' : undefined;
}

/** Little-endian, and the highest bit is the sign of x. */
function yOf(bytes: Uint8Array): bigint {
  return toInteger(Uint8Array.from(bytes).reverse()) & (2n ** 255n - 1n);
}

function ed25519Problem(bytes: Uint8Array): KeyProblem | undefined {
  const problem = ed25519FormProblem(bytes);
  if (problem !== undefined) return problem;
  const y = yOf(bytes);
  const y2 = (y * y) % P25519;
  const numerator = modulo(y2 - 1n, P25519);
  const denominator = modulo(D25519 * y2 + 1n, P25519);
  // x² = numerator / denominator has a root where numerator · denominator is a square (Euler's criterion).
  const root = power((numerator * denominator) % P25519, (P25519 - 1n) / 2n, P25519);
  return root === 1n ? undefined : 'not a point of the curve';
}

const P256 = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B256 = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function p256Problem(bytes: Uint8Array): KeyProblem | undefined {
  const x = toInteger(bytes.subarray(0, 32));
  const y = toInteger(bytes.subarray(32));
  if (x >= P256 || y >= P256) return 'not in canonical form';
  const right = modulo(x * x * x - 3n * x + B256, P256);
  return (y * y) % P256 === right ? undefined : 'not a point of the curve';
}

function toInteger(bigEndian: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bigEndian).toString('hex')}`);
}

function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
