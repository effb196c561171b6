import { formatText, placeholdersOf } from '@ancrage/base';
import { isTextKey, text, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { isKindName, kinds } from '@ancrage/judge';
import type { FactValue, Method, Note, Outcome, Reason, Report, ScopeFinding, Source } from '@ancrage/judge';
import { valueMeaning } from './quantities.ts';
import { wordedProblem } from './worded-problem.ts';
import { countryName, formatDate, formatNumber, wordsOf } from './words.ts';

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
  return countedWords(`reason.${code}`, params, lang, code);
}

export function noteWords({ code, params }: Note, lang: Lang): string {
  return countedWords(`note.${code}`, params, lang, code);
}

/** The words of a code, in the singular where what it counts is one and the catalogue has such a form. */
function countedWords(key: string, params: Note['params'], lang: Lang, code: string): string {
  const isOne = String(params['count'] ?? params['sessions'] ?? '') === '1';
  const form = isOne && isTextKey(`${key}.one`) ? `${key}.one` : key;
  return wordsOf(form, lang, code, wordedParams(params, lang));
}

export function scopeFindingWords({ code, params }: ScopeFinding, lang: Lang): string {
  if (code === 'FILE_REFUSED') {
    const { path = '', code: why = '', place = '' } = params;
    const words =
      codeWords(String(why), String(place), lang) ?? text('report.unread-named', lang, { code: why });
    return text('report.file-refused', lang, { path, words });
  }
  return wordsOf(`scope.${code}`, lang, code, wordedParams(params, lang));
}

/** Why a file was not read: the words of its error, and where. */
export function unreadWords({ state, code, place }: FactValue<'file'>, lang: Lang): string {
  const fallback = text(`report.unread.${state}`, lang);
  if (code === undefined) return fallback;
  return codeWords(code, place, lang) ?? text('report.unread-named', lang, { code });
}

/** Why an announced file cannot be counted on. */
export function missingWords({ why, code, place }: Report['missing'][number], lang: Lang): string {
  if (why !== 'refused') return text(`report.missing-why.${why}`, lang);
  const fallback = text('report.unread.refused', lang);
  return code === undefined ? fallback : (codeWords(code, place, lang) ?? fallback);
}

/** The words of an error of reading, filled with the details that a receipt writes as its place. */
function codeWords(code: string, place: string | undefined, lang: Lang): string | undefined {
  const bare = code.replace(/^(?:base|judge|io)\./, '');
  for (const area of ['judge', 'io', 'base']) {
    const key = `error.${area}.${bare}`;
    if (!isTextKey(key)) continue;
    const wanted = placeholdersOf(texts[key][lang]);
    if (wanted.length > 0) return formatText(texts[key], lang, wordedDetails(detailsOf(place, wanted), lang));
    const words = formatText(texts[key], lang);
    return place === undefined || place === '' ? words : `${words} (${place})`;
  }
  return undefined;
}

/** A place such as “line 16, path service.name, problem …” taken apart by the names that the words ask for. */
function detailsOf(place: string | undefined, wanted: readonly string[]): Record<string, string> {
  const details = Object.fromEntries(wanted.map((name) => [name, name === 'problem' ? '' : '–']));
  const marks = wanted
    .flatMap((name) => {
      const match = new RegExp(`(?:^|, )${name} `).exec(place ?? '');
      return match === null ? [] : [{ name, from: match.index, start: match.index + match[0].length }];
    })
    .sort((a, b) => a.from - b.from);
  for (const [index, { name, start }] of marks.entries())
    details[name] = (place ?? '').slice(start, marks[index + 1]?.from);
  return details;
}

/** Details of an error with its problem, which a library may have worded, in the reader's language. */
export function wordedDetails(
  details: Readonly<Record<string, string | number>>,
  lang: Lang,
): Record<string, string | number> {
  const { problem } = details;
  return typeof problem === 'string' ? { ...details, problem: wordedProblem(problem, lang) } : { ...details };
}

/** What a kind of fact states, in words; the code where this version does not know it. */
export function kindWords(kind: string, lang: Lang): string {
  return isKindName(kind) ? kinds[kind].meaning[lang] : kind;
}

/** Parameters as people read them: dates in full, countries by name, codes of the two axes, kinds of fact and roles in words. */
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
  if (name === 'share' || name === 'undisclosed') return formatNumber(value, lang);
  if (name === 'country') return countryName(value, lang);
  if (name === 'name') return valueMeaning(value, lang);
  if (name === 'hostProblem') return wordsOf(`host.problem.${value}`, lang, value);
  if (name === 'dnsRole') return wordsOf(`dns.role.${value}`, lang, value);
  if (name === 'plane') return wordsOf(`flows.plane.${value}`, lang, value);
  if (name === 'right') return wordsOf(`ownership.right.${value}`, lang, value);
  if (name === 'kind')
    return isKindName(value) ? kinds[value].meaning[lang] : wordsOf(`report.role.${value}`, lang, value);
  return formatDate(value, lang);
}
