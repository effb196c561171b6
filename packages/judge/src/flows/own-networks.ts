import { parsePrefix } from '../addresses/address-prefix.ts';

/** What an address that is none of the customer's own is taken for. */
export const FOREIGN = -1;

/** A network of the customer's own, with the number by which its flows are told. */
export interface OwnNetwork {
  readonly prefix: string;
  readonly group: number;
}

/** Addresses that never leave whoever uses them: RFC 1918, 6598 (shared), 3927 and 4291 (link-local), 4193, loopback. */
export const PRIVATE_NETWORKS: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

interface Network {
  readonly length: number;
  /** The four words as signed numbers, as all words of addresses are here. */
  readonly words: readonly [number, number, number, number];
  readonly group: number;
}

/** Remembered answers; a log that names more addresses of one's own than this is asked again. */
const REMEMBERED = 1 << 15;

/**
 * Which addresses are the customer's own, and of which group, the most specific network first. Private addresses of no stated
 * network are of group `unstated`.
 */
export class OwnNetworks {
  readonly #v4: readonly Network[];
  readonly #v6: readonly Network[];
  /** By the first 16 bits of an IPv4 address: whether any network could hold it. */
  readonly #near = new Uint8Array(65_536);
  readonly #keys = new Int32Array(REMEMBERED);
  readonly #groups = new Int16Array(REMEMBERED).fill(-2);

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
    for (const { length, words } of this.#v4) {
      const first = words[3] >>> 16;
      const last = length >= 16 ? first : first + 2 ** (16 - length) - 1;
      this.#near.fill(1, first, last + 1);
    }
  }

  /** Group of an IPv4 address; FOREIGN where it is none of one's own. */
  group4(address: number): number {
    if (this.#near[address >>> 16] === 0) return FOREIGN;
    return this.#groupNear(address);
  }

  #groupNear(address: number): number {
    const at = (Math.imul(address, 0x9e3779b1) >>> 17) & (REMEMBERED - 1);
    if (this.#keys[at] === address && this.#groups[at]! > -2) return this.#groups[at]!;
    let group = FOREIGN;
    for (const network of this.#v4)
      if (sameStart(address, network.words[3], network.length)) {
        group = network.group;
        break;
      }
    this.#keys[at] = address;
    this.#groups[at] = group;
    return group;
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
