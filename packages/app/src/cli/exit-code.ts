import type { Report } from '@ancrage/judge';

/** 0 yes (or done, where nothing was required) · 1 no · 2 wrong use or nothing could be judged · 3 could not tell. */
export type ExitCode = 0 | 1 | 2 | 3;

/**
 * Answer to “does it reach this level?”. *No* needs a control seen not to be met at or below that level; where all that
 * stands in the way is unproven or failed to compute, nobody can tell.
 */
export function exitCodeOf(report: Report, required: number | undefined): ExitCode {
  if (required === undefined || report.level >= required) return 0;
  const seen = report.findings.some(({ rungs }) =>
    rungs.some(({ rung, outcome }) => rung <= required && outcome === 'not-met'),
  );
  return seen ? 1 : 3;
}
