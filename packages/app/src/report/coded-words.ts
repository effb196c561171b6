import { text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { isKindName, kinds } from '@ancrage/judge';
import type { FactValue, Method, Note, Outcome, Reason, ScopeFinding, Source } from '@ancrage/judge';
import { formatDate, formatNumber, wordsOf } from './words.ts';

/** The outcome as the glossary says it. */
export function outcomeWord(outcome: Outcome, lang: Lang): string {
  return wordsOf(`word.${outcome}`, lang, outcome);
}

export function methodWord(method: Method, lang: Lang): string {
  return wordsOf(`word.${method}`, lang, method);
}

export function sourceWord(source: Source, lang: Lang): string {
  return wordsOf(`word.${source}`, lang, source);
}

/** Why a finding is not simply met, in words. Codes among the parameters are worded too. */
export function reasonWords({ code, params }: Reason, lang: Lang): string {
  return wordsOf(`reason.${code}`, lang, code, wordedParams(params, lang));
}

export function noteWords({ code, params }: Note, lang: Lang): string {
  return wordsOf(`note.${code}`, lang, code, wordedParams(params, lang));
}

export function scopeFindingWords({ code, params }: ScopeFinding, lang: Lang): string {
  return wordsOf(`scope.${code}`, lang, code, wordedParams(params, lang));
}

/** Why a file was not read: the words of its error, and where. */
export function unreadWords({ state, code, place }: FactValue<'file'>, lang: Lang): string {
  const fallback = text(`report.unread.${state}`, lang);
  if (code === undefined) return fallback;
  return codeWords(code, place, lang) ?? `${fallback} (${code}${place === undefined ? '' : `, ${place}`})`;
}

/** The first sentence of an error that can be said without its details; undefined where there is none. */
function codeWords(code: string, place: string | undefined, lang: Lang): string | undefined {
  const bare = code.replace(/^(?:base|judge|io)\./, '');
  for (const area of ['judge', 'io', 'base']) {
    const words = wordsOf(`error.${area}.${bare}`, lang, '');
    if (words !== '' && !words.includes('{')) return place === undefined ? words : `${words} (${place})`;
  }
  return undefined;
}

/** What a kind of fact states, in words; the code where this version does not know it. */
export function kindWords(kind: string, lang: Lang): string {
  return isKindName(kind) ? kinds[kind].meaning[lang] : kind;
}

/** Parameters as people read them: dates in full, codes of the two axes, kinds of fact and roles in words. */
function wordedParams(
  params: Readonly<Record<string, string | number>>,
  lang: Lang,
): Record<string, string | number> {
  const worded: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) worded[name] = wordedParam(name, value, lang);
  return worded;
}

function wordedParam(name: string, value: string | number, lang: Lang): string {
  if (typeof value === 'number') return formatNumber(String(value), lang);
  if (/^(?:method|source|leastMethod|leastSource)$/.test(name)) return wordsOf(`word.${value}`, lang, value);
  if (name === 'kind')
    return isKindName(value) ? kinds[value].meaning[lang] : wordsOf(`report.role.${value}`, lang, value);
  return formatDate(value, lang);
}
