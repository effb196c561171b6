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
import type { FrameMark } from './fact-frames.ts';
import type { GiveFacts } from './read-file.ts';
import { ShareState } from './share-state.ts';
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
  /** Where a second thread writes facts itself, and how it marks them; undefined where there is no such place any more. */
  readonly helper: () => { readonly pipe: number; readonly mark: FrameMark } | undefined;
  /** Told how many facts that thread has written in the end. */
  readonly helped: (facts: number) => void;
  /** Half a frame may stand on its pipe. */
  readonly broken: () => void;
  /** What was given of this file is nothing: it is read anew. */
  readonly forget: () => void;
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
  const place = sink.helper();
  if (place === undefined) return undefined;
  const state = ShareState.of(mostFacts);
  const given = countedGive(sink.give, state);
  const helper = new Helper({ file, path, format: reader.format, start, at, ...place, state: state.words });
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
    const { part, given: helped } = await helper.part();
    share.precede(part);
    sink.helped(helped);
    while (stream.rest?.() === true) await giveTaken(stream, given);
    while (await giveTaken(stream, given, true));
    const reading = stream.end(digest);
    const after = fstatSync(file, { bigint: true });
    const isSame =
      after.size === before.size && after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs;
    return isSame ? { digest, bytes: size, reading } : undefined;
  } catch {
    return undefined;
  } finally {
    await helper.end();
    if (!state.isWhole) sink.broken();
  }
}

function countedGive(give: GiveFacts, state: ShareState): GiveFacts {
  return async (facts) => {
    state.count(facts.length);
    await give(facts);
  };
}

/** What the first share came to, and how many facts of it were written. */
interface HelperPart {
  readonly part: SharePart;
  readonly given: number;
}

/** The thread that reads the first share. */
class Helper {
  readonly #worker: Worker;
  readonly #told = Promise.withResolvers<SharePart>();
  readonly #part = Promise.withResolvers<HelperPart>();
  /** It told what its share came to; or it cannot any more. */
  #isWhole = false;
  #failed = false;

  constructor(work: ShareWork) {
    // The bound of the process's own heap, which it was started with, would stand in the place of the thread's.
    setFlagsFromString('--max-old-space-size=0');
    this.#worker = new Worker(new URL('share-worker.ts', import.meta.url), {
      workerData: work,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    // It may fail before anybody waits for what it tells.
    for (const promise of [this.#told.promise, this.#part.promise]) promise.catch(() => {});
    this.#worker.on('message', (message: ShareMessage) => {
      if ('told' in message) this.#told.resolve(message.told);
      else {
        this.#isWhole = true;
        this.#part.resolve(message);
      }
    });
    this.#worker.once('error', (error) => this.#fail(error));
    this.#worker.once('exit', () => this.#fail(new Error('the thread ended')));
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
  async part(): Promise<HelperPart> {
    return this.#part.promise;
  }

  hear(told: SharePart): void {
    this.#worker.postMessage(told, []);
  }

  /** Whether it can tell nothing more. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

async function pushAll(
  file: number,
  size: number,
  stream: ReadingStream,
  give: GiveFacts,
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
    await giveTaken(stream, give);
    // What the other thread tells is heard in between.
    await setImmediate();
    if (helper.hasFailed) throw new Error('the other share was refused');
    if (process.memoryUsage.rss() > mostMemory) throw new Error('two threads need too much memory');
  }
  return `sha256:${hash.digest('hex')}`;
}

async function giveTaken(stream: ReadingStream, give: GiveFacts, over?: boolean): Promise<boolean> {
  const facts = stream.take?.(over) ?? [];
  if (facts.length > 0) await give(facts);
  return facts.length > 0;
}
