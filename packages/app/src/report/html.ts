import { cleanText, truncate } from './clean-text.ts';

/** Markup that this folder wrote itself. Only the `html` tag and `raw` make it; everything else is escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template. Lists are joined; `undefined` and `null` are nothing. */
export type HtmlPart = Html | string | number | undefined | null | readonly HtmlPart[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made harmless in both element content and quoted attributes, its deceiving characters made visible. */
function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}

/** Template whose every interpolated string is escaped. Attribute values must be quoted. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let markup = strings[0]!;
  for (const [index, part] of parts.entries()) markup += markupOf(part) + strings[index + 1]!;
  return new Html(markup);
}

/** Our own constant markup, such as the style sheet. Never for anything that was read from a file of a dossier. */
export function raw(markup: string): Html {
  return new Html(markup);
}

/** A value of unbounded length: cut, with the longer form in the title. */
export function cut(text: string, limit = 160): Html {
  const clean = cleanText(text);
  const short = truncate(clean, limit);
  return short === clean ? html`${clean}` : html`<span title="${truncate(clean, 1000)}">${short}</span>`;
}

/** Part of an `id`, from any text. */
export function idPart(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 80);
}

function markupOf(part: HtmlPart): string {
  if (part === undefined || part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(markupOf).join('');
  return escapeHtml(String(part));
}
