import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Control } from '@ancrage/judge';
import { methodWord, sourceWord } from '../coded-words.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { withUnit } from '../quantities.ts';
import { listOf } from '../words.ts';

/** What evidence the control asks for: least grade, formats, complete sources, age. */
export function evidenceContract(control: Control | undefined, lang: Lang): Html | undefined {
  if (control === undefined) return undefined;
  const { least, formats, complete, freshness, placesFreshness } = control.evidence;
  const parts = [
    text('report.contract-least', lang, {
      method: methodWord(least.method, lang),
      source: sourceWord(least.source, lang),
    }),
    text('report.contract-formats', lang, { formats: listOf(formats) }),
  ];
  if (complete.length > 0) {
    const sources = listOf(complete.map((source) => text(`report.complete.${source}`, lang)));
    parts.push(text('report.contract-complete', lang, { sources }));
  }
  const age = duration(freshness, lang);
  if (age !== '') parts.push(text('report.contract-freshness', lang, { duration: age }));
  if (placesFreshness !== undefined)
    parts.push(text('report.contract-places', lang, { duration: duration(placesFreshness, lang) }));
  return html`<h5>${text('report.contract', lang)}</h5><ul class="plain">${parts.map((part) => html`<li>${part}</li>`)}</ul>`;
}

function duration({ months, days }: Control['evidence']['freshness'], lang: Lang): string {
  return [
    months > 0 ? withUnit(String(months), 'months', lang) : '',
    days > 0 ? withUnit(String(days), 'days', lang) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
