import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Digest } from '@ancrage/base';
import type { AnyFact } from '@ancrage/judge';
import { IoError } from './io-error.ts';
import type { IoErrorCode } from './io-error.ts';
import type { FileOutcome } from './read-file.ts';
import { AnswerReader } from './answer-frames.ts';
import type { Answer } from './answer-frames.ts';
import { ANSWER_PIPE } from './answer-requests.ts';
import type { NumberedRequest, ReadRequest } from './answer-requests.ts';
import { unpackFacts } from './packed-facts.ts';

export interface ReadLimits {
  /**
   * Milliseconds for one file, to which its size adds a second for each `BYTES_PER_SECOND`: of the child's processors where the
   * system tells them (Linux), so that a busy machine refuses nothing, else of the wall clock.
   */
  readonly milliseconds: number;
  /** Resident memory of the child, bytes. Watched where the system tells it (Linux); the heap is capped everywhere. */
  readonly residentBytes: number;
}

export const defaultReadLimits: ReadLimits = { milliseconds: 30_000, residentBytes: 400 * 1024 * 1024 };

/** Slower than any reader on any machine that we know; a file that only wastes time is still refused in minutes. */
const BYTES_PER_SECOND = 2 * 1024 * 1024;
const LONGEST_MS = 15 * 60_000;

/** Of the child's memory, what stands outside its heap: code, and the bytes of the file. */
const BESIDE_HEAP_MB = 120;

/** A child that used less than this part of the time that passed does not wait for a processor, but for something that never comes. */
const IDLE_PART = 0.05;

/** Unit in which Linux tells the time of processes, on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;
const WATCH_EVERY_MS = 25;
/** Facts of one file that are taken ahead of its outcome, and what tells them: somewhat more than a reading may hold. */
const MOST_GIVEN = 450_000;
const MOST_GIVEN_BYTES = 1024 * 1024 * 1024;
/** A child lives no longer than this without its channel. */
const MUTE_MS = 1000;
const CHILD = fileURLToPath(new URL('reading-child.ts', import.meta.url));

/**
 * How the child's engine is started. Less room for what lives and little for what is new: garbage is collected before it counts
 * as memory used.
 */
export function heapArguments({ residentBytes: most }: ReadLimits): readonly string[] {
  const heap = Math.max(64, Math.floor(most / 1024 / 1024) - BESIDE_HEAP_MB);
  return [`--max-old-space-size=${heap}`, '--max-semi-space-size=8', '--min-semi-space-size=8'];
}

/** A file given to the child, whose outcome has not come. */
interface Awaited {
  readonly request: ReadRequest;
  readonly bytes: number;
  readonly settle: (outcome: FileOutcome) => void;
  /** Number under which it was sent to the child that is there now. */
  number: number;
  /** Facts that the child told ahead of the outcome, of a file without a name yet, and how many. */
  given: AnyFact[][];
  count: number;
  /** Length of what told them. */
  givenBytes: number;
}

/**
 * Reads files in a child process under a limit of time and memory; a file that breaks one is refused, the rest go on. Files
 * wait in the child's queue, so that it never idles while the parent is busy; it reads them in the order given.
 */
export class WatchedReader {
  readonly #limits: ReadLimits;
  readonly #module: string;
  /** The first is the one in the child's hands: it tells of each file before it takes the next. */
  readonly #awaited: Awaited[] = [];
  #child: ChildProcess | undefined;
  /** Files sent so far. */
  #sent = 0;
  /** The child told what came of a file, and may not be what it was. */
  #used = false;
  /** The file for which this process killed the child, and why. */
  #condemned: { readonly file: Awaited; readonly code: IoErrorCode } | undefined;
  #clock: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  /** Pieces that came from the child's pipe. */
  #heard = 0;

  /** `module` is the child's program, which answers each `ReadRequest` with an `Answer` or several; tests give others. */
  constructor(limits: ReadLimits = defaultReadLimits, module: string = CHILD) {
    this.#limits = limits;
    this.#module = module;
  }

