import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { JsonDocument } from './json-document.ts';
import type { JsonLdAnswer } from './json-ld-worker.ts';
import { VcProblem } from './problem.ts';

/** Gives documents the one form that their meaning has: canonical N-Quads (RDFC-1.0). */
export interface Canonizer {
  /**
   * @throws VcProblem CONTEXT_UNKNOWN; JSON_LD where a term, type or address has no meaning, or a protected one is given another;
   *   TOO_COSTLY.
   */
  canonize(documents: readonly JsonDocument[]): Promise<readonly string[]>;
}

/** The same for one request: once it has had `milliseconds`, nothing more is begun for it. */
export function withinTime(
  jsonLd: Canonizer,
  milliseconds: number = REQUEST_MS,
  clock: () => number = () => performance.now(),
): Canonizer {
  const began = clock();
  return {
    canonize: async (documents) => {
      if (clock() - began > milliseconds) throw new VcProblem('TOO_COSTLY');
      return jsonLd.canonize(documents);
    },
  };
}

const INSTALLED = new URL('../../../vc-api/node_modules/jsonld/package.json', import.meta.url);

/** Whether what JSON-LD needs was installed beside the default install. */
export const hasJsonLd = (): boolean => existsSync(INSTALLED);

/** Milliseconds for one document with one proof, for a whole request, and megabytes of heap. */
const PATIENCE_MS = 10_000;
const REQUEST_MS = 20_000;
const HEAP_MB = 256;
/** Requests that may wait for the thread. */
const MOST_WAITING = 64;

/** One thread, one request at a time, so that what takes too long or too much is known by name and ends alone. */
export class WatchedJsonLd implements Canonizer {
  readonly #patience: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(patience = PATIENCE_MS) {
    this.#patience = patience;
  }

  async canonize(documents: readonly JsonDocument[]): Promise<readonly string[]> {
    if (this.#waiting >= MOST_WAITING) throw new VcProblem('TOO_COSTLY');
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#ask(documents));
    this.#last = turn.catch(() => {});
    try {
      const answer = await turn;
      if ('quads' in answer) return answer.quads;
      if ('unknown' in answer) throw new VcProblem('CONTEXT_UNKNOWN', answer.unknown.slice(0, 200));
      throw new VcProblem('JSON_LD', answer.wrong);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #ask(documents: readonly JsonDocument[]): Promise<JsonLdAnswer> {
    const worker = (this.#worker ??= await started());
    return new Promise((settle, fail) => {
      const end = (): void => {
        clearTimeout(clock);
        worker.off('message', onMessage).off('error', giveUp).off('exit', giveUp);
      };
      const onMessage = (answer: JsonLdAnswer): void => {
        end();
        settle(answer);
      };
      const giveUp = (): void => {
        end();
        if (this.#worker === worker) this.#worker = undefined;
        // An error of a thread that is being ended is nobody's.
        worker.on('error', () => {});
        void worker.terminate();
        fail(new VcProblem('TOO_COSTLY'));
      };
      const clock = setTimeout(giveUp, this.#patience);
      worker.on('message', onMessage).on('error', giveUp).on('exit', giveUp);
      worker.postMessage(documents, []);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** A thread that has loaded what it needs. @throws Error of whatever it could not load. */
async function started(): Promise<Worker> {
  const worker = new Worker(new URL('json-ld-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
  });
  // An error of the thread rejects.
  await once(worker, 'message');
  return worker;
}
