/** Code of addresses of which the tables do not tell: there are too many networks. */
export const ASK = 0xffff;
/** A code with this bit is the number of a table of the next eight bits. */
export const TABLE = 0x8000;
/** Tables of eight bits; networks beyond them are asked for. */
export const MOST_TABLES = 1024;
/** Codes of the first sixteen bits, and of one table. */
export const FIRST_CODES = 65_536;
export const TABLE_CODES = 256;

/** A network of IPv4 and the code of its addresses, from 1 to 0x7fff. */
export interface CodedNetwork {
  readonly first: number;
  readonly length: number;
  readonly code: number;
}

/**
 * Codes of IPv4 addresses by the network that holds them, 0 where none does: by their first sixteen bits, and where these do not tell,
 * by the next eight, then by the last eight.
 */
export class NetworkCodes {
  /** Codes of the first sixteen bits, then those of each table. */
  codes: Uint16Array<ArrayBuffer> = new Uint16Array(FIRST_CODES);
  #tables = 0;

  /** `networks`: the most specific first, and of equal ones that which decides. */
  constructor(networks: readonly CodedNetwork[]) {
    // What decides is written last.
    for (const { first, length, code } of networks.toReversed()) this.#write(first >>> 0, length, code);
  }

  codeOf(address: number): number {
    const { codes } = this;
    let code = codes[address >>> 16]!;
    if (code < TABLE || code === ASK) return code;
    code = codes[this.#at(code, (address >>> 8) & 255)]!;
    if (code < TABLE || code === ASK) return code;
    return codes[this.#at(code, address & 255)]!;
  }

  #write(first: number, length: number, code: number): void {
    const high = first >>> 16;
    if (length <= 16) {
      this.codes.fill(code, high, high + 2 ** (16 - length));
      return;
    }
    const middle = this.#at(this.#tableAt(high), (first >>> 8) & 255);
    if (middle < 0) return;
    if (length <= 24) {
      this.codes.fill(code, middle, middle + 2 ** (24 - length));
      return;
    }
    const low = this.#at(this.#tableAt(middle), first & 255);
    if (low >= 0) this.codes.fill(code, low, low + 2 ** (32 - length));
  }

  /** Place of a code in a table; -1 where there is no table. */
  #at(table: number, bits: number): number {
    return table === ASK ? -1 : FIRST_CODES + (table - TABLE) * TABLE_CODES + bits;
  }

  /** The table that stands at a place, made where there is none yet. */
  #tableAt(place: number): number {
    const code = this.codes[place]!;
    if (code >= TABLE) return code;
    if (this.#tables === MOST_TABLES) {
      this.codes[place] = ASK;
      return ASK;
    }
    const table = TABLE + this.#tables;
    this.#tables += 1;
    const grown = new Uint16Array(FIRST_CODES + this.#tables * TABLE_CODES);
    grown.set(this.codes);
    grown.fill(code, grown.length - TABLE_CODES);
    grown[place] = table;
    this.codes = grown;
    return table;
  }
}
