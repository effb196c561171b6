import { growTree, rootOfEdge, type TileFile, type TreeEdge } from './tree-edge.ts';

/** Entries to make durable in one write, in this order from index `first`. */
export interface Commit {
  readonly first: number;
  readonly entries: readonly Uint8Array[];
}

/** Files to make durable, then the tree for which a checkpoint is signed and shown. */
export interface Publication {
  readonly from: number;
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  readonly files: readonly TileFile[];
}

/** An entry of a caller that waits; what `caller` is, is the caller's affair. */
export interface Waiting<C> {
  readonly entry: Uint8Array;
  readonly caller: C;
}

/** Limits of one batch, so that one write stays bounded. */
export interface BatchLimits {
  readonly entries: number;
  readonly bytes: number;
}

export const DEFAULT_BATCH: BatchLimits = { entries: 4096, bytes: 8 << 20 };

/**
 * The order of a log, as a state machine: it decides what is to be written, and others write.
 *
 * An entry is first *waiting*; then part of a commit, of which at most one is under way, and whose entries get their indexes
 * when it is durable: only then may the caller be told. What is committed and not yet shown makes the next publication,
 * of which at most one is under way too. Once anything fails, its outcome is unknown: the machine stops for good, and the
 * log is opened again from what is on disk.
 */
export class Sequencer<C> {
  readonly #limits: BatchLimits;
  #waiting: Waiting<C>[] = [];
  #committing: readonly Waiting<C>[] | undefined;
  #unpublished: Uint8Array[];
  #published: TreeEdge;
  #publishing: Publication | undefined;
  #stopped = false;

  /** `unpublished` are the entries after `published` that a journal already holds. */
  constructor(published: TreeEdge, unpublished: readonly Uint8Array[] = [], limits = DEFAULT_BATCH) {
    this.#published = published;
    this.#unpublished = [...unpublished];
    this.#limits = limits;
  }

  /** Entries that are durable, shown or not: the index of the next one. */
  get size(): number {
    return this.#published.size + this.#unpublished.length;
  }

  /** Entries under a checkpoint that is shown. */
  get publishedSize(): number {
    return this.#published.size;
  }

  /** Whether someone waits for a commit that is not under way. */
  get waits(): boolean {
    return !this.#stopped && this.#waiting.length > 0;
  }

  submit(entry: Uint8Array, caller: C): void {
    this.#waiting.push({ entry, caller });
  }

  /** The next batch to make durable; undefined while one is under way, or nothing waits. */
  nextCommit(): Commit | undefined {
    if (this.#stopped || this.#committing !== undefined || this.#waiting.length === 0) return undefined;
    let [count, bytes] = [0, 0];
    while (count < Math.min(this.#waiting.length, this.#limits.entries)) {
      bytes += this.#waiting[count]!.entry.length;
      if (count > 0 && bytes > this.#limits.bytes) break;
      count++;
    }
    this.#committing = this.#waiting.splice(0, count);
    return { first: this.size, entries: this.#committing.map(({ entry }) => entry) };
  }

  /** The batch is durable: who may be told, and the index of each entry. */
  committed(): readonly { readonly caller: C; readonly index: number }[] {
    const batch = this.#committing ?? [];
    const first = this.size;
    for (const { entry } of batch) this.#unpublished.push(entry);
    this.#committing = undefined;
    return batch.map(({ caller }, offset) => ({ caller, index: first + offset }));
  }

  /** All that is durable and not yet shown; undefined while a publication is under way, or nothing is new. */
  nextPublication(): Publication | undefined {
    if (this.#stopped || this.#publishing !== undefined || this.#unpublished.length === 0) return undefined;
    const { edge, files } = growTree(this.#published, this.#unpublished);
    this.#publishing = { from: this.#published.size, edge, root: rootOfEdge(edge), files };
    return this.#publishing;
  }

  /** The publication is durable and shown. */
  published(): void {
    if (this.#publishing === undefined) return;
    this.#unpublished.splice(0, this.#publishing.edge.size - this.#published.size);
    this.#published = this.#publishing.edge;
    this.#publishing = undefined;
  }

  /** Something failed: nothing more is done. Those of the batch under way cannot be told whether they are in; the others are not. */
  stop(): { readonly unknown: readonly C[]; readonly refused: readonly C[] } {
    this.#stopped = true;
    const unknown = (this.#committing ?? []).map(({ caller }) => caller);
    const refused = this.#waiting.map(({ caller }) => caller);
    this.#committing = undefined;
    this.#waiting = [];
    return { unknown, refused };
  }
}
