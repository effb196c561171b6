import { isRegisterWords } from './register-words.ts';
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

/** What a print is made of, and how many lines stand behind those that are looked at. */
export interface PrintedItems {
  readonly items: readonly StatementItem[];
  readonly cut: number;
}

/** Headings and pairs of a print: a line that is a title of the register, or that starts with one of its labels; the rest goes on. */
export function printedItems(pages: readonly PrintedPage[]): PrintedItems {
  const items: StatementItem[] = [];
  let inParties = false;
  let count = 0;
  for (const { page, lines } of pages)
    for (const raw of lines) {
      count += 1;
      if (count > MAX_LINES) continue;
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
          value: valueOf(label, line),
          place: { page },
        });
      else if (!goOn(items, line) && inParties && isTitleLike(line)) {
        items.push({ kind: 'heading', text: line, place: { page }, isUnknown: true });
        inParties = false;
      }
    }
  return { items, cut: Math.max(0, count - MAX_LINES) };
}

/** The value behind a label; none where a name is not known to be one: `Nom et prénom`, `Nom de la personne`, or two labels on a line. */
function valueOf(label: string, line: string): string {
  const value = line.slice(label.length).replace(/^\s*:?\s*/, '');
  if (!/^Nom(?:$| de l'entreprise$)/.test(label)) return value;
  return /^(?:et|de|du|des|d)(?!\p{L})|(?:^|\s)(?:Noms?|Prénoms?)(?!\p{L})|\s:\s/u.test(value) ? '' : value;
}

/** Labels whose values stay in the file, so that what goes on with them may be anything. */
const RUNS = /^Adresse/;
const TOLD = /^(?:Situations|Fonctions|Type d'associé)/;

/**
 * Adds a line to an address that it goes on with, or words of the register to such; what stands below a name’s label may be anybody’s. Gives whether the line
 * belongs to what came before it.
 */
function goOn(items: StatementItem[], line: string): boolean {
  const last = items.at(-1);
  if (last?.kind !== 'pair' || line === '' || last.value.length > 2000) return false;
  if (TOLD.test(last.label)) {
    if (!isRegisterWords(line)) return last.value === '';
  } else if (!RUNS.test(last.label)) {
    if (last.value !== '') return false;
    if (last.label.startsWith('Nom')) return true;
  } else if (isWholeAddress(last.value)) return false;
  items[items.length - 1] = { ...last, value: last.value === '' ? line : `${last.value}\n${line}` };
  return true;
}

/** An address that ends with its country or code, or is not published, goes on over no further line. */
function isWholeAddress(value: string): boolean {
  return /non publiable$/iu.test(value) || /(?:^|\s)canada$/iu.test(value);
}

/** A title that the register is not known to have: one capital, then words in lower case. */
function isTitleLike(line: string): boolean {
  return line.length <= 100 && /^\p{Lu}\p{Ll}+(?:[ '-][\p{Ll}]+)*$/u.test(line);
}
