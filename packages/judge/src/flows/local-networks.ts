import { JudgeError } from '../errors/judge-error.ts';
import { v4Text, v6Text } from './address-bytes.ts';
import { FOREIGN, OwnNetworks } from './own-networks.ts';

/** Private networks of one log; far above any real one. */
const MOST_NETWORKS = 8000;

/**
 * Private addresses by their network, /24 or /64, each numbered when it is first seen: what a reader can tell of one's own
 * side before anyone says which networks are whose.
 */
export class LocalNetworks {
  readonly #private = new OwnNetworks([], 0);
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  #last4 = -1;
  #lastId = FOREIGN;

  group4(address: number): number {
    if (this.#private.group4(address) < 0) return FOREIGN;
    const network = address >> 8;
    if (network === this.#last4) return this.#lastId;
    this.#last4 = network;
    this.#lastId = this.#idOf(`${v4Text(address & ~255)}/24`);
    return this.#lastId;
  }

  group6(a: number, b: number, c: number, d: number): number {
    if (this.#private.group6(a, b, c, d) < 0) return FOREIGN;
    return this.#idOf(`${v6Text(a, b, 0, 0)}/64`);
  }

  /** The network of a number. */
  nameOf(id: number): string {
    return this.#names[id] ?? '';
  }

  #idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#names.push(name) - 1;
    if (id >= MOST_NETWORKS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MOST_NETWORKS });
    this.#ids.set(name, id);
    return id;
  }
}
