import { ProofError } from '../proof-error.ts';
import { equalBytes } from './bytes.ts';
import { decodeBundle } from './entry-bundle.ts';
import { leafHash } from './merkle-hash.ts';
import type { TreeHead } from './merkle-proof.ts';
import { HASH_BYTES } from './sha256.ts';
import { TILE_WIDTH, tileAt, type TileId, tilePath } from './tile-path.ts';
import { rootOfEdge, rootOfHashes } from './tree-edge.ts';

/** What a check finds in the files of a log; worded in the catalogue under `log.fault.`. */
export const logFaultKinds = [
  'missing',
  'length',
  'hash-differs',
  'entry-differs',
  'partial-differs',
  'unexpected',
  'root-differs',
  'journal-damaged',
  'journal-behind',
] as const;
export type LogFaultKind = (typeof logFaultKinds)[number];

/** The first wrong byte of a file; where only an entry or a whole tile can be told to be wrong, the byte at which it begins. */
export interface LogFault {
  readonly kind: LogFaultKind;
  readonly path: string;
  readonly offset: number;
  /** Index of the entry, or of the first entry under a hash. */
  readonly entry?: number;
}

/** A tile or bundle by what it is, as wide as the tree of this size has it; undefined where there is none. */
export type LogFiles = (id: TileId) => Promise<Uint8Array | undefined>;

/** Faults that are told at most: one shows where to look, thousands only that a disk is gone. */
const MOST_FAULTS = 100;

/** The hashes of one level of tiles: as the files have them, and as they follow from what is below. */
interface Level {
  readonly stored: Uint8Array;
  readonly computed: Uint8Array;
}

/**
 * Computes a log again from its bytes, as far as a checkpoint: every entry, every tile and the root. Entries are handed to
 * `onEntry` in order.
 *
 * What is above vouches for what is below: the root for the right edge of the tree, each hash for the tile under it, each leaf
 * hash for its entry. So where a file does not fit its neighbour, the one that is not vouched for is the wrong one.
 */
export async function checkLog(
  head: TreeHead,
  files: LogFiles,
  onEntry: (index: number, entry: Uint8Array) => void | Promise<void> = () => {},
): Promise<LogFault[]> {
  const size = Number(head.size);
  const faults: LogFault[] = [];
  const levels: Level[] = [];
  for (let level = 1, hashes = across(size); hashes > 0; level++, hashes = across(hashes)) {
    const stored = await readLevel(level, hashes, size, files, faults);
    levels[level] = { stored, computed: new Uint8Array(stored.length) };
  }
  const leaves = await checkEntries(size, files, levels[1], faults, onEntry);
  levels[0] = leaves;
  for (let level = 1; level < levels.length; level++) checkLevel(level, levels, faults);
  await checkEdge(head, levels, files, faults);
  return faults.slice(0, MOST_FAULTS);
}

const across = (hashes: number): number => Math.floor(hashes / TILE_WIDTH);

async function readLevel(
  level: number,
  hashes: number,
  size: number,
  files: LogFiles,
  faults: LogFault[],
): Promise<Uint8Array> {
  const stored = new Uint8Array(hashes * HASH_BYTES);
  for (let first = 0; first < hashes; first += TILE_WIDTH) {
    const id = tileAt(level, first, size);
    stored.set((await readTile(id, files, faults)) ?? new Uint8Array(), first * HASH_BYTES);
  }
  return stored;
}

/** A tile of the right length; one that is missing, or has another, is a fault. */
async function readTile(id: TileId, files: LogFiles, faults: LogFault[]): Promise<Uint8Array | undefined> {
  const bytes = await files(id);
  const length = id.width * HASH_BYTES;
  if (bytes?.length === length) return bytes;
  const path = tilePath(id);
  if (bytes === undefined) faults.push({ kind: 'missing', path, offset: 0 });
  else faults.push({ kind: 'length', path, offset: Math.min(bytes.length, length) });
  return undefined;
}

/** Reads every entry; the hashes of level 0 that are returned are those of the rightmost, partial tile. */
async function checkEntries(
  size: number,
  files: LogFiles,
  above: Level | undefined,
  faults: LogFault[],
  onEntry: (index: number, entry: Uint8Array) => void | Promise<void>,
): Promise<Level> {
  let edge: Level = { stored: new Uint8Array(), computed: new Uint8Array() };
  for (let first = 0; first < size && faults.length < MOST_FAULTS; first += TILE_WIDTH) {
    const id = tileAt(0, first, size);
    const stored = await readTile(id, files, faults);
    const computed = await hashEntries({ ...id, level: 'entries' }, files, faults, onEntry);
    if (id.width < TILE_WIDTH) {
      const none = new Uint8Array(id.width * HASH_BYTES);
      edge = { stored: stored ?? computed ?? none, computed: computed ?? stored ?? none };
      continue;
    }
    const at = id.index * HASH_BYTES;
    const vouched = above!.stored.subarray(at, at + HASH_BYTES);
    const [byTile, byEntries] = [stored, computed].map((tile) => tile && rootOfHashes(tile, 0, TILE_WIDTH));
    if (stored !== undefined && computed !== undefined && !equalBytes(stored, computed)) {
      const entriesHold = byEntries !== undefined && equalBytes(byEntries, vouched);
      const tileHolds = byTile !== undefined && equalBytes(byTile, vouched);
      if (tileHolds && !entriesHold) await tellEntry(id, stored, computed, files, faults);
      else tellHash(id, stored, computed, faults);
      above!.computed.set(tileHolds && !entriesHold ? byTile : byEntries!, at);
    } else above!.computed.set(byEntries ?? byTile ?? vouched, at);
  }
  return edge;
}

