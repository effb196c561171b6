import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { outputs } from '@ancrage/judge';
import type { FindingValue, Parameter } from '@ancrage/judge';
import { formatNumber, wordsOf } from './words.ts';

/** The meaning of a value that a rule uses; its name where this version does not know it. */
export function valueMeaning(name: string, lang: Lang): string {
  if (name === 'assessor.met') return text('report.assessor-met', lang);
  return outputs.get(name)?.meaning[lang] ?? name;
}

/** Bounds or truth in plain words: “at least 2”, “between 0 and 3”, “unknown”, “yes”. */
export function valueWords({ name, value }: Pick<FindingValue, 'name' | 'value'>, lang: Lang): string {
  if (value === null) return text('report.bounds.unknown', lang);
  if (typeof value === 'boolean') return text(value ? 'report.yes' : 'report.no', lang);
  const unit = outputs.get(name)?.unit ?? 'count';
  const { lo, hi } = value;
  if (lo === null && hi === null) return text('report.bounds.unknown', lang);
  if (hi === null)
    return lo === '0' && unit === 'count'
      ? text('report.bounds.any-count', lang)
      : text('report.bounds.least', lang, { lo: withUnit(lo!, unit, lang) });
  if (lo === null) return text('report.bounds.most', lang, { hi: withUnit(hi, unit, lang) });
  if (lo === hi) return withUnit(lo, unit, lang);
  return text('report.bounds.between', lang, { lo: formatNumber(lo, lang), hi: withUnit(hi, unit, lang) });
}

export function parameterValue({ value, unit }: Parameter, lang: Lang): string {
  return withUnit(value.toString(), unit, lang);
}

/** A decimal with its unit in words; units without words (counts, amounts) are left out. */
export function withUnit(decimal: string, unit: string, lang: Lang): string {
  const value = formatNumber(decimal, lang);
  if (unit === 'percent') return text('report.unit.percent', lang, { value });
  const one = lang === 'fr' ? /^-?[01](?:\.|$)/.test(decimal) : decimal === '1';
  return wordsOf(`report.unit.${unit}.${one ? 'one' : 'many'}`, lang, value, { value });
}
