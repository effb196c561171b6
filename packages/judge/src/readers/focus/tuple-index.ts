/** Probes after which a table that was made to collide is left for one whose hash nobody chose. */
const MOST_PROBES = 64;
/** Bytes of a string that are all hashed. */
const LONGEST_HASHED = 20;

/**
 * Numbers the distinct tuples of byte strings that it is shown, from 0, by their bytes: nothing is decoded. Two numbers
 * (`tag`, `mark`) belong to the tuple as well.
 */
export class TupleIndex {
  /** Tuples numbered so far. */
  size = 0;
  readonly #from: number;
  readonly #width: number;
  #table = new Int32Array(4096).fill(-1);
  #hashes = new Int32Array(1024);
  #tags = new Int32Array(1024);
  #marks = new Int32Array(1024);
  #offsets = new Int32Array(1024);
  #lengths: Int32Array;
  #bytes = new Uint8Array(1 << 16);
  /** The same bytes, four of which are compared at a time. */
  #view = new DataView(this.#bytes.buffer);
  #used = 0;
  #colliding = new Map<string, number>();

  /** Looks at the slots from `from` to `to`, the latter left out. */
  constructor(from: number, to: number) {
    this.#from = from;
    this.#width = to - from;
    this.#lengths = new Int32Array(1024 * this.#width);
  }

  /** Bytes that the tuples take. */
  get held(): number {
    return this.#used;
  }

  /** Number of the tuple whose strings lie at `starts[slot]` to `ends[slot]`; the next number where it is new. */
  intern(bytes: DataView, starts: Int32Array, ends: Int32Array, tag: number, mark: number): number {
    const from = this.#from;
    const to = from + this.#width;
    let hash = Math.imul(tag ^ Math.imul(mark, 0x9e3779b1), 0x85ebca6b);
    for (let slot = from; slot < to; slot += 1) {
      let at = starts[slot]!;
      const end = ends[slot]!;
      hash = (hash << 7) ^ (hash >>> 25) ^ (end - at);
      // Of a long string, its ends and its middle: which tuple it is, all of its bytes tell.
      if (end - at > LONGEST_HASHED) {
        const middle = (at + end) >>> 1;
        hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x2c1b3c6d);
        hash = Math.imul((hash ^ (hash >>> 15)) + bytes.getInt32(at + 4, true), 0x297a2d39);
        hash = Math.imul((hash ^ (hash >>> 15)) + bytes.getInt32(middle, true), 0x2c1b3c6d);
        hash = Math.imul((hash ^ (hash >>> 15)) + bytes.getInt32(end - 8, true), 0x297a2d39);
        at = end - 4;
      }
      for (const last = end - 3; at < last; at += 4) {
        hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x2c1b3c6d);
        hash ^= hash >>> 15;
      }
      for (; at < end; at += 1) hash = Math.imul(hash ^ bytes.getUint8(at), 0x297a2d39);
    }
    hash ^= hash >>> 13;
    const table = this.#table;
    const mask = table.length - 1;
    for (let probe = 0, place = hash & mask; probe < MOST_PROBES; probe += 1, place = (place + 1) & mask) {
      const id = table[place]!;
      if (id < 0) {
        table[place] = this.size;
        return this.#add(bytes, starts, ends, hash, tag, mark);
      }
      if (
        this.#hashes[id] === hash &&
        this.#tags[id] === tag &&
        this.#marks[id] === mark &&
        this.#same(id, bytes, starts, ends)
      )
        return id;
    }
    return this.#internColliding(bytes, starts, ends, hash, tag, mark);
  }

  /** Forgets every tuple. */
  clear(): void {
    this.#table.fill(-1);
    this.#colliding.clear();
    this.size = 0;
    this.#used = 0;
  }

  #same(id: number, bytes: DataView, starts: Int32Array, ends: Int32Array): boolean {
    const known = this.#view;
    const width = this.#width;
    let other = this.#offsets[id]!;
    for (let index = 0; index < width; index += 1) {
      let at = starts[this.#from + index]!;
      const end = ends[this.#from + index]!;
      if (this.#lengths[id * width + index] !== end - at) return false;
      for (const last = end - 3; at < last; at += 4, other += 4)
        if (bytes.getInt32(at, true) !== known.getInt32(other, true)) return false;
      for (; at < end; at += 1, other += 1) if (bytes.getUint8(at) !== known.getUint8(other)) return false;
    }
    return true;
  }

  #add(
    bytes: DataView,
    starts: Int32Array,
    ends: Int32Array,
    hash: number,
    tag: number,
    mark: number,
  ): number {
    const id = this.size;
    if (id === this.#hashes.length) this.#growTuples();
    this.#hashes[id] = hash;
    this.#tags[id] = tag;
    this.#marks[id] = mark;
    this.#offsets[id] = this.#used;
    for (let index = 0; index < this.#width; index += 1) {
      const start = starts[this.#from + index]!;
      const length = ends[this.#from + index]! - start;
      if (this.#used + length > this.#bytes.length) this.#growBytes(this.#used + length);
      this.#bytes.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length), this.#used);
      this.#used += length;
      this.#lengths[id * this.#width + index] = length;
    }
    this.size += 1;
    if (this.size * 2 > this.#table.length) this.#rehash();
    return id;
  }

  #internColliding(
    bytes: DataView,
    starts: Int32Array,
    ends: Int32Array,
    hash: number,
    tag: number,
    mark: number,
  ): number {
    let key = `${tag} ${mark}`;
    for (let slot = this.#from; slot < this.#from + this.#width; slot += 1) {
      key += ` ${ends[slot]! - starts[slot]!} `;
      for (let at = starts[slot]!; at < ends[slot]!; at += 1) key += String.fromCharCode(bytes.getUint8(at));
    }
    const known = this.#colliding.get(key);
    if (known !== undefined) return known;
    const id = this.#add(bytes, starts, ends, hash, tag, mark);
    this.#colliding.set(key, id);
    return id;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 4).fill(-1);
    const mask = table.length - 1;
    const elsewhere = new Set(this.#colliding.values());
    for (let id = 0; id < this.size; id += 1) {
      if (elsewhere.has(id)) continue;
      let place = this.#hashes[id]! & mask;
      while (table[place]! >= 0) place = (place + 1) & mask;
      table[place] = id;
    }
    this.#table = table;
  }

  #growTuples(): void {
    const size = this.#hashes.length * 2;
    const grown = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
      const next = new Int32Array(length);
      next.set(array);
      return next;
    };
    this.#hashes = grown(this.#hashes, size);
    this.#tags = grown(this.#tags, size);
    this.#marks = grown(this.#marks, size);
    this.#offsets = grown(this.#offsets, size);
    this.#lengths = grown(this.#lengths, size * this.#width);
  }

  #growBytes(needed: number): void {
    const next = new Uint8Array(Math.max(this.#bytes.length * 2, needed));
    next.set(this.#bytes);
    this.#bytes = next;
    this.#view = new DataView(next.buffer);
  }
}
