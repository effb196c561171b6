import { SAMPLED, SEEN, SKIPPED } from './coverage.ts';
import type { CoveragePart, HourMarks } from './coverage.ts';

/** What is said of one hour: it is covered, or why not, the gravest reason first. */
export const hourStates = ['covered', 'no-log', 'skipped', 'bad', 'silent', 'sampled'] as const;
export type HourState = (typeof hourStates)[number];

/** How far logs cover the time between their first and last hours. */
export interface HourCoverage {
  /** Hours since 1970-01-01 UTC. */
  readonly first: number;
  /** State of each hour from the first to the last. */
  readonly states: readonly HourState[];
}

/**
 * Share of bad records above which an hour does not count, as a fraction of 1000. Below it, what is missing cannot hide more
 * than so much of what was read.
 */
export const DEFAULT_BAD_PER_MILLE = 10;

/**
 * State of every hour of a span. An hour is covered where there are records, none were skipped, few are bad, no interface
 * is silent that is heard before and after, for such logs say so where an interface has nothing to tell, and none is known by samples
 * alone: a flow may have passed between them. `silence`: whether the log says so.
 */
export function hourCoverage(
  { hours, names, together }: CoveragePart,
  { badPerMille = DEFAULT_BAD_PER_MILLE, silence }: { badPerMille?: number; silence: boolean },
): HourCoverage {
  const byHour = new Map(hours.filter(hasMarks).map((marks) => [marks.hour, marks]));
  if (byHour.size === 0) return { first: 0, states: [] };
  const all = [...byHour.keys()];
  const first = all.reduce((a, b) => Math.min(a, b));
  const last = all.reduce((a, b) => Math.max(a, b));
  const lives = silence && !together ? livesOf(byHour, names.length) : [];
  const states = Array.from({ length: last - first + 1 }, (_, index): HourState => {
    const marks = byHour.get(first + index);
    if (marks === undefined) return 'no-log';
    if (marks.marks.some((mark) => (mark & SKIPPED) !== 0)) return 'skipped';
    if (marks.bad * 1000 > marks.records * badPerMille) return 'bad';
    const hour = first + index;
    const silent = lives.some(
      ([from, to], id) => hour > from && hour < to && ((marks.marks[id] ?? 0) & SEEN) === 0,
    );
    if (silent) return 'silent';
    return marks.marks.some((mark) => (mark & SAMPLED) !== 0) ? 'sampled' : 'covered';
  });
  return { first, states };
}

function hasMarks({ marks }: Readonly<HourMarks>): boolean {
  return marks.some((mark) => mark !== 0);
}

function livesOf(hours: ReadonlyMap<number, Readonly<HourMarks>>, interfaces: number): [number, number][] {
  const lives = Array.from({ length: interfaces }, (): [number, number] => [Infinity, -Infinity]);
  for (const { hour, marks } of hours.values())
    for (const [id, mark] of marks.entries()) {
      if (mark === 0) continue;
      const life = lives[id]!;
      life[0] = Math.min(life[0], hour);
      life[1] = Math.max(life[1], hour);
    }
  return lives;
}
