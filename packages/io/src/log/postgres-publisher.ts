import { join } from 'node:path';
import {
  type CheckpointSigner,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  growTree,
  openCheckpoint,
  rootOfEdge,
  signCheckpoint,
  type TreeEdge,
  verifySignature,
} from '@ancrage/proof';
import { type Kysely, sql } from 'kysely';
import { IoError } from '../io-error.ts';
import { type Disk, diskOf } from './disk.ts';
import { lockFolder } from './folder-lock.ts';
import {
  CHECKPOINT_PATH,
  readEdge,
  removePartials,
  STATE_FOLDER,
  writeCheckpoint,
  writeTiles,
} from './log-store.ts';
import type { LogDatabase } from './postgres-log.ts';

/** Entries that are read at once, so that memory stays bounded however far behind a folder is. */
const MOST_ENTRIES = 65_536;

interface Head {
  readonly next: number;
  readonly signedSize: number;
  readonly signedRoot: Uint8Array;
  readonly signedNote: string | null;
}

/**
 * Makes the files of a log whose entries are in PostgreSQL, in a folder that any web server serves. Several may run, each with a folder
 * of its own: a tree is a function of entries that are durable, so two can sign only the same; and the database takes a signed
 * checkpoint only in the place of the one that it continues.
 */
export class PostgresPublisher {
  readonly #db: Kysely<LogDatabase>;
  readonly #origin: string;
  readonly #disk: Disk;
  readonly #signers: readonly CheckpointSigner[];
  readonly #unlock: () => Promise<void>;
  #edge: TreeEdge;
  /** Calls follow one another: two at once would write the same files. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    db: Kysely<LogDatabase>,
    origin: string,
    disk: Disk,
    signers: readonly CheckpointSigner[],
    edge: TreeEdge,
    unlock: () => Promise<void>,
  ) {
    this.#db = db;
    this.#origin = origin;
    this.#disk = disk;
    this.#signers = signers;
    this.#edge = edge;
    this.#unlock = unlock;
  }

  /**
   * Opens a folder, made where it does not exist.
   *
   * @throws IoError LOG_NOT_FOUND when the database has no such log; LOG_LOCKED; LOG_DAMAGED, LOG_FILE_MISSING, LOG_KEY_OTHER;
   *   LOG_ROLLED_BACK when the folder shows more than the database knows to have signed: an old copy of it was restored.
   */
  static async open(
    db: Kysely<LogDatabase>,
    origin: string,
    folder: string,
    signers: readonly CheckpointSigner[],
  ): Promise<PostgresPublisher> {
    const { signedSize } = await headOf(db, origin);
    const unlock = await lockFolder(join(folder, STATE_FOLDER));
    try {
      const disk = diskOf(folder);
      const shown = await disk.read(CHECKPOINT_PATH);
      let edge = EMPTY_EDGE;
      if (shown !== undefined) {
        const keys = signers.map(({ key }) => key);
        const { checkpoint, signatures } = openCheckpoint(shown, keys, verifySignature);
        const size = Number(checkpoint.size);
        if (checkpoint.origin !== origin) throw new IoError('LOG_DAMAGED', { size });
        if (signatures.length === 0) throw new IoError('LOG_KEY_OTHER', { origin });
        if (size > signedSize) throw new IoError('LOG_ROLLED_BACK', { shown: size, size: signedSize });
        edge = await readEdge(disk, { size, root: checkpoint.root });
      }
      return new PostgresPublisher(db, origin, disk, signers, edge, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /**
   * Shows everything that is promised now, and says how many entries that is. What fails half-way is done again by the next call.
   *
   * @throws IoError LOG_DISAGREES when the folder, the entries and what was signed last do not lead to one another.
   */
  async publish(): Promise<number> {
    const turn = this.#turn.then(() => this.#publish());
    this.#turn = turn.catch(() => 0);
    return await turn;
  }

  async #publish(): Promise<number> {
    const head = await headOf(this.#db, this.#origin);
    if (head.next === this.#edge.size && head.signedSize === this.#edge.size && head.signedNote !== null)
      if ((await this.#disk.read(CHECKPOINT_PATH)) !== undefined) return this.#edge.size;
    // Up to what was signed last first: whoever signed it may have stopped before its files were made.
    const stops = head.signedNote === null ? [] : [head.signedSize];
    for (const stop of [...stops, head.next]) await this.#growTo(stop, head);
    const note = await this.#sign(head);
    if (note === undefined) return await this.#publish();
    await writeCheckpoint(this.#disk, note);
    return this.#edge.size;
  }

  async close(): Promise<void> {
    await this.#unlock();
  }

  /** Makes the files of a larger tree durable. */
  async #growTo(size: number, head: Head): Promise<void> {
    const from = this.#edge.size;
    while (this.#edge.size < size) {
      const entries = await this.#read(this.#edge.size, Math.min(size, this.#edge.size + MOST_ENTRIES));
      const { edge, files } = growTree(this.#edge, entries);
      const signed = edge.size === head.signedSize && head.signedNote !== null;
      if (signed && !sameBytes(rootOfEdge(edge), head.signedRoot))
        throw new IoError('LOG_DISAGREES', { size: edge.size });
      await writeTiles(this.#disk, files);
      this.#edge = edge;
    }
    if (from < size) await removePartials(this.#disk, from, size);
  }

  async #read(from: number, to: number): Promise<Uint8Array[]> {
    const { rows } = await sql<{
      entry_index: string;
      entry: Uint8Array;
    }>`select entry_index, entry from log_entry
      where origin = ${this.#origin} and entry_index >= ${from} and entry_index < ${to}
      order by entry_index`.execute(this.#db);
    for (const [offset, row] of rows.entries())
      if (Number(row.entry_index) !== from + offset)
        throw new IoError('LOG_DISAGREES', { size: from + offset });
    if (rows.length !== to - from) throw new IoError('LOG_DISAGREES', { size: from + rows.length });
    return rows.map(({ entry }) => Uint8Array.from(entry));
  }

  /** Signs the tree and has the database take it in the place of the one before; undefined when another was there first. */
  async #sign(head: Head): Promise<string | undefined> {
    const { size } = this.#edge;
    if (size === head.signedSize && head.signedNote !== null) return head.signedNote;
    const root = rootOfEdge(this.#edge);
    const checkpoint = { origin: this.#origin, size: BigInt(size), root, extensions: [] };
    const time = BigInt(Math.floor(Date.now() / 1000));
    const lines: string[] = [];
    for (const signer of this.#signers) lines.push(await signCheckpoint(signer, checkpoint, time));
    const note = formatNote(formatCheckpoint(checkpoint), lines);
    const { rows } = await sql`update log_head
      set signed_size = ${size}, signed_root = ${Buffer.from(root)}, signed_note = ${note}
      where origin = ${this.#origin} and signed_size = ${head.signedSize}
        and signed_note is not distinct from ${head.signedNote} returning origin`.execute(this.#db);
    return rows.length === 0 ? undefined : note;
  }
}

async function headOf(db: Kysely<LogDatabase>, origin: string): Promise<Head> {
  const { rows } = await sql<LogDatabase['log_head']>`select next_index, signed_size, signed_root, signed_note
    from log_head where origin = ${origin}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new IoError('LOG_NOT_FOUND', { folder: origin });
  return {
    next: Number(row.next_index),
    signedSize: Number(row.signed_size),
    signedRoot: row.signed_root,
    signedNote: row.signed_note,
  };
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
