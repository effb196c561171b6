/** Sizes and indexes of a log are below 2^63. */
const LIMIT = 1n << 63n;
/** Decimal digits without leading zeros, as every C2SP format writes a count. */
const COUNT = /^(?:0|[1-9][0-9]{0,18})$/;

/** A size or an index; undefined unless it is written in its one form and below 2^63. */
export function parseCount(text: string): bigint | undefined {
  if (!COUNT.test(text)) return undefined;
  const count = BigInt(text);
  return count < LIMIT ? count : undefined;
}
