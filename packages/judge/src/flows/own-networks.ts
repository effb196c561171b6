import { parsePrefix } from '../addresses/address-prefix.ts';
import { PRIVATE_NETWORKS } from '../addresses/private-networks.ts';
import { ASK, NetworkCodes } from './network-codes.ts';

/** What an address that is none of the customer's own is taken for. */
export const FOREIGN = -1;

/** A network of the customer's own, with the number by which its flows are told. */
export interface OwnNetwork {
  readonly prefix: string;
  readonly group: number;
}

interface Network {
  readonly length: number;
  /** The four words as signed numbers, as all words of addresses are here. */
  readonly words: readonly [number, number, number, number];
  readonly group: number;
}

/**
 * Which addresses are the customer's own, and of which group, the most specific network first. Private addresses of no stated
 * network are of group `unstated`.
 */
export class OwnNetworks {
  readonly #v4: readonly Network[];
  readonly #v6: readonly Network[];
  /** The same networks of IPv4, by which an address is told in at most three looks. */
  readonly codes4: NetworkCodes;

  constructor(stated: readonly OwnNetwork[], unstated: number) {
    const all = [...stated, ...PRIVATE_NETWORKS.map((prefix) => ({ prefix, group: unstated }))];
    const networks = all.flatMap(({ prefix, group }): (Network & { width: number })[] => {
      const parsed = parsePrefix(prefix);
      if (parsed === undefined) return [];
      const bits = parsed.network << BigInt(parsed.width - parsed.length);
      const word = (shift: number): number => Number((bits >> BigInt(shift)) & 0xffffffffn) | 0;
      const words = [word(96), word(64), word(32), word(0)] as const;
      return [{ width: parsed.width, length: parsed.length, words, group }];
    });
    const longestFirst = (width: number): Network[] =>
      networks.filter((network) => network.width === width).sort((a, b) => b.length - a.length);
    this.#v4 = longestFirst(32);
    this.#v6 = longestFirst(128);
    this.codes4 = new NetworkCodes(
      this.#v4.map(({ words, length, group }) => ({ first: words[3], length, code: group + 1 })),
    );
  }

  /** Group of an IPv4 address; FOREIGN where it is none of one's own. */
  group4(address: number): number {
    const code = this.codes4.codeOf(address);
    if (code !== ASK) return code - 1;
    return this.#v4.find(({ words, length }) => sameStart(address, words[3], length))?.group ?? FOREIGN;
  }

  /** Group of an IPv6 address; FOREIGN where it is none of one's own. */
  group6(a: number, b: number, c: number, d: number): number {
    for (const { length, words, group } of this.#v6)
      if (
        sameStart(a, words[0], length) &&
        sameStart(b, words[1], length - 32) &&
        sameStart(c, words[2], length - 64) &&
        sameStart(d, words[3], length - 96)
      )
        return group;
    return FOREIGN;
  }
}

/** Whether two words have the same first bits; all of them do where none is asked for. */
function sameStart(a: number, b: number, bits: number): boolean {
  if (bits <= 0) return true;
  return bits >= 32 ? a === b : (a ^ b) >>> (32 - bits) === 0;
}
