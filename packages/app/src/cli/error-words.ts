import { isBaseError } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { IoError } from '@ancrage/io';
import { JudgeError } from '@ancrage/judge';
import { KeysError } from '@ancrage/keys';
import { ProofError } from '@ancrage/proof';
import { CommandError } from './command-error.ts';
import { wordsOfCode } from './words-of-code.ts';

/**
 * Words of an error that a user can act on; undefined for a fault of ours. It knows the errors of every package, and so loads
 * them all: only where there is an error.
 */
export function wordsOfError(error: unknown, lang: Lang): string | undefined {
  if (
    error instanceof KeysError ||
    error instanceof ProofError ||
    error instanceof CommandError ||
    error instanceof JudgeError ||
    error instanceof IoError ||
    isBaseError(error)
  ) {
    return wordsOfCode(error.code, error.details, lang);
  }
  return undefined;
}
