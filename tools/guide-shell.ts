// One shell, in which the commands of a page run one after another, as a reader would type them.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A command that takes longer than this has hung. */
const TIMEOUT_MS = 120_000;
/** How long what runs beside the commands may take to print what the page shows. */
const PATIENCE_MS = 30_000;

export interface ShellPlace {
  /** Where the commands run. */
  readonly folder: string;
  /** For what the shell needs itself. */
  readonly scratch: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A bash of its own process group; `close` ends it with all that commands left running. */
export class GuideShell {
  readonly #shell: ChildProcess;
  readonly #statuses: NodeJS.AsyncIterator<string>;
  readonly #scratch: string;
  #count = 0;
  #status = 0;

  constructor({ folder, scratch, env }: ShellPlace) {
    this.#scratch = scratch;
    this.#shell = spawn('bash', ['--noprofile', '--norc'], {
      cwd: folder,
      env,
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    this.#statuses = createInterface({ input: this.#shell.stdio[3] as Readable })[Symbol.asyncIterator]();
  }

  /**
   * What a command prints, on both outputs in their order. One that goes on beside the next (`&`) is waited for until what it
   * has printed `isEnough`.
   */
  async run(command: string, isEnough: (printed: string) => boolean): Promise<string> {
    const base = join(this.#scratch, String(++this.#count));
    // A file of its own: a mistake in one command leaves the shell whole, and `$?` is that of the command before.
    writeFileSync(`${base}.sh`, `(exit ${this.#status})\n${command}\n`);
    this.#shell.stdin?.write(`. '${base}.sh' </dev/null >'${base}.out' 2>&1; echo $? >&3\n`);
    const status = await this.#nextStatus();
    if (status === undefined) {
      return `${readFileSync(`${base}.out`, 'utf8')}(the command did not end within ${TIMEOUT_MS / 1000} s, or ended the shell)\n`;
    }
    this.#status = status;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const printed = readFileSync(`${base}.out`, 'utf8');
      if (!command.endsWith('&') || isEnough(printed) || Date.now() > deadline) return printed;
      await sleep(50);
    }
  }

  async #nextStatus(): Promise<number | undefined> {
    const tooLong = new AbortController();
    try {
      const next = await Promise.race([
        this.#statuses.next(),
        sleep(TIMEOUT_MS, undefined, { signal: tooLong.signal }),
      ]);
      return next === undefined || next.done === true ? undefined : Number(next.value);
    } finally {
      tooLong.abort();
    }
  }

  close(): void {
    // The group: a server that a page started in the background goes with the shell.
    if (this.#shell.pid !== undefined) process.kill(-this.#shell.pid, 'SIGKILL');
  }
}
