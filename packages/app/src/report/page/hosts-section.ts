import { text } from '@ancrage/base/texts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { hostWords } from '../host-words.ts';
import { anchor } from './view.ts';
import type { View } from './view.ts';

/** What the certificates of hosts carry of this report, and what they leave to the service. Nothing where there is none. */
export function hostsSection(view: View): Html | undefined {
  const { report, scheme, lang } = view;
  if (report.hosts === undefined) return undefined;
  const id = anchor(view, 'hosts');
  const list = (items: readonly string[]): Html | undefined =>
    items.length === 0 ? undefined : html`<ul>${items.map((item) => html`<li>${cut(item, 600)}</li>`)}</ul>`;
  const hosts = hostWords(report, scheme, lang).map(
    ({ name, standing, carried, not_carried: not, residual }) =>
      html`<h3>${cut(name, 300)}</h3><p>${cut(standing, 600)}</p>${list([...carried, ...not])}<p>${cut(residual, 2000)}</p>`,
  );
  return html`<section class="wide" aria-labelledby="${id}"><h2 id="${id}">${text('host.section', lang)}</h2><p class="asks">${text('host.means', lang)}</p>${hosts}</section>`;
}
