import { Decimal } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ChartShare } from '@ancrage/judge';
import { cleanText } from '../clean-text.ts';
import { formatNumber } from '../words.ts';

const PLACES = 2;
const DECIMAL = /^\d{1,40}(?:\.\d{1,40})?$/;

/** A share of a report that somebody may have written: 0 where it is no number. */
export function decimalOf(share: string | undefined): Decimal {
  return share !== undefined && DECIMAL.test(share) ? Decimal.parse(share) : Decimal.ZERO;
}

/** A share as people read it: one number, or the least and the most, to two decimals and marked ≈ where there are more. */
export function shareWords({ lo, hi }: ChartShare, lang: Lang): string {
  if (!DECIMAL.test(lo) || !DECIMAL.test(hi)) return `${cleanText(lo)}–${cleanText(hi)}`;
  const [from, to] = [rounded(lo, -1), rounded(hi, 1)];
  const [first, last] = [from.text, to.text];
  const inexact = from.inexact || to.inexact;
  // Digits beyond those kept, of one number that does not end, make no interval.
  const same = lo === hi || (inexact && close(lo, hi));
  const value = same
    ? formatNumber(rounded(lo, 0).text, lang)
    : `${formatNumber(first, lang)}–${formatNumber(last, lang)}`;
  return text('report.unit.percent', lang, { value: inexact ? `≈\u00a0${value}` : value });
}

function rounded(decimal: string, side: -1 | 0 | 1): { readonly text: string; readonly inexact: boolean } {
  const [whole = '0', fraction = ''] = decimal.split('.');
  if (fraction.length <= PLACES) return { text: decimal, inexact: false };
  const kept = BigInt(whole + fraction.slice(0, PLACES));
  const up = side === 1 || (side === 0 && fraction.charCodeAt(PLACES) >= 0x35);
  const digits = String(up ? kept + 1n : kept).padStart(PLACES + 1, '0');
  const written = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
  return { text: Decimal.parse(written).toString(), inexact: true };
}

const CLOSE = Decimal.parse('0.0001');

function close(lo: string, hi: string): boolean {
  return Decimal.parse(hi).subtract(Decimal.parse(lo)).compare(CLOSE) < 0;
}
