/** Loops larger than this are solved by repeated passes instead of elimination. */
export const LARGEST_DENSE = 256;

/** How a loop of holdings passes on what its members hold outside it. */
export interface LoopInverse {
  /** `(I − W)⁻¹` row by row: what each member holds, through the loop, of each member's own holdings outside. */
  readonly rows: Float64Array;
  /** Proven bound of the absolute error of each number made from these rows and outside shares that sum to at most 1. */
  readonly error: number;
  /** Most that the rows multiply an error of the outside shares by, for rounding of their sums. */
  readonly norm: number;
}

const UNIT = 2 ** -53;

/** Room to solve loops in, one after the other: most are of a few members, and an array of their own for each step would cost more. */
export class LoopSpace {
  /** `W` row by row, zero where nothing was put since the last `clear`. */
  shares: Float64Array = new Float64Array(64);
  left: Float64Array = new Float64Array(64);
  rows: Float64Array = new Float64Array(64);

  /** Makes room for so many members, who hold nothing of each other yet. */
  clear(size: number): void {
    const room = size * size;
    if (room > this.shares.length)
      for (const name of ['shares', 'left', 'rows'] as const) this[name] = new Float64Array(room * 2);
    this.shares.fill(0, 0, room);
  }
}

/**
 * Inverse of `I − W` for the shares `W` (row: issuer, column: holder) that `size` members of a loop hold in each other.
 * Undefined where the loop holds itself entirely, so that nobody outside is behind it: no share can then be computed.
 * The rows stay where they are until the space is used again.
 *
 * The bound is a certificate, not an estimate: with `v` such that `(I − W) v ≥ ½`, no number of the inverse's rows sums to
 * more than `2 max v`, whatever rounding did to it; the residual of the inverse times that is its error.
 */
export function loopInverse(size: number, { shares, left, rows }: LoopSpace): LoopInverse | undefined {
  if (!invert(size, shares, left, rows)) return undefined;
  let largest = 0;
  let residual = 0;
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) {
      const value = rows[row * size + column]!;
      if (!(value >= 0)) return undefined;
      sum += value;
    }
    largest = Math.max(largest, sum);
  }
  for (let row = 0; row < size; row += 1) {
    let off = 0;
    for (let column = 0; column < size; column += 1) {
      let value = (row === column ? 1 : 0) - rows[row * size + column]!;
      for (let inner = 0; inner < size; inner += 1)
        value += shares[row * size + inner]! * rows[inner * size + column]!;
      off += Math.abs(value);
    }
    residual = Math.max(residual, off);
  }
  // Rounding of the residual itself: `size` products and sums of terms that add up to at most `largest`.
  const slack = (size + 3) * UNIT * (1 + 2 * largest) * size;
  const off = residual + slack;
  if (!(off < 0.5)) return undefined;
  return { rows, error: 2 * largest * off + size * UNIT * largest, norm: 2 * largest };
}

/** Gauss–Jordan without pivoting: `I − W` is dominated by its diagonal, each row of `W` summing to at most 1. */
function invert(size: number, shares: Float64Array, left: Float64Array, right: Float64Array): boolean {
  for (let at = 0; at < size * size; at += 1) {
    left[at] = -shares[at]!;
    right[at] = 0;
  }
  for (let at = 0; at < size * size; at += size + 1) {
    left[at]! += 1;
    right[at] = 1;
  }
  for (let pivot = 0; pivot < size; pivot += 1) {
    const diagonal = left[pivot * size + pivot]!;
    if (!(diagonal > 1e-12)) return false;
    for (let column = 0; column < size; column += 1) {
      left[pivot * size + column]! /= diagonal;
      right[pivot * size + column]! /= diagonal;
    }
    for (let row = 0; row < size; row += 1) {
      const factor = left[row * size + pivot]!;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        left[row * size + column]! -= factor * left[pivot * size + column]!;
        right[row * size + column]! -= factor * right[pivot * size + column]!;
      }
    }
  }
  return true;
}
