import { formatInstant } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';

/**
 * Silence after which a log is taken to stop and start again: the lines before and after may be of two files glued
 * together, or the middle may be gone. A week, as system logs are turned over every week and timers write in between.
 */
const LONGEST_SILENCE_MS = 7 * 86_400_000;

/** Systems, and runs of one system, that a log may speak of; far above any real log, low enough to stay quick. */
const MAX_SYSTEMS = 20_000;
const MAX_RUNS = 1000;

interface Run {
  from: number;
  to: number;
}

/** From when to when a log speaks of each system, as runs without a long silence. Lines may come in any order. */
export class LogPeriods {
  readonly #runs = new Map<string, Run[]>();
  #system: string | undefined;
  #run: Run = { from: 0, to: 0 };
  #latest = -Infinity;

  /** Latest instant seen, milliseconds since 1970 UTC; -Infinity where there is none. */
  get latest(): number {
    return this.#latest;
  }

  see(system: string, ms: number): void {
    if (ms > this.#latest) this.#latest = ms;
    const run = this.#run;
    if (system === this.#system && near(run, ms)) extend(run, ms);
    else this.#find(system, ms);
  }

  /** Adds the periods; `gaps` are breaks that the reader saw inside them, such as lines that it could not date. */
  addTo(
    reading: ReadingBuilder,
    { gaps = 0, contentDigest }: { gaps?: number; contentDigest?: string } = {},
    counts: (system: string) => boolean = () => true,
  ): void {
    const content = contentDigest === undefined ? {} : { content_digest: contentDigest };
    for (const [system, runs] of this.#runs) {
      if (!counts(system)) continue;
      for (const { from, to } of joined(runs)) {
        const period = { system, from: formatInstant(from), to: formatInstant(to) };
        reading.add('log-period', { ...period, chained: false, gaps, ...content });
      }
    }
    if (this.#latest > -Infinity) reading.observedAt(formatInstant(this.#latest));
  }

  #find(system: string, ms: number): void {
    let runs = this.#runs.get(system);
    if (runs === undefined) {
      if (this.#runs.size >= MAX_SYSTEMS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_SYSTEMS });
      runs = [];
      this.#runs.set(system, runs);
    }
    let run = runs.findLast((known) => near(known, ms));
    if (run === undefined) {
      if (runs.length >= MAX_RUNS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_RUNS });
      run = { from: ms, to: ms };
      runs.push(run);
    } else extend(run, ms);
    this.#system = system;
    this.#run = run;
  }
}

function near(run: Run, ms: number): boolean {
  return ms >= run.from - LONGEST_SILENCE_MS && ms <= run.to + LONGEST_SILENCE_MS;
}

function extend(run: Run, ms: number): void {
  if (ms < run.from) run.from = ms;
  else if (ms > run.to) run.to = ms;
}

/** Runs that grew towards each other become one. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const { from, to } of [...runs].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to + LONGEST_SILENCE_MS) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
