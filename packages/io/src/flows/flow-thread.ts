import { Worker } from 'node:worker_threads';
import type { PackedLists, PackedPart } from '@ancrage/judge/flow-engine';
import { buffersOf } from './buffers-of.ts';
import type { FlowWork } from './flow-work.ts';
import type { FlowJobOutcome } from './read-flow-job.ts';
import type { ReturnedShare } from './sum-parts.ts';

/** What threads make dies young: more room for it is memory, not speed. */
const YOUNG_MB = 8;

/** What such a thread tells. */
type Told = FlowJobOutcome | PackedPart | ReturnedShare;

/**
 * A thread that reads logs with others, then sums its share of the rows of all. One that ends early is told to whoever waits for it, whenever that is. This
 * module loads nothing that reads: it may be the first of all.
 */
export class FlowThread {
  readonly #worker: Worker;
  readonly #ended: Promise<never>;

  /** Starts it; it waits for work, and keeps nothing from ending. */
  constructor() {
    this.#worker = new Worker(new URL('flow-worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    this.#ended = new Promise((_, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('exit', () => reject(new Error('a thread that reads flow logs ended early')));
    });
    // Nobody may be waiting.
    this.#ended.catch(() => undefined);
  }

  /** What all its jobs came to; what came of each is added to the list. */
  async read(work: FlowWork, outcomes: FlowJobOutcome[]): Promise<PackedPart> {
    return this.#answer(work, [], (message) => {
      if ('slice' in message) outcomes.push(message);
      return 'part' in message ? message : undefined;
    });
  }

  /** What a share of the rows of all threads comes to; the share is the thread's until it gives it back. */
  async sum(share: PackedLists): Promise<ReturnedShare> {
    return this.#answer(share, buffersOf(share), (message) => ('share' in message ? message : undefined));
  }

  /** Ends it, whatever it does; nobody waits for its end. */
  stop(): void {
    void this.#worker.terminate();
  }

  /** Gives it something to do; `take` tells whether a message is the answer. */
  async #answer<Answer>(
    asked: FlowWork | PackedLists,
    given: readonly ArrayBuffer[],
    take: (message: Told) => Answer | undefined,
  ): Promise<Answer> {
    const worker = this.#worker;
    let listen: ((message: Told) => void) | undefined;
    const answered = new Promise<Answer>((resolve) => {
      listen = (message) => {
        const answer = take(message);
        if (answer !== undefined) resolve(answer);
      };
      worker.on('message', listen);
      worker.ref();
      worker.postMessage(asked, [...given]);
    });
    try {
      return await Promise.race([this.#ended, answered]);
    } finally {
      worker.off('message', listen!);
    }
  }
}
