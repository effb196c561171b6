/**
 * A text in the form in which quotations are compared: what typesetting changes (case, kinds of quotation marks,
 * apostrophes and dashes, ligatures, white space, hyphens within words) is taken out; letters, digits and their order
 * stay. A space between two digits and a dash beside a digit stay too, so that « 2-3 jours » never reads as 23.
 */
export function comparableText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/["“”„‟″«»‹›]/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/ ?- ?/gu, '-')
    .replace(/(?<!\p{Nd})-|-(?!\p{Nd})(?<!\p{Nd}-)/gu, '')
    .replace(/(?<!\p{Nd}) | (?!\p{Nd})/gu, '');
}

/** Fewest letters and digits of a quotation, or of each part of one with an omission: less could stand anywhere. */
export const LEAST_QUOTED = 15;

/** Most characters that an omission marked `[…]` may jump over, so that a quotation stays within one passage. */
const LONGEST_OMISSION = 400;

/**
 * Whether a page holds a quotation. An omission, `…`, `[…]` or `...`, splits it: its parts must follow each other on
 * the page, none of them short and none far from the one before.
 */
export function pageHolds(page: string, quote: string): boolean {
  const text = comparableText(withoutEllipsis(page));
  const parts = quote.split(OMISSION).map(comparableText);
  if (parts.some((part) => part.length < LEAST_QUOTED)) return false;
  return follows(text, parts, 0, text.length);
}

const OMISSION = /[[(]?(?:…|\.{3,})[\])]?/u;

function withoutEllipsis(page: string): string {
  return page.replaceAll(new RegExp(OMISSION, 'gu'), ' ');
}

/** Whether the parts stand in order from an occurrence of the first one that starts at `from` to `to`. */
function follows(text: string, parts: readonly string[], from: number, to: number): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return true;
  for (let at = text.indexOf(part, from); at >= 0 && at <= to; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    if (follows(text, rest, end, end + LONGEST_OMISSION)) return true;
  }
  return false;
}
