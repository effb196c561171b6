import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type CheckpointSigner,
  EMPTY_ROOT,
  journalHead,
  journalRecord,
  LONGEST_ENTRY,
  ProofError,
  readJournal,
  Sequencer,
  type TreeEdge,
} from '@ancrage/proof';
import { IoError } from '../io-error.ts';
import { type Disk, diskOf } from './disk.ts';
import { writeDurably } from './durable-files.ts';
import { lockFolder } from './folder-lock.ts';
import { CHECKPOINT_PATH, JOURNAL_PATH, removePartials, STATE_FOLDER } from './log-store.ts';
import { beginJournal, type OpenJournal } from './open-journal.ts';
import { publish, recover } from './recover-log.ts';

export interface AppenderOptions {
  /** Keys of the log: each signs every checkpoint. */
  readonly signers: readonly CheckpointSigner[];
  /** Milliseconds between two checkpoints at least, while entries come in; a first one is shown at once. */
  readonly publishEvery?: number;
  /** The disk, where it is another than the folder on this machine. */
  readonly disk?: Disk;
  /** Whether to lock the folder; by default, where the disk is that of this machine. */
  readonly lock?: boolean;
  /** Bytes of the journal above which it is begun anew. */
  readonly journalLimit?: number;
}

interface Caller {
  readonly resolve: (index: number) => void;
  readonly reject: (error: Error) => void;
}

const PUBLISH_EVERY = 200;
const JOURNAL_LIMIT = 64 << 20;

/**
 * Makes the folder of a new log and shows its first checkpoint, of the empty tree.
 *
 * @throws IoError LOG_EXISTS when the folder holds one. One whose making was cut short is finished by opening it.
 */
export async function createLog(folder: string, origin: string, options: AppenderOptions): Promise<void> {
  if (options.disk === undefined) {
    await mkdir(folder, { recursive: true });
    await diskOf(dirname(resolve(folder))).syncFolder('.');
  }
  const disk = options.disk ?? diskOf(folder);
  const unlock = await lockOf(folder, options);
  try {
    const names = await disk.list('.');
    const begun = names.includes(CHECKPOINT_PATH) || names.includes('tile');
    if (begun || (await disk.read(JOURNAL_PATH)) !== undefined) throw new IoError('LOG_EXISTS', { folder });
    const { bytes } = journalHead({ origin, size: 0, root: EMPTY_ROOT });
    await writeDurably(disk, [{ path: JOURNAL_PATH, bytes }]);
  } finally {
    await unlock();
  }
  const appender = await LogAppender.open(folder, options);
  await appender.close();
}

/** The name of the log in a folder. @throws IoError LOG_NOT_FOUND; ProofError JOURNAL_DAMAGED. */
export async function originOfLog(folder: string): Promise<string> {
  const bytes = await diskOf(folder).read(JOURNAL_PATH);
  if (bytes === undefined) throw new IoError('LOG_NOT_FOUND', { folder });
  return readJournal(bytes).base.origin;
}

/**
 * Appends to a log in a folder, for any number of callers of one process. Entries that come in while a write is under way
 * share the next one. A caller is answered when its entry is on the medium, with its index; a checkpoint over it follows within
 * `publishEvery`, and {@link published} waits for it. `docs/issuance-cycle.md` says what is on disk at each step.
 */
export class LogAppender {
  readonly origin: string;
  readonly #disk: Disk;
  readonly #signers: readonly CheckpointSigner[];
  readonly #publishEvery: number;
  readonly #journalLimit: number;
  readonly #sequencer: Sequencer<Caller>;
  readonly #unlock: () => Promise<void>;
  #journal: OpenJournal;
  #note: string;
  #edge: TreeEdge;
  #committing: Promise<void> | undefined;
  #publishing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastPublished = -Infinity;
  #watchers: { readonly size: number; readonly resolve: () => void; readonly reject: (e: Error) => void }[] =
    [];
  #failure: IoError | undefined;
  #closing = false;

