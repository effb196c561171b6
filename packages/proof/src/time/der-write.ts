import { der, TAG } from './der.ts';

/** An object identifier from its dotted form. */
export function derOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes: number[] = [];
  for (const part of [40 * first + second, ...rest]) {
    const digits = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return der(TAG.oid, Uint8Array.from(bytes));
}

/** A number that is not negative, from its bytes with the highest first. */
export function derInteger(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const shortest = bytes.subarray(start);
  return der(TAG.integer, shortest[0]! >= 0x80 ? Uint8Array.from([0, ...shortest]) : shortest);
}

/** A set in the order that DER asks for. */
export function derSet(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return der(tag, ...parts.toSorted((a, b) => Buffer.compare(a, b)));
}

/** An ECDSA signature r ‖ s as X.509 and CMS write it. */
export function derSignature(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  return der(TAG.sequence, derInteger(raw.subarray(0, half)), derInteger(raw.subarray(half)));
}
