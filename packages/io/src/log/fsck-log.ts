import {
  type Checkpoint,
  checkLog,
  ProofError,
  readJournal,
  TreeReader,
  type LogFault,
  openCheckpoint,
  type TileId,
  tileAt,
  tilePath,
  verifySignature,
} from '@ancrage/proof';
import type { OpenedCheckpoint, VerifierKey } from '@ancrage/proof';
import { IoError } from '../io-error.ts';
import { type Disk, diskOf } from './disk.ts';
import { CHECKPOINT_PATH, JOURNAL_PATH, readTile } from './log-store.ts';

/** What the files of a log are found to be. */
export interface LogReport {
  readonly opened: OpenedCheckpoint;
  readonly faults: readonly LogFault[];
  /** Entries that the journal promises and that no checkpoint covers yet. */
  readonly waiting: number;
}

const TILE_FILE = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/**
 * Computes a log again from every byte of its folder, and compares what else lies there: partial tiles of earlier sizes, which
 * old checkpoints still ask for. What a publication cut short left beyond the checkpoint is no fault.
 *
 * @throws IoError LOG_NOT_FOUND; ProofError when the checkpoint is none.
 */
export async function fsckLog(
  folder: string,
  keys: readonly VerifierKey[],
  onEntry?: (index: number, entry: Uint8Array) => void,
  disk: Disk = diskOf(folder),
): Promise<LogReport> {
  const shown = await disk.read(CHECKPOINT_PATH);
  if (shown === undefined) throw new IoError('LOG_NOT_FOUND', { folder });
  const opened = openCheckpoint(shown, keys, verifySignature);
  const size = Number(opened.checkpoint.size);
  const files = (id: TileId): Promise<Uint8Array | undefined> =>
    readTile(disk, id).catch((error: unknown) => {
      if (error instanceof IoError) return undefined;
      throw error;
    });
  const faults = [...(await checkLog(opened.checkpoint, files, onEntry))];
  const origin = Buffer.byteLength(`${opened.checkpoint.origin}\n${size}\n`);
  for await (const path of pathsUnder(disk, 'tile')) {
    if (path.endsWith('.new')) continue;
    const id = idOf(path);
    if (id === undefined) faults.push({ kind: 'unexpected', path, offset: 0 });
    else if (id.width < 256) {
      const fault = await checkPartial(disk, id, size, files);
      if (fault !== undefined) faults.push(fault);
    }
  }
  const placed = faults.map((fault) =>
    fault.kind === 'root-differs' ? { ...fault, offset: origin } : fault,
  );
  const journal = await checkJournal(disk, opened.checkpoint, files);
  return { opened, faults: [...placed, ...journal.faults], waiting: journal.waiting };
}

/** The journal, where there is one: a copy that others serve has none. */
async function checkJournal(
  disk: Disk,
  { origin, size }: Checkpoint,
  files: (id: TileId) => Promise<Uint8Array | undefined>,
): Promise<{ readonly faults: readonly LogFault[]; readonly waiting: number }> {
  const bytes = await disk.read(JOURNAL_PATH);
  if (bytes === undefined) return { faults: [], waiting: 0 };
  try {
    const { base, entries } = readJournal(bytes);
    const end = base.size + entries.length;
    const behind = { kind: 'journal-behind', path: JOURNAL_PATH, offset: 0 } as const;
    if (base.origin !== origin || end < Number(size)) return { faults: [behind], waiting: 0 };
    const tree = new TreeReader(base.size, async (id) => (await files(id)) ?? new Uint8Array());
    const same = base.size > Number(size) || Buffer.compare(await tree.root(), base.root) === 0;
    return { faults: same ? [] : [behind], waiting: end - Number(size) };
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    // A tile that is missing is told already.
    if (error.code === 'TILE_SIZE') return { faults: [], waiting: 0 };
    const offset = Number(error.details['offset'] ?? 0);
    return { faults: [{ kind: 'journal-damaged', path: JOURNAL_PATH, offset }], waiting: 0 };
  }
}

async function* pathsUnder(disk: Disk, folder: string): AsyncGenerator<string> {
  for (const name of (await disk.list(folder)).sort()) {
    const path = `${folder}/${name}`;
    const isFolder = /^(?:tile|entries|\d{1,2}|x\d{3}|\d{3}\.p)$/.test(name) && !/\.p\/[^/]*$/.test(path);
    if (isFolder) yield* pathsUnder(disk, path);
    else yield path;
  }
}

function idOf(path: string): TileId | undefined {
  const [, level, index, width] = TILE_FILE.exec(path) ?? [];
  if (level === undefined || index === undefined) return undefined;
  const id = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replace(/[x/]/g, '')),
    width: width === undefined ? 256 : Number(width),
  } as const;
  return tilePath(id) === path ? id : undefined;
}

/** A partial tile must be the beginning of what the tree of today has in its place. */
async function checkPartial(
  disk: Disk,
  id: TileId,
  size: number,
  files: (id: TileId) => Promise<Uint8Array | undefined>,
): Promise<LogFault | undefined> {
  const whole = tileAt(id.level, id.index * 256, size);
  if (whole.width <= id.width) return undefined;
  const [part, all] = [await disk.read(tilePath(id)), await files(whole)];
  if (part === undefined || all === undefined) return undefined;
  let offset = 0;
  while (offset < part.length && part[offset] === all[offset]) offset++;
  const length = id.level === 'entries' ? part.length : id.width * 32;
  if (offset === part.length && part.length === length) return undefined;
  return { kind: 'partial-differs', path: tilePath(id), offset };
}