  private constructor(parts: {
    readonly options: AppenderOptions;
    readonly disk: Disk;
    readonly journal: OpenJournal;
    readonly edge: TreeEdge;
    readonly note: string;
    readonly unlock: () => Promise<void>;
  }) {
    const { options, disk, journal, edge, note, unlock } = parts;
    this.origin = journal.origin;
    this.#disk = disk;
    this.#signers = options.signers;
    this.#publishEvery = options.publishEvery ?? PUBLISH_EVERY;
    this.#journalLimit = options.journalLimit ?? JOURNAL_LIMIT;
    this.#sequencer = new Sequencer(edge);
    this.#journal = journal;
    this.#edge = edge;
    this.#note = note;
    this.#unlock = unlock;
  }

  /**
   * Opens a log and finishes what was cut short: entries of the journal that no checkpoint covers are shown.
   *
   * @throws IoError LOG_NOT_FOUND, LOG_LOCKED, LOG_DAMAGED, LOG_FILE_MISSING; LOG_DISAGREES when the checkpoint that is shown
   *   has another root than the entries; LOG_ROLLED_BACK when it covers entries that the folder does not hold; LOG_KEY_OTHER
   *   when none of the signers signed it. ProofError JOURNAL_DAMAGED.
   */
  static async open(folder: string, options: AppenderOptions): Promise<LogAppender> {
    const disk = options.disk ?? diskOf(folder);
    if ((await disk.read(JOURNAL_PATH)) === undefined) throw new IoError('LOG_NOT_FOUND', { folder });
    const unlock = await lockOf(folder, options);
    try {
      const bytes = await disk.read(JOURNAL_PATH);
      if (bytes === undefined) throw new IoError('LOG_NOT_FOUND', { folder });
      const journal = readJournal(bytes);
      const recovered = await recover(disk, journal, options.signers);
      const { origin } = journal.base;
      const opened = await beginJournal(disk, origin, recovered.edge);
      await removePartials(disk, journal.base.size, recovered.edge.size);
      return new LogAppender({ options, disk, journal: opened, unlock, ...recovered });
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /** Entries that are on the medium: the index of the next one. */
  get size(): number {
    return this.#sequencer.size;
  }

  /** The signed checkpoint that is shown. */
  get checkpoint(): string {
    return this.#note;
  }

  /**
   * Appends an entry and says its index once it is on the medium.
   *
   * @throws ProofError ENTRY_TOO_LARGE. IoError LOG_STOPPED when it was not written; LOG_OUTCOME_UNKNOWN when it may or may not
   *   have been: look in the log before trying again.
   */
  async append(entry: Uint8Array): Promise<number> {
    if (entry.length > LONGEST_ENTRY)
      throw new ProofError('ENTRY_TOO_LARGE', { size: entry.length, limit: LONGEST_ENTRY });
    if (this.#failure !== undefined || this.#closing) throw this.#failure ?? new IoError('LOG_STOPPED');
    return await new Promise<number>((resolve, reject) => {
      this.#sequencer.submit(entry, { resolve, reject });
      this.#commitSoon();
    });
  }

  /** The checkpoint that is shown, once it covers the entry at an index. @throws IoError LOG_STOPPED. */
  async published(index: number): Promise<string> {
    if (this.#sequencer.publishedSize <= index) {
      if (this.#failure !== undefined) throw this.#failure;
      await new Promise<void>((resolve, reject) => {
        this.#watchers.push({ size: index + 1, resolve, reject });
      });
    }
    return this.#note;
  }

  /** Ends in order: what was promised is written and shown, the journal is begun anew, the folder is free for another. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    while ((this.#committing ?? this.#publishing) !== undefined) {
      await this.#committing;
      await this.#publishing;
    }
    await this.#publishNow();
    await this.#renewJournal();
    this.#stop(undefined);
    await this.#journal.file.close().catch(() => {});
    await this.#unlock();
  }

  #commitSoon(): void {
    this.#committing ??= new Promise<void>((resolve) => {
      // After this turn: whoever else appends in it shares the write.
      setImmediate(() => {
        void this.#commitAll().then(() => {
          this.#committing = undefined;
          resolve();
          // Someone may have come between the last look and here.
          if (this.#sequencer.waits) this.#commitSoon();
        });
      });
    });
  }

  async #commitAll(): Promise<void> {
    for (let commit = this.#sequencer.nextCommit(); commit; commit = this.#sequencer.nextCommit()) {
      const record = journalRecord(commit.first, commit.entries, this.#journal.chain);
      try {
        await this.#journal.file.append(record.bytes);
      } catch (error) {
        this.#stop(error);
        return;
      }
      this.#journal.chain = record.chain;
      this.#journal.bytes += record.bytes.length;
      for (const { caller, index } of this.#sequencer.committed()) caller.resolve(index);
      this.#publishSoon();
      // Those who were just answered may append again: they share the next write.
      await new Promise(setImmediate);
      if (this.#journal.bytes > this.#journalLimit) {
        await this.#publishNow();
        await this.#renewJournal();
      }
    }
  }

  #publishSoon(): void {
    if (this.#timer !== undefined || this.#publishing !== undefined || this.#closing) return;
    const wait = Math.max(0, this.#lastPublished + this.#publishEvery - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#publishNow().then(() => {
        // Entries that came in meanwhile.
        if (this.#sequencer.size > this.#sequencer.publishedSize && this.#failure === undefined)
          this.#publishSoon();
      });
    }, wait);
  }

  /** Shows all that is committed now; where that is being done for less, waits for its end first. */
  async #publishNow(): Promise<void> {
    await this.#publishing;
    this.#publishing ??= this.#publishAll().finally(() => {
      this.#publishing = undefined;
    });
    await this.#publishing;
  }

  async #publishAll(): Promise<void> {
    const publication = this.#failure === undefined ? this.#sequencer.nextPublication() : undefined;
    if (publication === undefined) return;
    try {
      this.#note = await publish(this.#disk, this.origin, publication, this.#signers);
    } catch (error) {
      this.#stop(error);
      return;
    }
    this.#edge = publication.edge;
    this.#sequencer.published();
    this.#lastPublished = performance.now();
    const { publishedSize } = this.#sequencer;
    for (const watcher of this.#watchers) if (watcher.size <= publishedSize) watcher.resolve();
    this.#watchers = this.#watchers.filter(({ size }) => size > publishedSize);
  }

  /** All that the journal holds is shown: it is begun anew, and partial tiles that full ones replace are removed. */
  async #renewJournal(): Promise<void> {
    if (this.#failure !== undefined) return;
    const from = this.#journal.size;
    // Never while it alone holds an entry.
    if (this.#edge.size === from || this.#edge.size !== this.#sequencer.size) return;
    try {
      await this.#journal.file.close();
      this.#journal = await beginJournal(this.#disk, this.origin, this.#edge);
      await removePartials(this.#disk, from, this.#edge.size);
    } catch (error) {
      this.#stop(error);
    }
  }

  #stop(cause: unknown): void {
    this.#failure ??= new IoError('LOG_STOPPED', {}, cause);
    clearTimeout(this.#timer);
    const { unknown, refused } = this.#sequencer.stop();
    for (const { reject } of unknown) reject(new IoError('LOG_OUTCOME_UNKNOWN', {}, cause));
    for (const { reject } of refused) reject(this.#failure);
    for (const { reject } of this.#watchers) reject(this.#failure);
    this.#watchers = [];
  }
}

async function lockOf(folder: string, { disk, lock }: AppenderOptions): Promise<() => Promise<void>> {
  return (lock ?? disk === undefined) ? await lockFolder(join(folder, STATE_FOLDER)) : async () => {};
}
