import { LABELS, plainLabel, RANKS } from './statement-items.ts';
import type { StatementItem } from './statement-items.ts';
import { roleOf, SECTIONS } from './statement-sections.ts';

/** A page of a print, line by line. */
export interface PrintedPage {
  readonly page: number;
  readonly lines: readonly string[];
}

const MAX_LINE = 1000;
const MAX_LINES = 20_000;

/** What names the document: one of its titles, the number, and the day of the extract. */
const TITLE = /(?<!\p{L})état (?:de|des) (?:renseignements|informations)(?!\p{L})/iu;
const NUMBER = "Numéro d'entreprise du Québec (NEQ)";

/** Whether pages are a print of the register’s statement. */
export function isPrintedStatement(pages: readonly PrintedPage[]): boolean {
  const [first] = pages;
  if (first === undefined) return false;
  const text = plainLabel(first.lines.join(' ').slice(0, 20_000));
  return TITLE.test(text) && text.includes(NUMBER);
}

/** Headings and pairs of a print: a line that is a title of the register, or that starts with one of its labels; the rest goes on. */
export function printedItems(pages: readonly PrintedPage[]): StatementItem[] {
  const items: StatementItem[] = [];
  let inParties = false;
  let count = 0;
  for (const { page, lines } of pages)
    for (const raw of lines) {
      count += 1;
      if (count > MAX_LINES) return items;
      const line = plainLabel(raw.slice(0, MAX_LINE));
      const isTitle = SECTIONS.has(line.toLowerCase()) || /^historique\b/i.test(line);
      const label = LABELS.find(
        (name) => line.startsWith(name) && /^(?:$|[\s:])/.test(line.slice(name.length)),
      );
      // In a list of parties, the words of a title that are a label too stand above a value.
      if (isTitle && !(inParties && label !== undefined && !RANKS.includes(label))) {
        items.push({ kind: 'heading', text: line, place: { page } });
        inParties = roleOf(line) !== undefined;
      } else if (label !== undefined)
        items.push({
          kind: 'pair',
          label,
          value: line.slice(label.length).replace(/^\s*:?\s*/, ''),
          place: { page },
        });
      else goOn(items, line);
    }
  return items;
}

/** Labels whose values run over lines. Another’s ends with its line: what follows it may be anything, a name too. */
const RUNS = /^(?:Adresse|Situations)/;

/** Adds a line to the value that it goes on with, or that stands below its label. */
function goOn(items: StatementItem[], line: string): void {
  const last = items.at(-1);
  if (last?.kind !== 'pair' || line === '' || last.value.length > 2000) return;
  if (last.value !== '' && !RUNS.test(last.label)) return;
  items[items.length - 1] = { ...last, value: last.value === '' ? line : `${last.value}\n${line}` };
}
