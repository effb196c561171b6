import { formatText, isTextKey, texts } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { wordedDetails } from '../report/coded-words.ts';

/** Wrong use found by a command; its words are the catalogue's. */
export class CommandError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'CommandError';
    this.code = code;
    this.details = details;
  }
}

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