  /** Starts the child ahead of the first file, so that it loads while the parent does other work. */
  start(): void {
    if (this.#child !== undefined) return;
    const child = fork(this.#module, [], {
      execArgv: [...heapArguments(this.#limits)],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
    });
    this.#child = child;
    this.#used = false;
    // None where no process could be started at all.
    if (child.pid !== undefined) this.#listen(child, child.stdio[ANSWER_PIPE] as Socket);
    // When all that it had told before its end was taken from the pipe.
    child.on('close', (_code, signal) => {
      // V8 aborts when its heap is full; the kernel kills when the machine is.
      this.#onEnd(
        child,
        signal === 'SIGABRT' || signal === 'SIGKILL' ? 'FILE_OUT_OF_MEMORY' : 'FILE_READER_CRASHED',
      );
    });
    // A dying child loses its channel first. One that only gave it up can tell nothing more.
    child.on('disconnect', () => {
      setTimeout(() => {
        const [file] = this.#awaited;
        if (this.#child === child && file !== undefined) this.#condemn(file, 'FILE_READER_CRASHED');
      }, MUTE_MS).unref();
    });
    child.on('error', () => {
      if (child.pid === undefined) this.#onEnd(child, 'FILE_READER_CRASHED');
    });
  }

  /** What comes of one file of `bytes` bytes. Never rejects. */
  async read(request: ReadRequest, bytes: number): Promise<FileOutcome> {
    return new Promise((settle) => {
      const file = { request, bytes, settle, number: 0, given: [], count: 0, givenBytes: 0 };
      this.#awaited.push(file);
      this.start();
      this.#send(file);
      if (this.#awaited.length === 1) this.#watchFirst();
    });
  }

  /** Ends the child, with whatever it was given; the next file starts a new one. */
  stop(): void {
    const child = this.#child;
    const busy = this.#awaited.length > 0;
    this.#unwatch();
    this.#awaited.length = 0;
    this.#condemned = undefined;
    this.#child = undefined;
    if (child === undefined) return;
    if (busy || !child.connected) child.kill('SIGKILL');
    else {
      // With nothing in its hands it ends by itself, and keeps what it compiled for the next start.
      child.disconnect();
      child.unref();
    }
  }

  #send(file: Awaited): void {
    this.#sent += 1;
    file.number = this.#sent;
    file.given = [];
    file.count = 0;
    file.givenBytes = 0;
    const request: NumberedRequest = { ...file.request, number: file.number };
    // A child that can no longer be told ends, and its end says what becomes of its files.
    this.#child!.send(request, () => {});
  }

  #watchFirst(): void {
    this.#unwatch();
    const [file] = this.#awaited;
    if (file === undefined) return;
    const allowed = this.#limits.milliseconds + Math.floor((file.bytes / BYTES_PER_SECOND) * 1000);
    this.#allow(file, Math.min(allowed, LONGEST_MS), processorMs(this.#child?.pid), performance.now());
    this.#watch = setInterval(() => {
      if (residentBytes(this.#child?.pid) > this.#limits.residentBytes)
        this.#condemn(file, 'FILE_OUT_OF_MEMORY');
    }, WATCH_EVERY_MS);
  }

  /** Ends the file when it took its time; a child that waited for its turn has it still. */
  #allow(file: Awaited, allowed: number, processorBefore: number, start: number): void {
    const check = (): void => {
      const taken = processorMs(this.#child?.pid) - processorBefore;
      const left = Math.min(allowed - taken, LONGEST_MS - (performance.now() - start));
      const again = (): void => {
        this.#clock = setTimeout(check, Math.max(left, WATCH_EVERY_MS));
      };
      if (Number.isNaN(left) || left <= 0) this.#condemn(file, 'FILE_TOO_SLOW');
      // It may have waited for this process, which was busy: then something is there from it now.
      else if (taken < allowed * IDLE_PART) this.#condemn(file, 'FILE_TOO_SLOW', again);
      else again();
    };
    this.#clock = setTimeout(check, allowed);
  }

  #unwatch(): void {
    clearTimeout(this.#clock);
    clearInterval(this.#watch);
  }

  /**
   * A limit was passed. This process may have been busy while the outcome came: it looks once at what is there. `unless`: done instead where anything came
   * of the child.
   */
  #condemn(file: Awaited, code: IoErrorCode, unless?: () => void): void {
    const heard = this.#heard;
    setImmediate(() => {
      if (this.#awaited[0] !== file || this.#condemned !== undefined) return;
      if (unless !== undefined && this.#heard > heard) {
        unless();
        return;
      }
      this.#condemned = { file, code };
      this.#child?.kill('SIGKILL');
    });
  }

  /** Takes answers from the child's pipe, which keeps this process from its end no more than the child does. */
  #listen(child: ChildProcess, pipe: Socket): void {
    const answers = new AnswerReader((number, answer, bytes) => this.#take(number, answer, bytes));
    pipe.unref();
    // It ends with the child, whose end tells what comes of that.
    pipe.on('error', () => {});
    pipe.on('data', (piece: Uint8Array) => {
      if (this.#child !== child) return;
      this.#heard += 1;
      try {
        answers.push(piece);
      } catch {
        pipe.destroy();
        const [file] = this.#awaited;
        if (file !== undefined) this.#condemn(file, 'FILE_READER_CRASHED');
      }
    });
  }

  /** @throws whatever an answer that is none leads to. */
  #take(number: number, answer: Answer, bytes: number): void {
    const [file] = this.#awaited;
    // Of a file that was refused, while it came.
    if (file?.number !== number) return;
    if ('outcome' in answer) {
      this.#awaited.shift();
      this.#used = true;
      void withGiven(answer.outcome, file.given).then(file.settle, () =>
        file.settle(refused(file, 'FILE_READER_CRASHED')),
      );
      this.#watchFirst();
      return;
    }
    // Unpacked while the child reads on: when it is done nobody else has anything to do.
    const facts = unpackFacts(answer.facts, NO_FILE);
    file.count += facts.length;
    file.givenBytes += bytes;
    // No reader gives more than a reading may hold: this is no reader any more.
    if (file.count > MOST_GIVEN || file.givenBytes > MOST_GIVEN_BYTES)
      throw new IoError('FILE_READER_CRASHED');
    file.given.push(facts);
  }

  /** The child is gone: the file in its hands is refused, the rest go to another child. */
  #onEnd(child: ChildProcess, code: IoErrorCode): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    const [file] = this.#awaited;
    const condemned = this.#condemned;
    this.#condemned = undefined;
    if (file === undefined) return;
    const why = condemned?.code ?? code;
    // One killed for a file of which it told with its last breath has the next in its hands: that one is read again. So is one
    // that broke a child in which others had been read: what they left behind may have done it. Time is each file's own.
    const proven = condemned === undefined || condemned.file === file;
    if (proven && (!this.#used || why === 'FILE_TOO_SLOW')) {
      this.#awaited.shift();
      file.settle(refused(file, why));
    }
    if (this.#awaited.length > 0) {
      this.start();
      for (const file of this.#awaited) this.#send(file);
    }
    this.#watchFirst();
  }
}

function refused({ request: { path }, bytes }: Awaited, code: IoErrorCode): FileOutcome {
  return { path, digest: undefined, bytes, state: 'refused', code };
}

/** Stands for the file whose facts these are until its name is known. */
const NO_FILE: Digest = 'sha256:';

/** The outcome with the facts that were sent ahead of it; the judge, which knows how readings merge, may not be loaded yet. */
async function withGiven(outcome: FileOutcome, given: readonly (readonly AnyFact[])[]): Promise<FileOutcome> {
  if (outcome.reading === undefined || given.length === 0) return outcome;
  const { withTakenFacts } = await import('@ancrage/judge');
  const { reading } = outcome;
  return { ...outcome, reading: withTakenFacts(reading, given.flat()) };
}

/** Processor time of a process so far, ms; NaN where the system does not tell. */
function processorMs(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return Number.NaN;
  try {
    // Behind the name, which stands in brackets and may hold anything: state is the first, user and system time the 12th and 13th.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) * (1000 / TICKS_PER_SECOND);
  } catch {
    return Number.NaN;
  }
}

function residentBytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}
