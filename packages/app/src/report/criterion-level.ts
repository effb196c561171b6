import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Report, Scheme } from '@ancrage/judge';

/**
 * A criterion's level in words. One that asks nothing below a rung it has not reached holds that level by silence, and
 * “level 2 of 4” beside eleven unproven controls would read as praise: then it is said from where it is asked.
 */
export function criterionLevelWords(report: Report, scheme: Scheme, criterion: string, lang: Lang): string {
  const { level, asked } = levelAndAsked(report, scheme, criterion);
  return level > 0 && level < asked
    ? text('report.level-asked-from', lang, { level: asked })
    : text('report.level-of', lang, { level, top: report.top_level });
}

/** The same in twelve columns. */
export function shortCriterionLevel(report: Report, scheme: Scheme, criterion: string, lang: Lang): string {
  const { level, asked } = levelAndAsked(report, scheme, criterion);
  return level > 0 && level < asked
    ? text('report.level-from', lang, { level: asked })
    : text('report.level', lang, { level });
}

function levelAndAsked(report: Report, scheme: Scheme, criterion: string): { level: number; asked: number } {
  const level = report.criteria.find(({ id }) => id === criterion)?.level ?? 0;
  return { level, asked: firstRung(scheme, criterion) };
}

function firstRung(scheme: Scheme, criterion: string): number {
  const controls = scheme.criteria.find(({ id }) => id === criterion)?.controls ?? [];
  return Math.min(Infinity, ...controls.flatMap(({ rungs }) => rungs.map(({ rung }) => rung)));
}
