import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Control, PatchOperation, Remedy } from '@ancrage/judge';
import { kindWords } from '../coded-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { remedyInWords } from '../next-level.ts';
import { plural, wordsOf } from '../words.ts';
import { fieldsOf, fieldWords } from '../fact-words.ts';

/** Changes that would turn a finding, each with its cost, whether it was seen to suffice, and its patch of facts. */
export function remediesList(
  remedies: readonly Remedy[],
  control: Control | undefined,
  lang: Lang,
): Html | undefined {
  if (remedies.length === 0) return undefined;
  const items = remedies.map((remedy) => {
    const { words, cost, turns } = remedyInWords(remedy, control, lang);
    const verdict = turns ? text('report.remedy-turns', lang) : text('report.remedy-helps', lang);
    return html`<li><p>${words} <span class="cost">${plural('report.days', cost, lang)}</span> <span class="badge${turns ? ' ok' : ''}">${verdict}</span></p><ul class="patch">${remedy.patch.map((operation) => html`<li>${cut(patchWords(operation, lang), 400)}</li>`)}</ul></li>`;
  });
  return html`<h5>${text('report.remedies', lang)}</h5><ul class="remedies">${items}</ul>`;
}

/** A patch operation in one line. */
function patchWords(operation: PatchOperation, lang: Lang): string {
  if (operation.op === 'complete') {
    const source = wordsOf(`report.complete.${operation.source}`, lang, operation.source);
    return text('report.patch.complete', lang, { source });
  }
  const kind = kindWords(operation.kind, lang);
  if (operation.op === 'add')
    return text('report.patch.add', lang, { kind, set: setWords(operation.kind, operation.value, lang) });
  if (operation.op === 'remove') return plural('report.patch.remove', operation.facts.length, lang, { kind });
  const set = setWords(operation.kind, operation.set, lang);
  return plural('report.patch.replace', operation.facts.length, lang, { kind, set });
}

function setWords(kind: string, set: Readonly<Record<string, unknown>>, lang: Lang): string {
  const fields = fieldsOf(kind);
  return Object.entries(set)
    .map(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return `${field?.meaning[lang] ?? name} = ${fieldWords(field, value, lang)}`;
    })
    .join(' ; ');
}
