import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IoErrorCode } from './io-error.ts';
import type { FileOutcome } from './read-file.ts';
import type { ReadRequest } from './reading-child.ts';

export interface ReadLimits {
  /** Wall-clock milliseconds for one file, to which its size adds a second for each `BYTES_PER_SECOND`. */
  readonly milliseconds: number;
  /** Resident memory of the child, bytes. Watched where the system tells it (Linux); the heap is capped everywhere. */
  readonly residentBytes: number;
}

export const defaultReadLimits: ReadLimits = { milliseconds: 30_000, residentBytes: 400 * 1024 * 1024 };

/** Slower than any reader on any machine that we know; a file that only wastes time is still refused in minutes. */
const BYTES_PER_SECOND = 16 * 1024 * 1024;
const LONGEST_MS = 15 * 60_000;

/** Of the child's memory, what stands outside its heap: code, and the bytes of the file. */
const BESIDE_HEAP_MB = 120;

const WATCH_EVERY_MS = 25;
const CHILD = fileURLToPath(new URL('reading-child.ts', import.meta.url));

/** Reads files in a child process under a limit of time and memory; a file that breaks one is refused, the rest go on. */
export class WatchedReader {
  readonly #limits: ReadLimits;
  readonly #module: string;
  #child: ChildProcess | undefined;

  /** `module` is the child's program, which answers each `ReadRequest` with a `FileOutcome`; tests give others. */
  constructor(limits: ReadLimits = defaultReadLimits, module: string = CHILD) {
    this.#limits = limits;
    this.#module = module;
  }

  /** Starts the child ahead of the first file, so that it loads while the parent does other work. */
  start(): void {
    if (this.#child !== undefined) return;
    const child = fork(this.#module, [], {
      // Less room for what lives and little for what is new: garbage is collected before it counts as memory used.
      execArgv: [
        `--max-old-space-size=${Math.max(64, Math.floor(this.#limits.residentBytes / 1024 / 1024) - BESIDE_HEAP_MB)}`,
        '--max-semi-space-size=8',
      ],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A child may die between two files too: the next one then starts another. Errors come with the exit.
    const forget = (): void => {
      if (this.#child === child) this.#child = undefined;
    };
    child.on('exit', forget);
    child.on('error', forget);
    this.#child = child;
  }

  async read(request: ReadRequest, bytes: number): Promise<FileOutcome> {
    this.start();
    const child = this.#child!;
    return new Promise((resolve) => {
      const refuse = (code: IoErrorCode): void => {
        finish({ path: request.path, digest: undefined, bytes, state: 'refused', code });
        this.stop();
      };
      const time = this.#limits.milliseconds + Math.floor((bytes / BYTES_PER_SECOND) * 1000);
      const timer = setTimeout(() => refuse('FILE_TOO_SLOW'), Math.min(time, LONGEST_MS));
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > this.#limits.residentBytes) refuse('FILE_OUT_OF_MEMORY');
      }, WATCH_EVERY_MS);
      // V8 aborts when its heap is full; the kernel kills when the machine is.
      const onExit = (_code: number | null, signal: NodeJS.Signals | null): void =>
        refuse(signal === 'SIGABRT' || signal === 'SIGKILL' ? 'FILE_OUT_OF_MEMORY' : 'FILE_READER_CRASHED');
      const onError = (): void => refuse('FILE_READER_CRASHED');
      const finish = (outcome: FileOutcome): void => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', finish);
        child.off('exit', onExit);
        child.off('error', onError);
        resolve(outcome);
      };
      child.on('message', finish);
      child.on('exit', onExit);
      child.on('error', onError);
      child.send(request, (error) => {
        if (error !== null) refuse('FILE_READER_CRASHED');
      });
    });
  }

  /** Ends the child at once; the next file starts a new one. */
  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
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
