import { text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { isKindName, kinds } from '@ancrage/judge';
import type { FactRef, Field, FindingValue } from '@ancrage/judge';
import { kindWords } from '../coded-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { withUnit } from '../quantities.ts';
import { countryName, formatDate, formatNumber } from '../words.ts';
import { linkTo, proofBadges, shortDigest } from './view.ts';
import type { View } from './view.ts';

/** Facts of one finding on one side; the JSON report has those beyond. */
const MOST_FACTS = 8;

/** The facts that carry a finding, or speak against it: what each says, in which file, where, and how it is known. */
export function factsList(
  view: View,
  values: readonly FindingValue[],
  side: 'support' | 'against',
): Html | undefined {
  const { lang } = view;
  const facts = new Map<string, FactRef>();
  for (const value of values) for (const fact of value[side]) facts.set(fact.id, fact);
  if (facts.size === 0) return undefined;
  const total = Math.max(facts.size, ...values.map((value) => value[`${side}_total`]));
  const shown = [...facts.values()].slice(0, MOST_FACTS);
  const title = text(side === 'support' ? 'report.facts-for' : 'report.facts-against', lang);
  const count = text('report.facts-shown', lang, { shown: shown.length, total });
  const groups = [...Map.groupBy(shown, ({ kind }) => kind)].map(
    ([kind, group]) =>
      html`<li><p class="kind">${kindWords(kind, lang)}</p><ul>${group.map((fact) => factItem(view, fact))}</ul></li>`,
  );
  return html`<h5>${title}${total > shown.length ? html` <small>${count}</small>` : undefined}</h5><ul class="facts ${side}">${groups}</ul>`;
}

function factItem(view: View, { kind, value, evidence, place, method, source }: FactRef): Html {
  const { lang } = view;
  const path = view.paths.get(evidence);
  const file = path === undefined ? undefined : html`${linkTo(view, `e-${evidence}`, cut(path, 90))}, `;
  return html`<li>${factFields(kind, value, lang)}<p class="from">${file}${placeWords(place, lang)} ${shortDigest(evidence)} ${proofBadges(method, source, lang)}</p></li>`;
}

/** The fields of a fact with their meanings; codes stay codes. */
export function factFields(kind: string, value: Readonly<Record<string, unknown>>, lang: Lang): Html {
  const fields: Readonly<Record<string, Field>> = isKindName(kind) ? kinds[kind].fields : {};
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== '' && item !== undefined)
    .slice(0, 24)
    .map(([name, item]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return html`<div><dt>${field === undefined ? cut(name, 60) : shortMeaning(field.meaning[lang])}</dt><dd>${cut(fieldWords(field, item, lang))}</dd></div>`;
    });
  return html`<dl class="fields">${pairs}</dl>`;
}

/** A meaning up to its first comma, semicolon or bracket: what follows explains, and a label need not. */
function shortMeaning(meaning: string): string {
  return meaning.split(/\s*[,;(]/, 1)[0]!;
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
  return item;
}

/** “line 12”, “page 7”, or a JSON pointer. */
export function placeWords(place: FactRef['place'], lang: Lang): Html {
  if ('line' in place) return html`${text('report.place-line', lang, { line: place.line })}`;
  if ('page' in place) return html`${text('report.place-page', lang, { page: place.page })}`;
  return place.pointer === ''
    ? html`${text('report.place-whole', lang)}`
    : html`<code>${cut(place.pointer, 80)}</code>`;
}
