/** Slots before each list: the node that it belongs to, and how many entries it has room for. */
const HEADER = 2;

/** Lists of holders with their shares, one a node, in two columns that are compacted as lists are freed. */
export class ListStore {
  /** Replaced as the store grows: read it anew after each `open`. */
  holders: Int32Array = new Int32Array(1 << 16);
  shares: Float64Array = new Float64Array(1 << 16);
  readonly #from: Int32Array;
  readonly #size: Int32Array;
  #end = 0;
  #live = 0;

  constructor(nodes: number) {
    this.#from = new Int32Array(nodes).fill(-1);
    this.#size = new Int32Array(nodes);
  }

  /** First slot of a node's list. */
  from(node: number): number {
    return this.#from[node]!;
  }

  /** Entries of a node's list; 0 where it has none. */
  size(node: number): number {
    return this.#size[node]!;
  }

  /** Makes room for a list of at most `room` entries at the end and gives its first slot; `close` must follow. */
  open(node: number, room: number): number {
    this.#reserve(room + HEADER);
    this.holders[this.#end] = node;
    this.#from[node] = this.#end + HEADER;
    return this.#end + HEADER;
  }

  /** Closes the list just opened, of which `size` slots were filled. */
  close(node: number, size: number): void {
    this.#size[node] = size;
    this.holders[this.#end + 1] = size;
    this.#end += size + HEADER;
    this.#live += size + HEADER;
  }

  /** Gives a node's list back. */
  free(node: number): void {
    if (this.#from[node]! < 0) return;
    this.#live -= this.holders[this.#from[node]! - 1]! + HEADER;
    this.#from[node] = -1;
    this.#size[node] = 0;
  }

  #reserve(slots: number): void {
    if (this.#end + slots <= this.holders.length) return;
    if (this.#live + slots <= this.holders.length / 2) {
      this.#compact(this.holders, this.shares);
      return;
    }
    let length = this.holders.length;
    while (length < (this.#live + slots) * 2) length *= 2;
    this.#compact(new Int32Array(length), new Float64Array(length));
  }

  /** Moves the lists still in use to the start of these columns, which may be the present ones. */
  #compact(holders: Int32Array, shares: Float64Array): void {
    let to = 0;
    for (let at = 0; at < this.#end; ) {
      const node = this.holders[at]!;
      const block = this.holders[at + 1]! + HEADER;
      if (this.#from[node] === at + HEADER) {
        holders.set(this.holders.subarray(at, at + block), to);
        shares.set(this.shares.subarray(at, at + block), to);
        this.#from[node] = to + HEADER;
        to += block;
      }
      at += block;
    }
    this.holders = holders;
    this.shares = shares;
    this.#end = to;
  }
}
