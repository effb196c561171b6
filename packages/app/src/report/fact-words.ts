import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { isKindName, kinds } from '@ancrage/judge';
import type { FactRef, Field } from '@ancrage/judge';
import { withUnit } from './quantities.ts';
import { countryName, formatDate, formatNumber, wordsOf } from './words.ts';

const MOST_FIELDS = 24;

/** The fields of a fact as people read them: what each is, and what it holds. An amount carries its currency. */
export function factPairs({ kind, value }: Pick<FactRef, 'kind' | 'value'>, lang: Lang): [string, string][] {
  const fields = fieldsOf(kind);
  const { currency } = value;
  return Object.entries(value)
    .filter(([, item]) => item !== '' && item !== undefined)
    .slice(0, MOST_FIELDS)
    .map(([name, item]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const words = fieldWords(field, item, lang);
      const amount = field?.type === 'decimal' && typeof currency === 'string' && currency !== '';
      const label = field === undefined ? name : shortMeaning(field.meaning[lang]);
      return [label, amount ? `${words}\u00a0${currency}` : words];
    });
}

/** The same in one line. */
export function factLine(fact: Pick<FactRef, 'kind' | 'value'>, lang: Lang): string {
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  return factPairs(fact, lang)
    .map(([label, words]) => `${label}${colon}${words}`)
    .join(lang === 'fr' ? '\u00a0; ' : '; ');
}

/** The fields of a kind; none where this version does not know it. */
export function fieldsOf(kind: string): Readonly<Record<string, Field>> {
  return isKindName(kind) ? kinds[kind].fields : {};
}

/** A meaning up to its first comma, colon, semicolon or bracket: what follows explains, and a label need not. */
function shortMeaning(meaning: string): string {
  return meaning.split(/\s*(?:[,;(]|:\s)/, 1)[0]!;
}

/** One value of a fact in words. */
export function fieldWords(field: Field | undefined, item: unknown, lang: Lang): string {
  if (typeof item === 'boolean') return text(item ? 'report.yes' : 'report.no', lang);
  if (Array.isArray(item)) return item.map((part) => fieldWords(undefined, part, lang)).join(', ');
  if (typeof item === 'number') return formatNumber(String(item), lang);
  if (typeof item !== 'string') return JSON.stringify(item) ?? '';
  if (field?.type === 'date') return formatDate(item, lang);
  if (field?.type === 'country') return countryName(item, lang);
  if (field?.type === 'percent') return withUnit(item, 'percent', lang);
  if (field?.type === 'decimal') return formatNumber(item, lang);
  return field?.type === 'code' ? wordsOf(`code.${item}`, lang, item) : item;
}
