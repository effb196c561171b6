import { ProofError } from '../proof-error.ts';
import { EMPTY_ROOT, nodeHash } from './merkle-hash.ts';
import { HASH_BYTES } from './sha256.ts';
import { TILE_HEIGHT, tileAt, type TileId, tilePath } from './tile-path.ts';
import { rootOfHashes } from './tree-edge.ts';

/** Where the tiles of one tree come from: a folder, an address, memory. It answers with exactly `width` hashes. */
export type TileSource = (id: TileId) => Uint8Array | Promise<Uint8Array>;

/** Entries from `start` up to and without `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Computes proofs of a tree of one size from its tiles; each tile is asked for once. The hashes are taken from the tiles as
 * they are: whoever uses the proof verifies it against a root.
 */
export class TreeReader {
  readonly size: number;
  readonly #source: TileSource;
  readonly #tiles = new Map<string, Promise<Uint8Array>>();

  constructor(size: number, source: TileSource) {
    this.size = size;
    this.#source = source;
  }

  /** Root of the first `size` entries; of the whole tree by default. */
  async root(size: number = this.size): Promise<Uint8Array> {
    this.#check(size, this.size);
    return size === 0 ? EMPTY_ROOT : await this.#hash({ start: 0, end: size });
  }

  /** Hashes from the sibling of a leaf upwards (RFC 6962 §2.1.1). */
  async inclusion(index: number): Promise<Uint8Array[]> {
    this.#check(index, this.size - 1);
    const ranges: Range[] = [];
    let [start, end] = [0, this.size];
    while (end - start > 1) {
      const middle = start + split(end - start);
      if (index < middle) {
        ranges.push({ start: middle, end });
        end = middle;
      } else {
        ranges.push({ start, end: middle });
        start = middle;
      }
    }
    return await Promise.all(ranges.reverse().map((range) => this.#hash(range)));
  }

  /** Hashes that show the tree of `old` entries to be a beginning of this one (RFC 6962 §2.1.2). */
  async consistency(old: number): Promise<Uint8Array[]> {
    this.#check(old, this.size);
    if (old === 0 || old === this.size) return [];
    const ranges: Range[] = [];
    let [start, end] = [0, this.size];
    // The old tree is known to whoever asks, as long as only it lies to the left.
    let known = true;
    while (old !== end) {
      const middle = start + split(end - start);
      if (old <= middle) {
        ranges.push({ start: middle, end });
        end = middle;
      } else {
        ranges.push({ start, end: middle });
        start = middle;
        known = false;
      }
    }
    if (!known) ranges.push({ start, end });
    return await Promise.all(ranges.reverse().map((range) => this.#hash(range)));
  }

  /** Hash of the leaf at an index, as its tile has it. */
  async leaf(index: number): Promise<Uint8Array> {
    this.#check(index, this.size - 1);
    return await this.#hash({ start: index, end: index + 1 });
  }

  async #hash({ start, end }: Range): Promise<Uint8Array> {
    const width = end - start;
    if (width > 1 && (width & (width - 1)) !== 0) {
      const middle = start + split(width);
      const [left, right] = await Promise.all([
        this.#hash({ start, end: middle }),
        this.#hash({ start: middle, end }),
      ]);
      return nodeHash(left, right);
    }
    const height = Math.log2(width);
    const level = Math.floor(height / TILE_HEIGHT);
    const count = 2 ** (height % TILE_HEIGHT);
    const first = start / 2 ** (level * TILE_HEIGHT);
    const tile = await this.#tile(tileAt(level, first, this.size));
    return rootOfHashes(tile, first % 2 ** TILE_HEIGHT, count);
  }

  #tile(id: TileId): Promise<Uint8Array> {
    const path = tilePath(id);
    const known = this.#tiles.get(path) ?? this.#read(id, path);
    this.#tiles.set(path, known);
    return known;
  }

  async #read(id: TileId, path: string): Promise<Uint8Array> {
    const tile = await this.#source(id);
    if (tile.length !== id.width * HASH_BYTES) throw new ProofError('TILE_SIZE', { path, size: tile.length });
    return tile;
  }

  #check(value: number, most: number): void {
    if (!Number.isSafeInteger(value) || value < 0 || value > most)
      throw new ProofError('LOG_RANGE', { value, size: this.size });
  }
}

/** Largest power of two below a width of at least two: where RFC 6962 splits a tree. */
function split(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}
