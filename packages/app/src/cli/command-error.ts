import { formatText, isBaseError, isTextKey, texts } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { IoError } from '@ancrage/io';
import { JudgeError } from '@ancrage/judge';
import { KeysError } from '@ancrage/keys';
import { ProofError } from '@ancrage/proof';
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

/** Words of an error that a user can act on; undefined for a fault of ours. */
export function wordsOfError(error: unknown, lang: Lang): string | undefined {
  if (
    error instanceof KeysError ||
    error instanceof ProofError ||
    error instanceof CommandError ||
    error instanceof JudgeError ||
    error instanceof IoError ||
    error instanceof ProofError ||
    isBaseError(error)
  ) {
    return wordsOfCode(error.code, error.details, lang);
  }
  return undefined;
}
