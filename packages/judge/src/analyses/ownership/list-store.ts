/** Numbers before each list: the node that it belongs to, how many entries it has, what they lack, uses left. */
const HEADER = 4;
/** A share is kept in units of 2^-32, rounded down: 8 bytes an entry. */
const UNITS = 2 ** 32;
const MOST = UNITS - 1;
const NONE = -1;

/** Most that keeping a share takes from it. */
export const KEPT_ERROR: number = 2 ** -32;

/** Lists of holders with their shares, one a node, in one column that is compacted as lists are freed. */
export class ListStore {
  /** Pairs of a holder and its share in units. Replaced as the store grows: read it anew after each `open`. */
  entries: Uint32Array = new Uint32Array(1 << 17);
  readonly #from: Int32Array;
  #end = 0;
  #live = 0;

  constructor(nodes: number) {
    this.#from = new Int32Array(nodes).fill(NONE);
  }

  /** Index of the first pair of a node's list; -1 where it has none. */
  from(node: number): number {
    return this.#from[node]!;
  }

  /** Number of pairs of the list that starts there. */
  size(from: number): number {
    return this.entries[from - 3]!;
  }

  /** Most that any one share of the list that starts there lacks. */
  lacks(from: number): number {
    return this.entries[from - 2]! / UNITS;
  }

  /** One use less of the list that starts there; without any left it is given back. */
  used(from: number): void {
    const left = this.entries[from - 1]! - 1;
    this.entries[from - 1] = left;
    if (left === 0) this.#free(from);
  }

  /** Makes room for a list of at most `room` entries at the end and gives its first index; `close` must follow. */
  open(node: number, room: number): number {
    this.#reserve(room * 2 + HEADER);
    this.entries[this.#end] = node;
    this.#from[node] = this.#end + HEADER;
    return this.#end + HEADER;
  }

  put(at: number, holder: number, share: number): void {
    this.entries[at] = holder;
    this.entries[at + 1] = Math.min(Math.floor(share * UNITS), MOST);
  }

  /** Closes the list just opened, of which `size` entries were put; no share lacks more than `lacks`. It is kept for as many uses. */
  close(size: number, lacks: number, uses: number): void {
    this.entries[this.#end + 1] = size;
    this.entries[this.#end + 2] = Math.min(Math.ceil(lacks * UNITS), MOST);
    this.entries[this.#end + 3] = uses;
    this.#end += size * 2 + HEADER;
    this.#live += size * 2 + HEADER;
  }

  #free(from: number): void {
    this.#live -= this.size(from) * 2 + HEADER;
    this.#from[this.entries[from - HEADER]!] = NONE;
  }

  #reserve(numbers: number): void {
    if (this.#end + numbers <= this.entries.length) return;
    if (this.#live + numbers <= this.entries.length * 0.75) {
      this.#compact(this.entries);
      return;
    }
    let length = this.entries.length;
    while (length < this.#live + numbers) length += Math.ceil(length / 2);
    this.#compact(new Uint32Array(length + Math.ceil(length / 3)));
  }

  /** Moves the lists still in use to the start of a column, which may be the present one. */
  #compact(entries: Uint32Array): void {
    let to = 0;
    for (let at = 0; at < this.#end; ) {
      const node = this.entries[at]!;
      const block = this.entries[at + 1]! * 2 + HEADER;
      if (this.#from[node] === at + HEADER) {
        entries.set(this.entries.subarray(at, at + block), to);
        this.#from[node] = to + HEADER;
        to += block;
      }
      at += block;
    }
    this.entries = entries;
    this.#end = to;
  }
}
