import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { canonicalJson } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { WatchedReader } from '@ancrage/io';
import type { FileOutcome } from '@ancrage/io';
import type { Evidence, FormatSheet, Place, Reading } from '@ancrage/judge';
import { cleanText } from '../report/clean-text.ts';
import { kindWords, noteWords } from '../report/coded-words.ts';
import { factLine } from '../report/fact-words.ts';
import { placeWords } from '../report/place-words.ts';
import { fold } from '../report/terminal/lines.ts';
import { formatDate, formatNumber, plural } from '../report/words.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { loadShippedSheets } from './judge-folder.ts';
import { terminalWidth } from './terminal-width.ts';
import { wordsOfCode } from './words-of-code.ts';

/** Facts of one kind, and notes, that are shown one by one; JSON has them all. */
const MOST_SHOWN = 5;
const MOST_NOTES = 20;
const MOST_CHARACTERS = 200;

/**
 * `read <file>`: what was understood of one file, and how much of it was not. As JSON, the reading itself, which merges
 * with others. 0 where it was read, 2 where its format is not known or it is refused.
 */
export async function readCommand(
  path: string,
  { format, lang }: { format: 'text' | 'json'; lang: Lang },
): Promise<ExitCode> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  if (!info.isFile()) throw new CommandError('NOT_A_FILE', { path });
  const reader = new WatchedReader();
  const outcome = await reader.read({ path: basename(path), absolute: path }, info.size);
  reader.stop();
  const { reading } = outcome;
  if (reading === undefined) {
    process.stderr.write(`${unreadLine(path, outcome, lang)}\n`);
    return 2;
  }
  const shown =
    format === 'json'
      ? canonicalJson(reading)
      : fold(
          readingLines(path, outcome, reading, await loadShippedSheets(), lang),
          terminalWidth(process.stdout),
        ).join('\n');
  process.stdout.write(`${shown}\n`);
  return 0;
}

function unreadLine(path: string, { state, code = '', details = {} }: FileOutcome, lang: Lang): string {
  const words =
    state === 'unrecognised' ? text('cli.read-unrecognised', lang) : wordsOfCode(code, details, lang);
  return text('cli.refused', lang, { path: cleanText(path), words });
}

/** The reading in words: what the file is, how much of it was understood, its facts by kind, and what was left aside. */
export function readingLines(
  path: string,
  { digest, bytes }: Pick<FileOutcome, 'digest' | 'bytes'>,
  reading: Reading,
  sheets: ReadonlyMap<string, FormatSheet>,
  lang: Lang,
): string[] {
  const lines = [cleanText(path)];
  for (const evidence of reading.evidence) {
    const name = sheets.get(evidence.format)?.name[lang] ?? text('cli.read-manifest', lang);
    const { format, version } = evidence;
    lines.push(
      `  ${text('cli.read-format', lang, { name, format, version: cleanText(version) })}`,
      `  ${text('cli.read-size', lang, { bytes: formatNumber(String(bytes), lang) })}`,
      ...(digest === undefined ? [] : [`  ${digest}`]),
      ...evidenceLines(evidence, lang).map((line) => `  ${line}`),
    );
  }
  return [...lines, ...factLines(reading, lang), ...noteLines(reading, lang)];
}

function evidenceLines({ observedAt, issuer, about, validUntil, records }: Evidence, lang: Lang): string[] {
  const lines = [
    observedAt === undefined
      ? text('cli.read-undated', lang)
      : text('cli.read-dated', lang, { date: formatDate(observedAt.slice(0, 10), lang) }),
  ];
  if (issuer !== undefined) lines.push(text('cli.read-issuer', lang, { issuer: cleanText(issuer) }));
  if (about !== undefined) lines.push(text('cli.read-about', lang, { about: cleanText(about) }));
  if (validUntil !== undefined)
    lines.push(text('cli.read-until', lang, { date: formatDate(validUntil, lang) }));
  if (records !== undefined) {
    const aside = records.total - records.used;
    const total = plural('cli.read-records', records.total, lang);
    lines.push(
      aside === 0
        ? text('cli.read-all', lang, { total })
        : plural('cli.read-aside', aside, lang, { total, used: formatNumber(String(records.used), lang) }),
    );
  }
  return lines;
}

function factLines({ facts }: Reading, lang: Lang): string[] {
  if (facts.length === 0) return ['', text('cli.read-no-facts', lang)];
  const lines = ['', plural('cli.read-facts', facts.length, lang)];
  for (const [kind, group] of Map.groupBy(facts, (fact) => fact.kind)) {
    lines.push(`  ${kindWords(kind, lang)} (${formatNumber(String(group.length), lang)})`);
    for (const fact of group.slice(0, MOST_SHOWN)) {
      const words = cut(cleanText(factLine(fact, lang)));
      lines.push(`    ${words}${bracketed(fact.at.place, lang)}`);
    }
    if (group.length > MOST_SHOWN)
      lines.push(`    ${plural('cli.explain-more', group.length - MOST_SHOWN, lang)}`);
  }
  return lines;
}

function noteLines({ notes }: Reading, lang: Lang): string[] {
  if (notes.length === 0) return ['', text('cli.read-no-notes', lang)];
  const lines = ['', text('cli.read-notes', lang)];
  for (const note of notes.slice(0, MOST_NOTES))
    lines.push(`  ${cut(cleanText(noteWords(note, lang)))}${bracketed(note.at.place, lang)}`);
  if (notes.length > MOST_NOTES)
    lines.push(`  ${plural('cli.explain-more', notes.length - MOST_NOTES, lang)}`);
  return lines;
}

/** Nothing where it is the whole file: that says nothing. */
function bracketed(place: Place, lang: Lang): string {
  return 'pointer' in place && place.pointer === '' ? '' : ` (${placeWords(place, lang)})`;
}

function cut(words: string): string {
  return words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS - 1)}…` : words;
}
