const [ONE, OTHER] = [0x9e3779b1, 0x85ebca77];
const LOW_BITS = 21;

/**
 * A number of 53 bits for a text, the same everywhere: two that differ by chance have two numbers. Whoever wants can make two that
 * share one, so it serves only where that gains nothing.
 */
export function numberOfText(text: string): number {
  let [one, other] = [ONE, OTHER];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, ONE);
    other = Math.imul(other ^ unit, OTHER);
    other ^= other >>> 15;
  }
  one = Math.imul(one ^ (one >>> 16), OTHER) ^ Math.imul(other ^ (other >>> 13), ONE);
  other = Math.imul(other ^ (other >>> 16), OTHER) ^ Math.imul(one ^ (one >>> 13), ONE);
  return (one >>> 0) * 2 ** LOW_BITS + (other >>> (32 - LOW_BITS));
}
