import type { Outcome } from '@ancrage/judge';
import { html, raw } from './html.ts';
import type { Html } from './html.ts';

/**
 * One shape for each outcome, told apart without colour: a disc with a tick, a square with a cross, a hollow diamond
 * with a question mark, a hollow triangle with an exclamation mark, a hollow circle with a dash. 16 units wide.
 */
const SHAPES: Readonly<Record<Outcome, string>> = {
  met: '<circle cx="8" cy="8" r="7" class="f"/><path d="M4.6 8.3l2.4 2.4 4.4-5" class="k"/>',
  'not-met':
    '<rect x="1.5" y="1.5" width="13" height="13" rx="1.5" class="f"/><path d="M5 5l6 6M11 5l-6 6" class="k"/>',
  'not-proven':
    '<path d="M8 .9L15.1 8 8 15.1.9 8z" class="h"/><path d="M6.3 6.3a1.75 1.75 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.2M8 11.1v.2" class="s"/>',
  'not-verifiable': '<path d="M8 1.6l6.8 12.3H1.2z" class="h"/><path d="M8 6.2v3.6M8 11.9v.1" class="s"/>',
  'not-applicable': '<circle cx="8" cy="8" r="6.6" class="h"/><path d="M5 8h6" class="s"/>',
};

/** The shapes, once in the page; `mark` refers to them. */
export const markSymbols: Html = raw(
  Object.entries(SHAPES)
    .map(([outcome, shape]) => `<symbol id="m-${outcome}" viewBox="0 0 16 16">${shape}</symbol>`)
    .join(''),
);

/** The shape of an outcome; the word stands beside it, so it is hidden from screen readers. */
export function mark(outcome: Outcome): Html {
  return html`<svg class="mark o-${outcome}" viewBox="0 0 16 16" aria-hidden="true"><use href="#m-${outcome}"/></svg>`;
}
