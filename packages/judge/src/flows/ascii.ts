const [SPACE, ZERO] = [0x20, 0x30];

/** Seconds since 1970 between which a flow can be: 2000 to 2100. */
export const FIRST_SECOND = 946_684_800;
export const LAST_SECOND = 4_102_444_800;

/** Ten decimal digits as a number; NaN where a byte is none. */
export function tenDigits(data: Uint8Array, at: number): number {
  return sixDigits(data, at) * 10_000 + fourDigits(data, at + 6);
}

export function sixDigits(data: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < at + 6; index += 1) {
    const digit = data[index]! - ZERO;
    if (digit >>> 0 > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

export function fourDigits(data: Uint8Array, at: number): number {
  const [a, b, c, d] = [data[at]! - ZERO, data[at + 1]! - ZERO, data[at + 2]! - ZERO, data[at + 3]! - ZERO];
  if (a >>> 0 > 9 || b >>> 0 > 9 || c >>> 0 > 9 || d >>> 0 > 9) return NaN;
  return a * 1000 + b * 100 + c * 10 + d;
}

/** Seconds as a log writes them; NaN where they are none. */
export function seconds(data: Uint8Array, from: number, to: number): number {
  return to - from === 10 ? tenDigits(data, from) : NaN;
}

/** A whole number of at most fifteen digits, which a double holds; -1 where there is none. */
export function smallNumber(data: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 15) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = data[at]! - ZERO;
    if (digit >>> 0 > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether bytes are those of a word. */
export function isWord(data: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  if (to - from !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) if (data[from + at] !== word[at]) return false;
  return true;
}

/** A whole number of any size; undefined where there is none. */
export function wholeNumber(data: Uint8Array, from: number, to: number): bigint | undefined {
  if (to === from || to - from > 40) return undefined;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = data[at]! - ZERO;
    if (digit >>> 0 > 9) return undefined;
    value = value * 10 + digit;
  }
  return to - from <= 15 ? BigInt(value) : BigInt(latin(data, from, to));
}

/** Text of a few bytes, each taken for a character: names of interfaces and words of the format are ASCII. */
export function latin(data: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(data[at]!);
  return text;
}

export function isBlank(data: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (data[at] !== SPACE) return false;
  return true;
}
