/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;
/** A tile spans this many levels of the tree: 2^8 is its width. */
export const TILE_HEIGHT = 8;

/** A tile, or with level `entries` a bundle of entries; `width` 1 to 256 hashes, where 256 is whole. */
export interface TileId {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** Where a tile lies under the log's address (c2sp.org/tlog-tiles): `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: TileId): string {
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${indexPath(index)}${partial}`;
}

function indexPath(index: number): string {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return path;
}

/** Every tile and bundle that a tree of a size consists of, full ones first at each level; of no use to list for huge trees. */
export function* tilesOf(size: number): Generator<TileId> {
  yield* tilesAcross('entries', size);
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH))
    yield* tilesAcross(level, hashes);
}

function* tilesAcross(level: number | 'entries', hashes: number): Generator<TileId> {
  const full = Math.floor(hashes / TILE_WIDTH);
  for (let index = 0; index < full; index++) yield { level, index, width: TILE_WIDTH };
  const rest = hashes % TILE_WIDTH;
  if (rest > 0) yield { level, index: full, width: rest };
}

/** The tile that holds hash `index` of a tile level, as wide as a tree of this size has it. */
export function tileAt(level: number | 'entries', index: number, size: number): TileId {
  const hashes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  const tile = Math.floor(index / TILE_WIDTH);
  return { level, index: tile, width: Math.min(TILE_WIDTH, hashes - tile * TILE_WIDTH) };
}
