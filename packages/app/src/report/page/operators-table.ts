import { text } from '@ancrage/base/texts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { capitalise, countryName, formatNumber, listOf, wordsOf } from '../words.ts';
import { firstRows, table } from './view.ts';
import type { View } from './view.ts';

const MOST_ROWS = 100;

/** Who operates what the evidence shows; those controlled from abroad or not known first. Nothing where there is none. */
export function operatorsTable({ report: { operators }, lang }: View): Html | undefined {
  if (operators.length === 0) return undefined;
  const [home, others] = [
    operators.filter(({ controlled_from: from }) => from === 'CA'),
    operators.filter(({ controlled_from: from }) => from !== 'CA'),
  ];
  const [shown, more] = firstRows([...others, ...home], MOST_ROWS, lang);
  const columns = [
    { head: capitalise(text('report.operator', lang)) },
    { head: capitalise(text('report.controlled-from', lang)) },
    { head: capitalise(text('report.seen-as', lang)) },
    { head: capitalise(text('report.seen', lang)), numeric: true as const },
  ];
  const rows = shown.map(({ name, parent, controlled_from: from, seen_as: roles, facts }) => [
    cut(parent === null ? name : text('report.operator-parent', lang, { name, parent }), 120),
    from === null ? text('report.operator-unknown', lang) : cut(countryName(from, lang), 60),
    listOf(roles.map((role) => wordsOf(`report.seen-as.${role}`, lang, role))),
    formatNumber(String(facts), lang),
  ]);
  return html`${table(text('report.operators', lang), columns, rows)}${more}`;
}