async function hashEntries(
  id: TileId,
  files: LogFiles,
  faults: LogFault[],
  onEntry: (index: number, entry: Uint8Array) => void | Promise<void>,
): Promise<Uint8Array | undefined> {
  const path = tilePath(id);
  const bundle = await files(id);
  if (bundle === undefined) {
    faults.push({ kind: 'missing', path, offset: 0 });
    return undefined;
  }
  const hashes = new Uint8Array(id.width * HASH_BYTES);
  try {
    for (const [i, entry] of decodeBundle(bundle, id.width).entries()) {
      hashes.set(leafHash(entry), i * HASH_BYTES);
      await onEntry(id.index * TILE_WIDTH + i, entry);
    }
    return hashes;
  } catch (error) {
    if (!(error instanceof ProofError) || error.code !== 'ENTRY_BUNDLE_SYNTAX') throw error;
    faults.push({ kind: 'length', path, offset: Number(error.details['offset']) });
    return undefined;
  }
}

/** The hashes of a level against those that follow from below; the level above says which of the two is wrong. */
function checkLevel(level: number, levels: readonly Level[], faults: LogFault[]): void {
  const { stored, computed } = levels[level]!;
  const above = levels[level + 1];
  const tile = TILE_WIDTH * HASH_BYTES;
  for (let at = 0; at + tile <= stored.length; at += tile) {
    const [kept, again] = [stored, computed].map((bytes) => bytes.subarray(at, at + tile));
    const [byTile, byBelow] = [kept!, again!].map((bytes) => rootOfHashes(bytes, 0, TILE_WIDTH));
    const to = at / TILE_WIDTH;
    const vouched = above!.stored.subarray(to, to + HASH_BYTES);
    const index = at / tile;
    const tileHolds = equalBytes(byTile!, vouched) && !equalBytes(byBelow!, vouched);
    if (!equalBytes(kept!, again!)) {
      const id = { level, index, width: TILE_WIDTH };
      if (tileHolds) tellBelow(id, kept!, again!, faults);
      else tellHash(id, kept!, again!, faults);
    }
    above!.computed.set(tileHolds ? byTile! : byBelow!, to);
  }
}

/** The partial tiles at the right edge, for which the root vouches. */
async function checkEdge(
  { root, size }: TreeHead,
  levels: readonly Level[],
  files: LogFiles,
  faults: LogFault[],
): Promise<void> {
  const edges = levels.map(({ stored, computed }) => {
    const from = stored.length - (stored.length % (TILE_WIDTH * HASH_BYTES));
    return { stored: stored.subarray(from), computed: computed.subarray(from) };
  });
  const rootOf = (which: keyof Level): Uint8Array =>
    rootOfEdge({ size: 0, levels: edges.map((edge) => edge[which]), bundle: new Uint8Array() });
  const tilesHold = equalBytes(rootOf('stored'), root) && !equalBytes(rootOf('computed'), root);
  for (const [level, { stored, computed }] of edges.entries()) {
    if (equalBytes(stored, computed)) continue;
    const id = { level, index: across(levelSize(level, size)), width: stored.length / HASH_BYTES };
    if (!tilesHold) tellHash(id, stored, computed, faults);
    else if (level > 0) tellBelow(id, stored, computed, faults);
    else await tellEntry(id, stored, computed, files, faults);
  }
  const holds = tilesHold || equalBytes(rootOf('computed'), root);
  if (!holds && faults.length === 0) faults.push({ kind: 'root-differs', path: 'checkpoint', offset: 0 });
}

const levelSize = (level: number, size: bigint): number => Math.floor(Number(size) / TILE_WIDTH ** level);

function tellHash(id: TileId, stored: Uint8Array, computed: Uint8Array, faults: LogFault[]): void {
  const offset = firstDifference(stored, computed);
  const hash = id.index * TILE_WIDTH + Math.floor(offset / HASH_BYTES);
  const entry = hash * TILE_WIDTH ** (id.level as number);
  faults.push({ kind: 'hash-differs', path: tilePath(id), offset, entry });
}

/** The tile under a hash was changed together with what is under it: where it begins is all that can be told. */
function tellBelow(id: TileId, stored: Uint8Array, computed: Uint8Array, faults: LogFault[]): void {
  const level = (id.level as number) - 1;
  const index = id.index * TILE_WIDTH + Math.floor(firstDifference(stored, computed) / HASH_BYTES);
  const path = tilePath({ level, index, width: TILE_WIDTH });
  faults.push({ kind: 'hash-differs', path, offset: 0, entry: index * TILE_WIDTH ** (level + 1) });
}

async function tellEntry(
  id: TileId,
  stored: Uint8Array,
  computed: Uint8Array,
  files: LogFiles,
  faults: LogFault[],
): Promise<void> {
  const bundle = { ...id, level: 'entries' } as const;
  const hash = Math.floor(firstDifference(stored, computed) / HASH_BYTES);
  const before = decodeBundle((await files(bundle))!, id.width).slice(0, hash);
  const offset = before.reduce((total, { length }) => total + 2 + length, 0);
  const entry = id.index * TILE_WIDTH + hash;
  faults.push({ kind: 'entry-differs', path: tilePath(bundle), offset, entry });
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
