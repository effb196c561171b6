import {
  EMPTY_EDGE,
  type JournalBase,
  rootOfEdge,
  TILE_WIDTH,
  tileAt,
  type TileFile,
  type TileId,
  tilePath,
  type TreeEdge,
} from '@ancrage/proof';
import { IoError } from '../io-error.ts';
import type { Disk } from './disk.ts';
import { writeDurably } from './durable-files.ts';

export const CHECKPOINT_PATH = 'checkpoint';
export const STATE_FOLDER = '.state';
export const JOURNAL_PATH = `${STATE_FOLDER}/journal`;

/**
 * A tile or bundle as wide as asked for: the file of that width, or the beginning of a wider one, since narrower ones may go
 * once the whole tile is there. Bundles are returned whole: their entries are counted by whoever reads them.
 */
export async function readTile(disk: Disk, id: TileId): Promise<Uint8Array> {
  const exact = await disk.read(tilePath(id));
  if (exact !== undefined) return exact;
  const full = await disk.read(tilePath({ ...id, width: TILE_WIDTH }));
  if (full === undefined) throw new IoError('LOG_FILE_MISSING', { path: tilePath(id) });
  return id.level === 'entries' ? firstEntries(full, id.width) : full.subarray(0, id.width * 32);
}

function firstEntries(bundle: Uint8Array, count: number): Uint8Array {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  let end = 0;
  for (let i = 0; i < count && end + 2 <= bundle.length; i++) end += 2 + view.getUint16(end);
  return bundle.subarray(0, end);
}

/**
 * The right edge of a tree of this size, from its files.
 *
 * @throws IoError LOG_FILE_MISSING; LOG_DAMAGED when it does not lead to the stated root.
 */
export async function readEdge(disk: Disk, { size, root }: Omit<JournalBase, 'origin'>): Promise<TreeEdge> {
  const levels: Uint8Array[] = [];
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    const partial = hashes % TILE_WIDTH > 0;
    levels.push(partial ? await readTile(disk, tileAt(level, hashes - 1, size)) : new Uint8Array());
  }
  const partial = size % TILE_WIDTH > 0;
  const bundle = partial ? await readTile(disk, tileAt('entries', size - 1, size)) : new Uint8Array();
  const edge = size === 0 ? EMPTY_EDGE : { size, levels, bundle };
  if (Buffer.compare(rootOfEdge(edge), root) !== 0) throw new IoError('LOG_DAMAGED', { size });
  return edge;
}

/** Makes tiles and bundles durable. What is written again is the same: a tile never changes. */
export async function writeTiles(disk: Disk, files: readonly TileFile[]): Promise<void> {
  await writeDurably(
    disk,
    files.map(({ id, bytes }) => ({ path: tilePath(id), bytes })),
  );
}

/** Shows a signed checkpoint: the one file of a log that changes. */
export async function writeCheckpoint(disk: Disk, note: string): Promise<void> {
  await writeDurably(disk, [{ path: CHECKPOINT_PATH, bytes: new TextEncoder().encode(note) }]);
}

/** Removes the partial tiles beside tiles that became full between two sizes; without them readers take the full ones. */
export async function removePartials(disk: Disk, from: number, to: number): Promise<void> {
  for (let level = 0, span = TILE_WIDTH; span <= to; level++, span *= TILE_WIDTH) {
    for (let index = Math.floor(from / span); index < Math.floor(to / span); index++) {
      const names = level === 0 ? ([0, 'entries'] as const) : [level];
      for (const name of names) await disk.remove(`${tilePath({ level: name, index, width: TILE_WIDTH })}.p`);
    }
  }
}
