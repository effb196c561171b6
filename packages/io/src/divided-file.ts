import { createHash } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { AnyFact, Reading } from '@ancrage/judge';
import type { Digest } from '@ancrage/base';
import type { Reader, ReadingStream, SharePart } from '@ancrage/judge/readers';
import { MAX_FACTS } from '@ancrage/judge/readers';
import { sharesByFormat } from '@ancrage/judge/shares';
import type { ShareMessage, ShareWork } from './share-worker.ts';

/** The first share, of the thread that has to start first; the second passes over it, hashes all and ends the file. */
const FIRST_PART = 0.5;
const PIECE_BYTES = 1024 * 1024;
/** Memory of the process above which one thread is to read: the parent ends all of it at 400 MB. */
const MOST_MEMORY = 300 * 1024 * 1024;
/** What a thread makes dies young: more room for it is memory, not speed. */
const YOUNG_MB = 8;
const OLD_MB = 160;

/** Takes facts of a file that is still being read. */
export interface FactSink {
  readonly give: (facts: readonly AnyFact[]) => Promise<void>;
  /** The same, of so many facts that another thread has packed and written as JSON. */
  readonly givePacked: (packed: string, count: number) => Promise<void>;
  /** What was given of this file is nothing: it is read anew. */
  readonly forget: () => Promise<void>;
}

/**
 * Reads a list with two threads, each a share of its items: exactly what one gives. Undefined where one is to do it instead: the format or
 * this file is not divided, something was refused (what and where is for one to say), or the file changed meanwhile.
 */
export async function readDivided(
  file: number,
  path: string,
  reader: Reader,
  start: Uint8Array,
  sink: FactSink,
  { firstPart = FIRST_PART, mostMemory = MOST_MEMORY, mostFacts = MAX_FACTS } = {},
): Promise<{ readonly digest: Digest; readonly bytes: number; readonly reading: Reading } | undefined> {
  if (sharesByFormat[reader.format] === undefined) return undefined;
  const before = fstatSync(file, { bigint: true });
  const size = Number(before.size);
  const at = Math.floor(size * firstPart);
  const stream = reader.open?.(path);
  const share = stream?.share?.(start, { part: 'rest', at });
  if (stream === undefined || share === undefined) return undefined;
  const given = countedSink(sink, mostFacts);
  const helper = new Helper({ file, path, format: reader.format, start, at }, given);
  try {
    const push = async (): Promise<Digest> => pushAll(file, size, stream, given, helper, mostMemory);
    const digest = await push();
    while (stream.again?.() === true) {
      if (share.told() !== undefined) {
        share.hear(await helper.told());
        helper.hear(share.told()!);
      }
      if ((await push()) !== digest) return undefined;
    }
    share.precede(await helper.part());
    while (stream.rest?.() === true) await giveTaken(stream, given);
    while (await giveTaken(stream, given, true));
    const reading = stream.end(digest);
    await helper.out();
    const after = fstatSync(file, { bigint: true });
    const isSame =
      after.size === before.size && after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs;
    return isSame ? { digest, bytes: size, reading } : undefined;
  } catch {
    return undefined;
  } finally {
    await helper.end();
  }
}

/** Refuses more facts than a file may have: each thread alone may give as many. */
function countedSink({ give, givePacked, forget }: FactSink, most: number): FactSink {
  let left = most;
  const count = (facts: number): void => {
    left -= facts;
    if (left < 0) throw new Error('more facts than a file may have');
  };
  return {
    give: async (facts) => {
      count(facts.length);
      await give(facts);
    },
    givePacked: async (packed, facts) => {
      count(facts);
      await givePacked(packed, facts);
    },
    forget,
  };
}

/** The thread that reads the first share. */
class Helper {
  readonly #worker: Worker;
  readonly #told = Promise.withResolvers<SharePart>();
  readonly #part = Promise.withResolvers<SharePart>();
  /** It told what its share came to; or it cannot any more. */
  #isWhole = false;
  #failed = false;
  /** Its facts leave the process one text after another. */
  #out: Promise<void> = Promise.resolve();

  constructor(work: Omit<ShareWork, 'taken'>, sink: FactSink) {
    const taken = new Int32Array(new SharedArrayBuffer(4));
    // The bound of the process's own heap, which it was started with, would stand in the place of the thread's.
    setFlagsFromString('--max-old-space-size=0');
    this.#worker = new Worker(new URL('share-worker.ts', import.meta.url), {
      workerData: { ...work, taken } satisfies ShareWork,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    // It may fail before anybody waits for what it tells.
    for (const { promise } of [this.#told, this.#part]) promise.catch(() => {});
    this.#worker.on('message', (message: ShareMessage) => {
      if ('told' in message) this.#told.resolve(message.told);
      else if ('part' in message) this.#end(message.part);
      else this.#pass(message.packed, message.count, sink, taken);
    });
    this.#worker.once('error', (error) => this.#fail(error));
    this.#worker.once('exit', () => this.#fail(new Error('the thread ended')));
  }

  #pass(packed: string, count: number, sink: FactSink, taken: Int32Array): void {
    this.#out = this.#out.then(async () => {
      await sink.givePacked(packed, count);
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
    });
    // The thread waits for what was not taken: nobody is to wait for the thread.
    this.#out.catch((error: unknown) => this.#fail(error));
  }

  #end(part: SharePart): void {
    this.#isWhole = true;
    this.#part.resolve(part);
  }

  #fail(error: unknown): void {
    this.#failed ||= !this.#isWhole;
    this.#told.reject(error);
    this.#part.reject(error);
  }

  /** What its survey told. */
  async told(): Promise<SharePart> {
    return this.#told.promise;
  }

  /** What its share came to. */
  async part(): Promise<SharePart> {
    return this.#part.promise;
  }

  hear(told: SharePart): void {
    this.#worker.postMessage(told, []);
  }

  /** Whether it can tell nothing more. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /** When all that it told is out of the process. */
  async out(): Promise<void> {
    await this.#out;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    await this.#out.catch(() => {});
  }
}

async function pushAll(
  file: number,
  size: number,
  stream: ReadingStream,
  sink: FactSink,
  helper: Helper,
  mostMemory: number,
): Promise<Digest> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(PIECE_BYTES);
  for (let at = 0; at < size; ) {
    const bytesRead = readSync(file, piece, 0, PIECE_BYTES, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const read = piece.subarray(0, bytesRead);
    hash.update(read);
    stream.push(read);
    await giveTaken(stream, sink);
    // What the other thread told goes out in between.
    await setImmediate();
    if (helper.hasFailed) throw new Error('the other share was refused');
    if (process.memoryUsage.rss() > mostMemory) throw new Error('two threads need too much memory');
  }
  return `sha256:${hash.digest('hex')}`;
}

async function giveTaken(stream: ReadingStream, sink: FactSink, over?: boolean): Promise<boolean> {
  const facts = stream.take?.(over) ?? [];
  if (facts.length > 0) await sink.give(facts);
  return facts.length > 0;
}
