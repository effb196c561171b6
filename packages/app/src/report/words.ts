import { formatText } from '@ancrage/base';
import { isTextKey, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';

type Params = Readonly<Record<string, string | number>>;

/** The words of a key built at run time; the fallback (often the code itself) where the catalogue has none. */
export function wordsOf(key: string, lang: Lang, fallback: string, params: Params = {}): string {
  return isTextKey(key) ? formatText(texts[key], lang, params) : fallback;
}

/** The form of a text that agrees with a number: French has one form for 0 and 1, English for 1 only. */
export function plural(key: string, count: number, lang: Lang, params: Params = {}): string {
  const form = lang === 'fr' ? Math.abs(count) < 2 : count === 1;
  return wordsOf(`${key}.${form ? 'one' : 'many'}`, lang, String(count), {
    count: formatNumber(String(count), lang),
    ...params,
  });
}

/** A decimal as a string, with the marks of the language: a comma and no-break spaces in French. Other text is kept. */
export function formatNumber(decimal: string, lang: Lang): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return decimal;
  const [, sign = '', whole = '', fraction] = match;
  const grouped =
    whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? '\u00a0' : ',') : whole;
  return `${sign}${grouped}${fraction === undefined ? '' : `${lang === 'fr' ? ',' : '.'}${fraction}`}`;
}

/** A UTC date, in full. Anything that is not a date is kept as it is. */
export function formatDate(date: string, lang: Lang): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return date;
  const month = MONTHS[lang][Number(match[2]) - 1];
  if (month === undefined) return date;
  const day = Number(match[3]);
  return `${lang === 'fr' && day === 1 ? '1er' : day}\u00a0${month}\u00a0${match[1]}`;
}

const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** Name of a country from its ISO 3166-1 code; the code where it has none. */
export function countryName(code: string, lang: Lang): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  // Making the table of names takes longer than a hundred look-ups in it.
  const names = (countryNames[lang] ??= new Intl.DisplayNames([`${lang}-CA`], {
    type: 'region',
    fallback: 'code',
  }));
  return names.of(code) ?? code;
}

const countryNames: Partial<Record<Lang, Intl.DisplayNames>> = {};

/** First letter in upper case, for headings made of catalogue words. */
export function capitalise(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A list in one line. */
export function listOf(items: readonly string[]): string {
  return items.join(', ');
}
