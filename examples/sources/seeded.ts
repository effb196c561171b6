import { createHash } from 'node:crypto';

/**
 * Numbers that look drawn and are not: the same seed gives the same sequence on every machine and in every version, so
 * that an example can be made again byte for byte.
 */
export class Seeded {
  readonly #seed: string;
  #count = 0;
  #block = Buffer.alloc(0);

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor((this.#word() / 2 ** 32) * (to - from + 1));
  }

  /** True about `percent` times in a hundred. */
  chance(percent: number): boolean {
    return this.int(1, 100) <= percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** `length` hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) text += this.#word().toString(16).padStart(8, '0');
    return text.slice(0, length);
  }

  /** Shaped like a random UUID (version 4). */
  uuid(): string {
    const digits = this.hex(32);
    const parts = [0, 8, 12, 16, 20].map((at, index) => digits.slice(at, [8, 12, 16, 20, 32][index]));
    return [parts[0], parts[1], `4${parts[2]!.slice(1)}`, `a${parts[3]!.slice(1)}`, parts[4]].join('-');
  }

  /** `length` characters of base64, as in the fingerprint of a key. */
  base64(length: number): string {
    return Buffer.from(this.hex(length * 2), 'hex')
      .toString('base64')
      .replace(/[+/=]/g, 'x')
      .slice(0, length);
  }

  #word(): number {
    if (this.#block.length < 4) {
      this.#block = createHash('sha256').update(`${this.#seed} ${this.#count}`).digest();
      this.#count += 1;
    }
    const word = this.#block.readUInt32BE(0);
    this.#block = this.#block.subarray(4);
    return word;
  }
}
