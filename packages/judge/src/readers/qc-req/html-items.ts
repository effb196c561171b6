import { plainLabel } from './statement-items.ts';
import type { StatementItem } from './statement-items.ts';

/** Text kept of one element: an address and a list of functions are shorter. */
const MOST_TEXT = 4000;

/** Text looked at for a title. */
const MOST_TITLE = 400;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ugrave: 'ù',
  ucirc: 'û',
  Eacute: 'É',
  Egrave: 'È',
  Agrave: 'À',
  Ccedil: 'Ç',
};

type Kind = 'heading' | 'history' | 'label' | 'field';

/** An element whose text is being gathered. */
interface Open {
  readonly kind: Kind;
  readonly tag: string;
  readonly line: number;
  depth: number;
  text: string;
}

const NAME = /([a-zA-Z][a-zA-Z0-9-]*)/y;
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'svg']);

/**
 * Headings, blocks and pairs of a saved page of the register: `h1` to `h6`, `ul.kx-synthese`, `.kx-display-label` and
 * `.kx-display-field`. Goes through the text once, forward; nothing in it is run or fetched.
 */
export function htmlItems(html: string): StatementItem[] {
  const items: StatementItem[] = [];
  let [at, line] = [0, 1];
  let open: Open | undefined;
  let label: { readonly text: string; readonly line: number } | undefined;
  let feed = html.indexOf('\n');
  const moveTo = (next: number): void => {
    for (; feed >= 0 && feed < next; feed = html.indexOf('\n', feed + 1)) line += 1;
    at = next;
  };
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const end = start < 0 ? html.length : start;
    if (open !== undefined && open.text.length < MOST_TEXT)
      open.text += html.slice(at, Math.min(end, at + MOST_TEXT));
    // Whatever the element that it stands in, it begins what is over.
    else if (open === undefined && isHistory(decoded(html.slice(at, Math.min(end, at + MOST_TITLE))))) {
      label = undefined;
      items.push({ kind: 'heading', text: 'Historique', place: { line } });
    }
    moveTo(end);
    if (start < 0) break;
    if (html.startsWith('<!--', at)) {
      moveTo(endOf(html, '-->', at));
      continue;
    }
    const closes = html[at + 1] === '/';
    NAME.lastIndex = at + (closes ? 2 : 1);
    const tag = NAME.exec(html)?.[1]?.toLowerCase();
    const tagStart = at;
    if (tag === undefined) {
      if (open !== undefined && open.text.length < MOST_TEXT) open.text += '<';
      moveTo(at + 1);
      continue;
    }
    moveTo(endOfTag(html, NAME.lastIndex));
    if (closes) {
      if (open !== undefined && open.tag === tag) {
        open.depth -= 1;
        if (open.depth === 0) {
          close(open);
          open = undefined;
        }
      }
      continue;
    }
    const attributes = html.slice(tagStart, at);
    if (UNREAD.has(tag) && !attributes.endsWith('/>')) {
      const closing = new RegExp(`</${tag}[\\s>]`, 'gi');
      closing.lastIndex = at;
      moveTo(closing.exec(html)?.index ?? html.length);
      continue;
    }
    const kind = kindOf(tag, attributes);
    const isBlock = tag === 'ul' && hasClass(attributes, 'kx-synthese');
    // Bold words that do not end are none of a title.
    if (open?.kind === 'history' && (isBlock || (kind !== undefined && kind !== 'history'))) open = undefined;
    if (open !== undefined) {
      if (tag === open.tag) open.depth += 1;
      else if (tag === 'br') open.text += '\n';
      continue;
    }
    if (isBlock) items.push({ kind: 'block' });
    if (kind !== undefined) open = { kind, tag, line, depth: 1, text: '' };
  }
  return items;

  function close({ kind, text: raw, line: from }: Open): void {
    const text = decoded(raw);
    if (kind === 'label') label = { text: plainLabel(text), line: from };
    else if (kind === 'field') {
      if (label !== undefined)
        items.push({ kind: 'pair', label: label.text, value: linesOf(text), place: { line: label.line } });
      label = undefined;
    } else if (kind === 'heading' || isHistory(text)) {
      label = undefined;
      items.push({ kind: 'heading', text: plainLabel(text), place: { line: from } });
    }
  }
}

function kindOf(tag: string, attributes: string): Kind | undefined {
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (hasClass(attributes, 'kx-display-label')) return 'label';
  // The page has had elements of that name where it meant the class.
  if (tag === 'span-display-field' || hasClass(attributes, 'kx-display-field')) return 'field';
  return tag === 'b' || tag === 'strong' ? 'history' : undefined;
}

function isHistory(text: string): boolean {
  return /^\s*historique/i.test(text);
}

function hasClass(attributes: string, name: string): boolean {
  const classes = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes.slice(0, 2000));
  return (classes?.[1] ?? classes?.[2] ?? classes?.[3] ?? '').split(/\s+/).includes(name);
}

/** Place behind the tag that goes on at a place; quoted values may hold `>`. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const char = html[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") {
      const quote = html.indexOf(char, at + 1);
      if (quote < 0) return html.length;
      at = quote;
    }
  }
  return html.length;
}

function endOf(html: string, mark: string, from: number): number {
  const end = html.indexOf(mark, from);
  return end < 0 ? html.length : end + mark.length;
}

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    },
  );
}

/** Lines of a value, those that are empty left out. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n');
}
