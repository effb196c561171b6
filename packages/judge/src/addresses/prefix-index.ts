import { parseAddress, parsePrefix } from './address-prefix.ts';

/**
 * Values by the prefix that they are about. An address asks once for each length that occurs, so that thousands of
 * addresses against thousands of prefixes stay cheap.
 */
export class PrefixIndex<T> {
  /** Width, then length (longest first), then network. */
  readonly #tables = new Map<32 | 128, Map<number, Map<bigint, T[]>>>();

  /** Keeps a value under a CIDR prefix; one that is malformed holds no address. */
  add(prefix: string, value: T): void {
    const parsed = parsePrefix(prefix);
    if (parsed === undefined) return;
    const { width, length, network } = parsed;
    const byLength = this.#tables.get(width) ?? new Map<number, Map<bigint, T[]>>();
    const known = byLength.get(length);
    if (known === undefined) {
      const lengths = [...byLength, [length, new Map([[network, [value]]])] as const];
      this.#tables.set(width, new Map(lengths.sort(([a], [b]) => b - a)));
      return;
    }
    const values = known.get(network);
    if (values === undefined) known.set(network, [value]);
    else values.push(value);
  }

  /** The values of each prefix that holds the address, the most specific prefix first; none where the text is no address. */
  *holding(address: string): Generator<readonly T[], void, undefined> {
    const at = parseAddress(address);
    if (at === undefined) return;
    for (const [length, networks] of this.#tables.get(at.width) ?? []) {
      const values = networks.get(at.bits >> BigInt(at.width - length));
      if (values !== undefined) yield values;
    }
  }
}
