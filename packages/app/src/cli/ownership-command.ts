import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { canonicalJson } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Digest, Lang } from '@ancrage/base';
import { readFolder, WatchedReader } from '@ancrage/io';
import type { FileOutcome } from '@ancrage/io';
import { chartOwnership } from '@ancrage/judge';
import type { Reading } from '@ancrage/judge';
import { cleanText } from '../report/clean-text.ts';
import { chartLines } from '../report/ownership/chart-lines.ts';
import { chartSvg } from '../report/ownership/draw-chart.ts';
import { painter } from '../report/terminal/colour.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { loadSchemeByName, loadShippedReference } from './judge-folder.ts';
import { terminalWidth } from './terminal-width.ts';
import { wordsOfCode } from './words-of-code.ts';

export interface OwnershipOptions {
  readonly of?: string | undefined;
  readonly at?: string | undefined;
  readonly whatIf: readonly string[];
  readonly scheme: string;
  readonly format: 'text' | 'json' | 'svg';
  readonly lang: Lang;
}

/**
 * `ownership <files…|folder>`: who holds and controls an entity by files taken at their word, what breaks which test, and
 * what supposed sales would change. 0 where it was told; 2 where nothing could be read, or the entity or a sale is not known.
 */
export async function ownershipCommand(
  paths: readonly string[],
  { of: entity, at, whatIf: sales, scheme: name, format, lang }: OwnershipOptions,
): Promise<ExitCode> {
  const [scheme, reference, outcomes] = await Promise.all([
    loadSchemeByName(name),
    loadShippedReference(),
    readPaths(paths),
  ]);
  const readings = new Map<Digest, Reading>();
  const called = new Map<Digest, string>();
  for (const { path, digest, reading, state, code = '', details = {} } of outcomes) {
    if (state === 'refused') {
      const words = wordsOfCode(code, details, lang);
      process.stderr.write(`${text('cli.refused', lang, { path: cleanText(path), words })}\n`);
    }
    if (reading === undefined || digest === undefined) continue;
    readings.set(digest, reading);
    called.set(digest, path);
  }
  if (readings.size === 0) throw new CommandError('OWNERSHIP_UNREAD');
  const document = chartOwnership({
    readings: [...readings.values()],
    paths: called,
    entity,
    scheme,
    reference,
    at: at ?? new Date().toISOString().slice(0, 10),
    sales,
  });
  if (format === 'json') process.stdout.write(`${canonicalJson(document)}\n`);
  else if (format === 'svg') process.stdout.write(chartSvg(document.what_if?.chart ?? document.chart, lang));
  else {
    const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
    const screen = { lang, width: terminalWidth(process.stdout), paint: painter(colour), scheme };
    process.stdout.write(`${chartLines(document, screen).join('\n')}\n`);
  }
  return 0;
}

/** Reads each file, and every file of each folder, in a watched child. */
async function readPaths(paths: readonly string[]): Promise<FileOutcome[]> {
  const reader = new WatchedReader();
  const outcomes: FileOutcome[] = [];
  try {
    for (const given of paths) {
      const info = await stat(given).catch(() => undefined);
      if (info === undefined) throw new CommandError('FILE_NOT_FOUND', { path: given });
      const path = basename(given).normalize('NFC');
      if (!info.isDirectory()) outcomes.push(await reader.read({ path, absolute: given }, info.size));
      else for (const { outcome } of await readFolder(given, reader)) outcomes.push(await outcome);
    }
  } finally {
    reader.stop();
  }
  return outcomes;
}
