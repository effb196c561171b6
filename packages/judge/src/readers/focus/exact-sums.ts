import { Decimal } from '@ancrage/base';

/** Whole numbers up to here are exact in a double. */
const LIMIT = Number.MAX_SAFE_INTEGER;
/** Digits after the point that the integers of {@link ExactSums} beyond doubles keep; more of them are summed as decimals. */
const WIDE_SCALE = 40;

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
const WIDE_POWERS = Array.from({ length: WIDE_SCALE + 1 }, (_, power) => 10n ** BigInt(power));
const WIDE_DIGITS = /^-?\d{1,40}(?:\.\d{1,40})?$/;

/** A decimal number read from bytes as `mantissa / 10^scale`. */
export class AmountBytes {
  /** Signed and whole, at most 2^53 - 1. */
  mantissa = 0;
  scale = 0;

  /**
   * Reads a plain decimal of few enough digits; false where it is something else, which is then for `Decimal.parse`.
   * Nothing, and `NULL` in either case, is zero.
   */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.mantissa = 0;
    this.scale = 0;
    if (start === end || isNull(bytes, start, end)) return true;
    let at = start;
    const sign = bytes[at];
    if (sign === 0x2d || sign === 0x2b) at += 1;
    let mantissa = 0;
    let digit = at < end ? bytes[at]! - 0x30 : -1;
    if (!(digit >= 0 && digit <= 9)) return false;
    do {
      mantissa = mantissa * 10 + digit;
      at += 1;
      digit = at < end ? bytes[at]! - 0x30 : -1;
    } while (digit >= 0 && digit <= 9 && mantissa < 1e14);
    if (at < end) {
      if (bytes[at] !== 0x2e || at + 1 === end) return false;
      let zeros = 1;
      for (at += 1; at < end; at += 1) {
        digit = bytes[at]! - 0x30;
        if (digit === 0) {
          zeros += 1;
          continue;
        }
        // Trailing zeros are never multiplied in, so that their number costs no digit.
        if (!(digit > 0 && digit <= 9) || zeros > 15) return false;
        const power = POWERS[zeros]!;
        if (mantissa > (LIMIT - digit) / power) return false;
        mantissa = mantissa * power + digit;
        this.scale += zeros;
        zeros = 1;
      }
    }
    this.mantissa = sign === 0x2d ? -mantissa : mantissa;
    return true;
  }
}

function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 4 || (bytes[start]! | 0x20) !== 0x6e) return false;
  const [n, u, l, m] = [bytes[start], bytes[start + 1], bytes[start + 2], bytes[start + 3]];
  return (
    (n === 0x4e && u === 0x55 && l === 0x4c && m === 0x4c) ||
    (n === 0x6e && u === 0x75 && l === 0x6c && m === 0x6c)
  );
}

/**
 * Exact sums of decimals by number of row. Each row is an integer in a double and its scale; what does not fit beside it
 * without rounding goes to an integer of any size, and what is wider still to a decimal.
 */
export class ExactSums {
  #sums = new Float64Array(1024);
  #scales = new Uint8Array(1024);
  #wide = new Map<number, bigint>();
  #widest = new Map<number, Decimal>();

  /** Adds `mantissa / 10^scale` to a row. */
  add(row: number, mantissa: number, scale: number): void {
    if (row >= this.#sums.length) this.#grow(row);
    const known = this.#scales[row]!;
    if (scale === known) this.#addScaled(row, mantissa);
    else if (mantissa === 0) return;
    else if (scale < known) {
      const up = known - scale;
      if (up < POWERS.length && Math.abs(mantissa) <= LIMIT / POWERS[up]!)
        this.#addScaled(row, mantissa * POWERS[up]!);
      else this.#addWide(row, BigInt(mantissa), scale);
    } else if (scale > WIDE_SCALE) this.addDecimal(row, Decimal.parse(`${mantissa}e-${scale}`));
    else {
      const up = scale - known;
      const sum = this.#sums[row]!;
      if (up < POWERS.length && Math.abs(sum) <= LIMIT / POWERS[up]!) this.#sums[row] = sum * POWERS[up]!;
      else {
        this.#addWide(row, BigInt(sum), known);
        this.#sums[row] = 0;
      }
      this.#scales[row] = scale;
      this.#addScaled(row, mantissa);
    }
  }

  /** Adds a decimal as it is written. @throws BaseError where it is none. */
  addText(row: number, text: string): void {
    if (!WIDE_DIGITS.test(text)) {
      this.addDecimal(row, Decimal.parse(text));
      return;
    }
    const [whole = '', fraction = ''] = text.split('.');
    this.#addWide(row, BigInt(whole + fraction), fraction.length);
  }

  addDecimal(row: number, value: Decimal): void {
    this.#widest.set(row, (this.#widest.get(row) ?? Decimal.ZERO).add(value));
  }

  total(row: number): Decimal {
    let total = this.#widest.get(row) ?? Decimal.ZERO;
    const wide = this.#wide.get(row);
    if (wide !== undefined) total = total.add(Decimal.parse(`${wide}e-${WIDE_SCALE}`));
    const sum = row < this.#sums.length ? this.#sums[row]! : 0;
    return sum === 0 ? total : total.add(Decimal.parse(`${sum}e-${this.#scales[row]!}`));
  }

  /** Forgets every row. */
  clear(): void {
    this.#sums.fill(0);
    this.#scales.fill(0);
    this.#wide.clear();
    this.#widest.clear();
  }

  #addScaled(row: number, mantissa: number): void {
    const sum = this.#sums[row]! + mantissa;
    if (sum <= LIMIT && sum >= -LIMIT) this.#sums[row] = sum;
    else {
      this.#addWide(row, BigInt(this.#sums[row]!), this.#scales[row]!);
      this.#sums[row] = mantissa;
    }
  }

  #addWide(row: number, coefficient: bigint, scale: number): void {
    const scaled = coefficient * WIDE_POWERS[WIDE_SCALE - scale]!;
    this.#wide.set(row, (this.#wide.get(row) ?? 0n) + scaled);
  }

  #grow(row: number): void {
    const size = Math.max(this.#sums.length * 2, row + 1);
    const sums = new Float64Array(size);
    sums.set(this.#sums);
    this.#sums = sums;
    const scales = new Uint8Array(size);
    scales.set(this.#scales);
    this.#scales = scales;
  }
}
