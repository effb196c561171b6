import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Control } from '@ancrage/judge';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';

/** Where a rule comes from, what kind of ground that is, and how sure we are of it. */
export function groundWords({ source, status, confidence }: Control['ground'], lang: Lang): Html {
  const sure = text('report.confidence', lang, { confidence: text(`report.confidence.${confidence}`, lang) });
  const confirm =
    confidence === 'high'
      ? undefined
      : html` <span class="badge confirm">${text('report.to-confirm', lang)}</span>`;
  return html`${cut(source, 300)} <span class="badge g-${status}">${text(`report.status.${status}`, lang)}</span> <span class="badge">${sure}</span>${confirm}`;
}
