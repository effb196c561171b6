import { formatText } from '@ancrage/base';
import { isTextKey, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { wordedDetails } from '../report/coded-words.ts';

/** Words of a code with its details, whichever package it comes from; the bare code where the catalogue has none. */
export function wordsOfCode(
  code: string,
  details: Readonly<Record<string, string | number>>,
  lang: Lang,
): string {
  for (const area of [
    'error.judge.',
    'error.io.',
    'error.base.',
    'error.cli.',
    'error.keys.',
    'error.proof.',
  ]) {
    const key = `${area}${code}`;
    if (isTextKey(key)) return formatText(texts[key], lang, wordedDetails(details, lang));
  }
  return code;
}
