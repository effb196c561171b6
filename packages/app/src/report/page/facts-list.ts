import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { FactRef, FindingValue } from '@ancrage/judge';
import { kindWords } from '../coded-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { factPairs } from '../fact-words.ts';
import { linkTo, proofBadges, shortDigest } from './view.ts';
import type { View } from './view.ts';

/** Facts of one value on one side; the JSON report has those beyond. */
const MOST_FACTS = 8;

/** The facts that carry a value, or speak against it: what each says, in which file, where, and how it is known. */
export function factsList(view: View, value: FindingValue, side: 'support' | 'against'): Html | undefined {
  const { lang } = view;
  const facts = new Map(value[side].map((fact) => [fact.id, fact]));
  if (facts.size === 0) return undefined;
  const total = Math.max(facts.size, value[`${side}_total`]);
  const shown = [...facts.values()].slice(0, MOST_FACTS);
  const title = text(side === 'support' ? 'report.facts-for' : 'report.facts-against', lang);
  const count = text('report.facts-shown', lang, { shown: shown.length, total });
  const groups = [...Map.groupBy(shown, ({ kind }) => kind)].map(
    ([kind, group]) =>
      html`<li><p class="kind">${kindWords(kind, lang)}</p><ul>${group.map((fact) => factItem(view, fact))}</ul></li>`,
  );
  return html`<h6>${title}${total > shown.length ? html` <small>${count}</small>` : undefined}</h6><ul class="facts ${side}">${groups}</ul>`;
}

function factItem(view: View, fact: FactRef): Html {
  const { lang } = view;
  const { evidence, place, method, source } = fact;
  const path = view.paths.get(evidence);
  const file = path === undefined ? undefined : html`${linkTo(view, `e-${evidence}`, cut(path, 90))}, `;
  return html`<li>${factFields(fact, lang)}<p class="from">${file}${placeWords(place, lang)} ${shortDigest(evidence)} ${proofBadges(method, source, lang)}</p></li>`;
}

/** The fields of a fact with their meanings. */
function factFields(fact: FactRef, lang: Lang): Html {
  const pairs = factPairs(fact, lang).map(
    ([label, words]) => html`<div><dt>${cut(label, 60)}</dt><dd>${cut(words)}</dd></div>`,
  );
  return html`<dl class="fields">${pairs}</dl>`;
}

/** “line 12”, “page 7”, or a JSON pointer. */
export function placeWords(place: FactRef['place'], lang: Lang): Html {
  if ('line' in place) return html`${text('report.place-line', lang, { line: place.line })}`;
  if ('page' in place) return html`${text('report.place-page', lang, { page: place.page })}`;
  return place.pointer === ''
    ? html`${text('report.place-whole', lang)}`
    : html`<code>${cut(place.pointer, 80)}</code>`;
}
