import { text } from '@ancrage/base/texts';
import type { Note, ReportEvidence } from '@ancrage/judge';
import { methodWord, noteWords, sourceWord, unreadWords } from '../coded-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { capitalise, formatDate, formatNumber, listOf } from '../words.ts';
import { placeWords } from './facts-list.ts';
import { anchor, firstRows, linkTo, shortDigest, table } from './view.ts';
import type { View } from './view.ts';

const MOST_FILES = 300;
const MOST_NOTES = 150;

/** Every file: what it is, its date, its place on both axes of proof, who vouches for it, its digest. */
export function evidenceSection(view: View): Html {
  const { report, lang } = view;
  const id = anchor(view, 'evidence');
  const [shown, more] = firstRows(report.evidence, MOST_FILES, lang);
  const heads = [
    text('report.path', lang),
    text('report.format', lang),
    text('report.date', lang),
    text('word.method', lang),
    text('word.source', lang),
    text('report.vouched-by', lang),
    text('report.fact-count', lang),
    text('report.digest', lang),
  ].map((head, index) => ({ head: capitalise(head), ...(index === 6 ? { numeric: true as const } : {}) }));
  const body =
    shown.length === 0
      ? html`<p>${text('report.evidence-none', lang)}</p>`
      : table(
          text('report.evidence', lang),
          heads,
          shown.map((file) => row(view, file)),
        );
  return html`<section class="full" aria-labelledby="${id}"><h2 id="${id}">${text('report.evidence', lang)}</h2>${body}${more}${unread(view)}${notes(view)}</section>`;
}

function row(view: View, file: ReportEvidence): (Html | string)[] {
  const { lang } = view;
  const listed = file.listed
    ? undefined
    : html` <span class="badge confirm">${text('report.not-listed', lang)}</span>`;
  const from = text(`report.date-from.${file.date_from}`, lang);
  return [
    html`<span id="${anchor(view, `e-${file.id}`)}">${cut(file.path, 120)}</span>${listed}`,
    html`${cut(file.format, 40)} <small>${cut(file.version, 20)}</small>`,
    file.date === null ? from : html`${formatDate(file.date, lang)} <small>${from}</small>`,
    html`<span class="badge m-${file.method}">${methodWord(file.method, lang)}</span>`,
    html`<span class="badge s-${file.source}">${sourceWord(file.source, lang)}</span>`,
    file.vouched_by.length === 0 ? text('report.nobody', lang) : html`${cut(listOf(file.vouched_by), 160)}`,
    formatNumber(String(file.facts), lang),
    html`<details class="sha"><summary>${shortDigest(file.id)}</summary><code class="whole">${file.id}</code></details>`,
  ];
}

function unread({ report, lang }: View): Html {
  const [shown, more] = firstRows(report.unread, MOST_FILES, lang);
  const items = shown.map(
    (file) => html`<li><b>${cut(file.path, 120)}</b> – ${cut(unreadWords(file, lang), 300)}</li>`,
  );
  return html`<h3>${text('report.unread', lang)}</h3>${items.length === 0 ? html`<p>${text('report.unread-none', lang)}</p>` : html`<ul class="alerts">${items}</ul>`}${more}`;
}

function notes(view: View): Html {
  const { report, lang } = view;
  const [shown, more] = firstRows(report.notes, MOST_NOTES, lang);
  const items = shown.map((note) => html`<li>${noteItem(view, note)}</li>`);
  return html`<h3>${text('report.notes', lang)}</h3>${items.length === 0 ? html`<p>${text('report.notes-none', lang)}</p>` : html`<details><summary>${text('report.notes', lang)} (${formatNumber(String(report.notes.length), lang)})</summary><ul class="plain">${items}</ul>${more}</details>`}`;
}

function noteItem(view: View, note: Note): Html {
  const path = view.paths.get(note.at.evidence);
  return html`${cut(noteWords(note, view.lang), 300)} ${path === undefined ? undefined : linkTo(view, `e-${note.at.evidence}`, cut(path, 90))} ${placeWords(note.at.place, view.lang)}`;
}
