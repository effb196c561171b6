import { canonicalJson } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Digest, Lang } from '@ancrage/base';
import { chartOwnership } from '@ancrage/judge';
import type { Reading } from '@ancrage/judge';
import { cleanText } from '../report/clean-text.ts';
import { chartLines } from '../report/ownership/chart-lines.ts';
import { chartSvg } from '../report/ownership/draw-chart.ts';
import { painter } from '../report/terminal/colour.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { loadSchemeByName, loadShippedReference } from './judge-folder.ts';
import { readPaths } from './read-paths.ts';
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
