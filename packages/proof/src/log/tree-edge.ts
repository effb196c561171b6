import { joinBytes } from './bytes.ts';
import { encodeEntry } from './entry-bundle.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from './merkle-hash.ts';
import { HASH_BYTES } from './sha256.ts';
import { TILE_WIDTH, type TileId } from './tile-path.ts';

/** A file of the log: a tile, or a bundle of entries. */
export interface TileFile {
  readonly id: TileId;
  readonly bytes: Uint8Array;
}

/**
 * The right edge of a tree: all that must be known of it to let it grow and to state its root. A value: growing makes
 * another.
 */
export interface TreeEdge {
  readonly size: number;
  /** For each tile level, the hashes of its rightmost tile as far as it is filled: 0 to 255 of them. */
  readonly levels: readonly Uint8Array[];
  /** The last bundle of entries as far as it is filled: 0 to 255 of them. */
  readonly bundle: Uint8Array;
}

export const EMPTY_EDGE: TreeEdge = { size: 0, levels: [], bundle: new Uint8Array() };

/**
 * The tree with entries added, and the files that this makes: each tile and bundle that became full, then the partial
 * ones of the new size. Files of sizes in between, which no checkpoint will state, are not made.
 *
 * @throws ProofError ENTRY_TOO_LARGE.
 */
export function growTree(
  edge: TreeEdge,
  entries: readonly Uint8Array[],
): { readonly edge: TreeEdge; readonly files: readonly TileFile[] } {
  const files: TileFile[] = [];
  const levels = edge.levels.map((bytes): Uint8Array[] => [bytes]);
  const counts = edge.levels.map(({ length }) => length / HASH_BYTES);
  let bundle: Uint8Array[] = [edge.bundle];
  let size = edge.size;
  const add = (level: number, hash: Uint8Array): void => {
    if (levels[level] === undefined) [levels[level], counts[level]] = [[], 0];
    levels[level].push(hash);
    counts[level] = counts[level]! + 1;
    if (counts[level] < TILE_WIDTH) return;
    const tile = joinBytes(levels[level]);
    const index = Math.floor((size - 1) / TILE_WIDTH ** (level + 1));
    files.push({ id: { level, index, width: TILE_WIDTH }, bytes: tile });
    [levels[level], counts[level]] = [[], 0];
    add(level + 1, rootOfHashes(tile, 0, TILE_WIDTH));
  };
  for (const entry of entries) {
    bundle.push(encodeEntry(entry));
    size++;
    if (size % TILE_WIDTH === 0) {
      const index = size / TILE_WIDTH - 1;
      files.push({ id: { level: 'entries', index, width: TILE_WIDTH }, bytes: joinBytes(bundle) });
      bundle = [];
    }
    add(0, leafHash(entry));
  }
  const grown = { size, levels: levels.map(joinBytes), bundle: joinBytes(bundle) };
  if (entries.length > 0) files.push(...partialFiles(grown));
  return { edge: grown, files };
}

/** The partial tiles and the partial bundle at the edge. */
function partialFiles({ size, levels, bundle }: TreeEdge): TileFile[] {
  const files: TileFile[] = [];
  const width = size % TILE_WIDTH;
  if (width > 0) {
    const index = Math.floor(size / TILE_WIDTH);
    files.push({ id: { level: 'entries', index, width }, bytes: bundle });
  }
  for (const [level, bytes] of levels.entries()) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    if (bytes.length > 0) files.push({ id: { level, index, width: bytes.length / HASH_BYTES }, bytes });
  }
  return files;
}

/** The root of the tree (RFC 6962 §2.1). */
export function rootOfEdge({ levels }: TreeEdge): Uint8Array {
  let root: Uint8Array | undefined;
  for (const bytes of levels) root = hashAcross(bytes, root);
  return root ?? EMPTY_ROOT;
}

/** Root of `count` hashes that stand side by side in a tile; `count` is a power of two. */
export function rootOfHashes(tile: Uint8Array, from: number, count: number): Uint8Array {
  if (count === 1) return tile.slice(from * HASH_BYTES, (from + 1) * HASH_BYTES);
  const half = count / 2;
  return nodeHash(rootOfHashes(tile, from, half), rootOfHashes(tile, from + half, half));
}

/** Root over the hashes of a partial tile, from the left, followed by the smaller tree to their right. */
function hashAcross(bytes: Uint8Array, right: Uint8Array | undefined): Uint8Array | undefined {
  let root = right;
  let end = bytes.length / HASH_BYTES;
  for (let width = 1; end > 0; width *= 2) {
    if ((end & width) === 0) continue;
    end -= width;
    const left = rootOfHashes(bytes, end, width);
    root = root === undefined ? left : nodeHash(left, root);
  }
  return root;
}
