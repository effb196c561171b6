const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Longer than any key or signature that is read here; the way to decode costs the square of the length. */
const LONGEST = 200;

/** Base58 of Bitcoin, with the `z` of multibase in front. */
export function encodeBase58(bytes: Uint8Array): string {
  let value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = `${ALPHABET[Number(value % 58n)]}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}

/** The bytes of a multibase text in base58, the only base of `eddsa-*-2022` and did:key; undefined where it is none. */
export function decodeBase58(text: string): Uint8Array | undefined {
  if (!text.startsWith('z') || text.length > LONGEST) return undefined;
  const digits = text.slice(1);
  let value = 0n;
  for (const digit of digits) {
    const at = ALPHABET.indexOf(digit);
    if (at < 0) return undefined;
    value = value * 58n + BigInt(at);
  }
  const zeros = /^1*/.exec(digits)![0].length;
  const hex = value === 0n ? '' : value.toString(16);
  return Uint8Array.from([
    ...new Uint8Array(zeros),
    ...Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'),
  ]);
}
