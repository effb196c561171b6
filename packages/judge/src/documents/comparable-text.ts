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

/** Most parts of one quotation: more omissions than this quote nothing in particular. */
const MOST_PARTS = 20;

/** Most characters that an omission marked `[…]` may jump over, so that a quotation stays within one passage. */
const LONGEST_OMISSION = 400;

/** What stands on a page for a character of which the document does not say what it is: equal to no other, not even to itself. */
export const UNTOLD = '\ufffd';

/**
 * Whether a page holds a quotation. An omission, `…`, `[…]` or `...`, splits it: its parts must follow each other on
 * the page, none of them short and none far from the one before. A quotation that has an untold character, U+FFFD, is held
 * by no page.
 */
export function pageHolds(page: string, quote: string): boolean {
  if (quote.includes(UNTOLD)) return false;
  const text = comparableText(withoutEllipsis(page));
  const parts = quote.split(OMISSION).map(comparableText);
  if (parts.length > MOST_PARTS || parts.some((part) => part.length < LEAST_QUOTED)) return false;
  return follows(text, parts);
}

const OMISSION = /[[(]?(?:…|\.{3,})[\])]?/u;

/** A page without its own ellipses and their brackets, which in a quotation would read as omissions. */
export function withoutEllipsis(page: string): string {
  return page.replaceAll(new RegExp(OMISSION, 'gu'), ' ');
}

/**
 * Whether the parts stand in order, each at most the longest omission behind one way to place those before it. One pass
 * over the occurrences of each part: a page full of the same words costs its length, not its combinations.
 */
function follows(text: string, parts: readonly string[]): boolean {
  let ends: readonly number[] | undefined;
  for (const part of parts) {
    const next: number[] = [];
    let behind = 0;
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      if (ends !== undefined) {
        // Ends ascend, so those too far behind this occurrence are too far behind all that follow.
        while (behind < ends.length && ends[behind]! + LONGEST_OMISSION < at) behind += 1;
        if (behind === ends.length) break;
        if (ends[behind]! > at) continue;
      }
      next.push(at + part.length);
    }
    if (next.length === 0) return false;
    ends = next;
  }
  return true;
}
