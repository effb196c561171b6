import { EXACT } from './flow-rows.ts';

/** Adds to a sum that is a double as long as it is exact, and else stands in `many`; a double that is added is below `EXACT`. */
export function addWhole(
  few: Float64Array,
  many: Map<number, bigint>,
  at: number,
  bytes: number,
  more: bigint,
): void {
  const sum = few[at]! + bytes;
  if (sum < EXACT && more === 0n) few[at] = sum;
  else {
    few[at] = 0;
    many.set(at, (many.get(at) ?? 0n) + BigInt(sum) + more);
  }
}

/** Sums of whole numbers without limit, by index. */
export class WholeSums {
  readonly #few: Float64Array;
  readonly #many = new Map<number, bigint>();

  constructor(count: number) {
    this.#few = new Float64Array(count);
  }

  add(at: number, bytes: number, more: bigint): void {
    addWhole(this.#few, this.#many, at, bytes, more);
  }

  /** A sum as a decimal. */
  text(at: number): string {
    return (BigInt(this.#few[at]!) + (this.#many.get(at) ?? 0n)).toString();
  }
}
