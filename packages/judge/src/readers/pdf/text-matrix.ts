/** `[a b c d e f]` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [g, h, i, j, k, l] = outer;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** The six numbers as a matrix; undefined where one is missing. */
export function matrixOf(values: readonly unknown[]): Matrix | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === 6 && values.length === 6 ? (numbers as unknown as Matrix) : undefined;
}
