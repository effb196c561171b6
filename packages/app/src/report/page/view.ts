import type { Lang } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Method, Report, Scheme, Source } from '@ancrage/judge';
import { methodWord, sourceWord } from '../coded-words.ts';
import { cleanText, truncate } from '../clean-text.ts';
import { html, idPart } from '../html.ts';
import type { Html, HtmlPart } from '../html.ts';

/** What every part of the page needs: the report, the scheme that words it, and the language of this half. */
export interface View {
  readonly report: Report;
  readonly scheme: Scheme;
  readonly lang: Lang;
  /** Paths of the evidence by digest. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Identifier of a part within one language's half of the page. */
export function anchor({ lang }: View, name: string): string {
  return `${lang}-${idPart(name)}`;
}

/** A link to a part of the same half. */
export function linkTo(view: View, name: string, words: HtmlPart): Html {
  return html`<a href="#${anchor(view, name)}">${words}</a>`;
}

/** The two axes of proof, side by side and never merged. */
export function proofBadges(method: Method, source: Source, lang: Lang): Html {
  const words = { method: methodWord(method, lang), source: sourceWord(source, lang) };
  return html`<span class="badge m-${method}">${text('report.proof-method', lang, { method: words.method })}</span> <span class="badge s-${source}">${text('report.proof-source', lang, { source: words.source })}</span>`;
}

/** `sha256:` and the first twelve digits; the table of evidence and the inputs give all of them. */
export function shortDigest(digest: string): Html {
  const hex = digest.replace(/^sha256:/, '');
  return html`<code class="digest">${truncate(cleanText(hex), 13)}</code>`;
}

export interface Column {
  readonly head: string;
  readonly numeric?: true;
}

/**
 * A table whose first column names the row. Narrow screens show each row as a block, with the heading of each cell in
 * `data-head`; the roles keep it a table for screen readers there.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly HtmlPart[])[],
): Html {
  const heads = columns.map(
    ({ head, numeric }) => html`<th role="columnheader" scope="col"${kind(numeric)}>${head}</th>`,
  );
  const body = rows.map(
    (cells) =>
      html`<tr role="row">${cells.map((cell, index) => {
        const { head, numeric } = columns[index]!;
        return index === 0
          ? html`<th role="rowheader" scope="row" data-head="${head}">${cell}</th>`
          : html`<td role="cell" data-head="${head}"${kind(numeric)}><div>${cell}</div></td>`;
      })}</tr>`,
  );
  return html`<table role="table"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">${body}</tbody></table>`;
}

function kind(numeric: true | undefined): Html | undefined {
  return numeric ? html` class="n"` : undefined;
}

/** The first rows of a long list, and how many are left to the JSON report. */
export function firstRows<T>(
  items: readonly T[],
  most: number,
  lang: Lang,
): [readonly T[], Html | undefined] {
  const left = items.length - most;
  return left > 0
    ? [items.slice(0, most), html`<p class="more">${text('report.more-rows', lang, { count: left })}</p>`]
    : [items, undefined];
}
