import { BaseError, quoteForError } from './base-error.ts';
import { Decimal, MAX_DECIMAL_LENGTH } from './decimal.ts';

const FRACTION = /^([+-]?[0-9]+)\/([0-9]+)$/;

/**
 * An exact fraction, immutable, in lowest terms with a denominator above zero. For products of shares along a chain of
 * ownership, where a decimal would never end.
 */
export class Rational {
  static readonly ZERO: Rational = new Rational(0n, 1n);
  static readonly ONE: Rational = new Rational(1n, 1n);

  /** Signed. */
  readonly numerator: bigint;
  /** At least 1. */
  readonly denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * Reads `num/den` in whole numbers, or a decimal as {@link Decimal.parse} does.
   *
   * @throws BaseError DECIMAL_SYNTAX; DECIMAL_RANGE beyond 4096 characters or when the denominator is zero.
   */
  static parse(text: string): Rational {
    if (!text.includes('/')) return Rational.fromDecimal(Decimal.parse(text));
    const quoted = quoteForError(text);
    if (text.length > MAX_DECIMAL_LENGTH) {
      throw new BaseError('DECIMAL_RANGE', `fraction too long: "${quoted}"`, { text: quoted });
    }
    const match = FRACTION.exec(text);
    if (match === null)
      throw new BaseError('DECIMAL_SYNTAX', `not a fraction: "${quoted}"`, { text: quoted });
    const [, numerator = '', denominator = ''] = match;
    return Rational.of(BigInt(numerator), BigInt(denominator));
  }

  /**
   * The fraction of two integers.
   *
   * @throws BaseError DECIMAL_RANGE when the denominator is zero.
   */
  static of(numerator: bigint, denominator: bigint): Rational {
    if (denominator === 0n) {
      const text = quoteForError(`${numerator}/0`);
      throw new BaseError('DECIMAL_RANGE', `division by zero: ${text}`, { text });
    }
    const sign = denominator < 0n ? -1n : 1n;
    const divisor = sign * greatestCommonDivisor(numerator, denominator);
    return new Rational(numerator / divisor, denominator / divisor);
  }

  static fromDecimal(value: Decimal): Rational {
    return Rational.of(value.coefficient, 10n ** BigInt(value.scale));
  }

  add(other: Rational): Rational {
    const numerator = this.numerator * other.denominator + other.numerator * this.denominator;
    return Rational.of(numerator, this.denominator * other.denominator);
  }

  subtract(other: Rational): Rational {
    return this.add(new Rational(-other.numerator, other.denominator));
  }

  multiply(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws BaseError DECIMAL_RANGE when the other is zero. */
  divide(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** -1, 0 or 1 as this is less than, equal to or greater than the other. */
  compare(other: Rational): -1 | 0 | 1 {
    const a = this.numerator * other.denominator;
    const b = other.numerator * this.denominator;
    if (a < b) return -1;
    return a > b ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  /** `num/den` in lowest terms, with the denominator even when it is 1. Parsing it gives the same number. */
  toString(): string {
    return `${this.numerator}/${this.denominator}`;
  }
}

/** Above zero as soon as one of the two is not zero. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
