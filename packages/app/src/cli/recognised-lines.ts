import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isBaseError, parseStrictJson } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { FileOutcome } from '@ancrage/io';
import type { FormatSheet } from '@ancrage/judge';
import { cleanText } from '../report/clean-text.ts';
import { columnsOf, wrap } from '../report/terminal/lines.ts';
import { plural } from '../report/words.ts';
import { wordsOfCode } from './words-of-code.ts';

export interface RecognisedOptions {
  readonly folder: string;
  readonly sheets: ReadonlyMap<string, FormatSheet>;
  readonly lang: Lang;
  readonly width: number;
}

/** Paths wider than this do not push the names of all the others aside. */
const MOST_COLUMNS = 44;
const MOST_JSON = 4 << 20;

/** Files that were recognised, a line each with what they are; then, apart, those that were not, and why. */
export async function recognisedLines(
  outcomes: readonly FileOutcome[],
  options: RecognisedOptions,
): Promise<string[]> {
  const { lang, width } = options;
  const read = outcomes.filter(({ state }) => state === 'read');
  const others = outcomes.filter(({ state }) => state !== 'read');
  const lines = [plural('cli.init-recognised', read.length, lang)];
  const column = Math.min(MOST_COLUMNS, Math.max(0, ...read.map(({ path }) => columnsOf(cleanText(path)))));
  for (const { path, format } of read) {
    const name = options.sheets.get(format ?? '')?.name[lang] ?? text('cli.read-manifest', lang);
    const shown = cleanText(path);
    const line = `  ${shown}${' '.repeat(Math.max(0, column - columnsOf(shown)))}  ${name}`;
    if (columnsOf(line) <= width) lines.push(line);
    else lines.push(`  ${shown}`, ...wrap(name, width - 6).map((part) => `      ${part}`));
  }
  if (others.length === 0) return lines;
  lines.push('', plural('cli.init-unrecognised', others.length, lang));
  for (const outcome of others) {
    const words = await whyNot(outcome, options);
    lines.push(`  ✗ ${cleanText(outcome.path)}`, ...wrap(words, width - 6).map((part) => `      ${part}`));
  }
  return lines;
}

async function whyNot(
  { path, state, code = '', details = {} }: FileOutcome,
  { folder, lang }: RecognisedOptions,
): Promise<string> {
  if (state === 'refused') return wordsOfCode(code, details, lang);
  return (await brokenJson(join(folder, path), lang)) ?? text('cli.init-unknown', lang);
}

/** Why a file that calls itself JSON is none: no reader recognises it, yet its format is not what is unknown. */
async function brokenJson(file: string, lang: Lang): Promise<string | undefined> {
  if (!/\.json$/i.test(file)) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined || bytes.length > MOST_JSON) return undefined;
  try {
    parseStrictJson(bytes);
    return undefined;
  } catch (error) {
    return isBaseError(error) ? wordsOfCode(error.code, error.details, lang) : undefined;
  }
}
