import { Decimal } from './decimal.ts';

const INTEGER_LEXEME = /^-?[0-9]+$/;

/** A number as it was written in JSON. Nothing is rounded until the reader says what it wants. */
export class JsonNumber {
  /** The exact characters of the document, such as `1.10` or `-2E+3`. */
  readonly lexeme: string;

  constructor(lexeme: string) {
    this.lexeme = lexeme;
  }

  /**
   * The exact value. A number that came out of the parser never fails.
   *
   * @throws BaseError DECIMAL_SYNTAX or DECIMAL_RANGE on a lexeme made by hand.
   */
  toDecimal(): Decimal {
    return Decimal.parse(this.lexeme);
  }

  /** The value when it is exactly an integer within ±(2^53 - 1), however written (`1.0`, `1e2`); else undefined. */
  toSafeInteger(): number | undefined {
    if (INTEGER_LEXEME.test(this.lexeme)) {
      const value = Number(this.lexeme);
      // Adding zero turns -0 into 0: an integer has one zero.
      return Number.isSafeInteger(value) ? value + 0 : undefined;
    }
    const exact = this.toDecimal();
    if (exact.scale !== 0) return undefined;
    const value = Number(exact.coefficient);
    return Number.isSafeInteger(value) ? value : undefined;
  }

  /** The nearest double: for display and statistics only, never for shares, money or thresholds. */
  toNumber(): number {
    return Number(this.lexeme);
  }

  /** The lexeme. */
  toString(): string {
    return this.lexeme;
  }
}
