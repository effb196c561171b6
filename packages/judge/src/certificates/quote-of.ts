import { UNTOLD, withoutEllipsis } from '../documents/comparable-text.ts';

/** Letters and digits that a quotation needs before it can be looked for; a little more than the least that is asked. */
const ENOUGH = 18;

const MOST = 1500;

/**
 * Words of a page from one of its lines to another, with lines around them where they alone are too short to be looked
 * for. Undefined where the page holds too little, or does not tell one of their characters: they could not be found again.
 */
export function quoteOf(lines: readonly string[], from: number, to: number): string | undefined {
  let [first, last] = [from, to];
  const text = (): string => lines.slice(first, last + 1).join(' ');
  while (sizeOf(text()) < ENOUGH) {
    if (last + 1 < lines.length) last += 1;
    else if (first > 0) first -= 1;
    else return undefined;
  }
  const quote = firstOf(withoutEllipsis(text()), MOST).trim();
  return quote.includes(UNTOLD) ? undefined : quote;
}

function sizeOf(text: string): number {
  return text.match(/[\p{L}\p{Nd}]/gu)?.length ?? 0;
}

/** The first characters of a text, whole ones only: half of one would stand on no page. */
function firstOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
