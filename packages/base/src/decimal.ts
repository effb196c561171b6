import { BaseError, quoteForError } from './base-error.ts';

/** Longest number accepted, in characters. */
export const MAX_DECIMAL_LENGTH = 4096;

/** Largest absolute value of a written exponent. */
export const MAX_DECIMAL_EXPONENT = 1000;

const DECIMAL = /^([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * An exact decimal number, `coefficient / 10^scale`, immutable and in lowest form (no trailing zero, scale ≥ 0), so
 * that equal numbers have equal fields. For shares, money and thresholds, where a double would round.
 */
export class Decimal {
  static readonly ZERO: Decimal = new Decimal(0n, 0);

  /** Signed integer, the digits of the number. */
  readonly coefficient: bigint;
  /** Number of digits after the point. */
  readonly scale: number;

  private constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /**
   * Reads an optional sign, digits, an optional fraction and an optional exponent: `-12.50`, `3e-2`. The point is the
   * decimal separator, and a digit stands on both sides of it.
   *
   * @throws BaseError DECIMAL_SYNTAX on anything else; DECIMAL_RANGE beyond 4096 characters or an exponent of ±1000.
   */
  static parse(text: string): Decimal {
    if (text.length > MAX_DECIMAL_LENGTH) throw rangeError(text);
    const match = DECIMAL.exec(text);
    if (match === null) {
      const quoted = quoteForError(text);
      throw new BaseError('DECIMAL_SYNTAX', `not a decimal number: "${quoted}"`, { text: quoted });
    }
    const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
    const exponent = Number(exponentText);
    if (Math.abs(exponent) > MAX_DECIMAL_EXPONENT) throw rangeError(text);
    const digits = BigInt(whole + fraction);
    return Decimal.of(sign === '-' ? -digits : digits, fraction.length - exponent);
  }

  /**
   * The number of an integer.
   *
   * @throws BaseError DECIMAL_RANGE on a number that is not a safe integer: it may already have been rounded.
   */
  static fromInteger(value: number | bigint): Decimal {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw rangeError(String(value));
    return new Decimal(BigInt(value), 0);
  }

  /** Brings any coefficient and scale, even negative, to lowest form. */
  private static of(coefficient: bigint, scale: number): Decimal {
    if (coefficient === 0n) return Decimal.ZERO;
    let c = coefficient;
    let s = scale;
    if (s < 0) {
      c *= 10n ** BigInt(-s);
      s = 0;
    }
    // Sixteen zeros at a time first: a long tail would otherwise cost one long division per zero.
    while (s >= 16 && c % 10n ** 16n === 0n) {
      c /= 10n ** 16n;
      s -= 16;
    }
    while (s > 0 && c % 10n === 0n) {
      c /= 10n;
      s--;
    }
    return new Decimal(c, s);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.of(this.scaledTo(scale) + other.scaledTo(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    return Decimal.of(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  negate(): Decimal {
    return new Decimal(-this.coefficient, this.scale);
  }

  abs(): Decimal {
    return this.isNegative() ? this.negate() : this;
  }

  /** -1, 0 or 1 as this is less than, equal to or greater than the other. */
  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const a = this.scaledTo(scale);
    const b = other.scaledTo(scale);
    if (a < b) return -1;
    return a > b ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.scale === other.scale && this.coefficient === other.coefficient;
  }

  isZero(): boolean {
    return this.coefficient === 0n;
  }

  /** True below zero. */
  isNegative(): boolean {
    return this.coefficient < 0n;
  }

  /** Plain digits, never an exponent, no trailing zero: `-12.5`, `0.03`. Parsing it gives the same number. */
  toString(): string {
    const sign = this.coefficient < 0n ? '-' : '';
    const digits = (this.coefficient < 0n ? -this.coefficient : this.coefficient).toString();
    if (this.scale === 0) return sign + digits;
    const padded = digits.padStart(this.scale + 1, '0');
    const point = padded.length - this.scale;
    return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
  }

  /** The nearest double: for display and statistics only. */
  toNumber(): number {
    return Number(this.toString());
  }

  private scaledTo(scale: number): bigint {
    return scale === this.scale ? this.coefficient : this.coefficient * 10n ** BigInt(scale - this.scale);
  }
}

function rangeError(text: string): BaseError {
  const quoted = quoteForError(text);
  return new BaseError('DECIMAL_RANGE', `number out of range: "${quoted}"`, { text: quoted });
}
