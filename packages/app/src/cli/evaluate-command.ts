import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { canonicalJson } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { IoError } from '@ancrage/io';
import type { ReadDossier } from '@ancrage/io';
import type { Report, Scheme } from '@ancrage/judge';
import { OSCAL_NAMES, oscalFiles } from '@ancrage/office/oscal';
import type { OscalFiles } from '@ancrage/office/oscal';
import { reasonWords, scopeFindingWords } from '../report/coded-words.ts';
import { renderHtml, renderTerminal } from '../report/index.ts';
import { plural } from '../report/words.ts';
import { CommandError } from './command-error.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { judgeFolder } from './judge-folder.ts';
import type { JudgeOptions } from './judge-folder.ts';
import type { ReadAhead } from './read-ahead.ts';
import { terminalWidth } from './terminal-width.ts';
import { wordsOfCode } from './words-of-code.ts';

export interface EvaluateOptions extends JudgeOptions {
  readonly require?: string | undefined;
  readonly out?: string | undefined;
  readonly format: 'text' | 'json' | 'html' | 'oscal';
  readonly lang: Lang;
}

/**
 * `evaluate <folder>`: judges a dossier, says the verdict, writes the report as JSON, as one HTML page and as OSCAL
 * assessment results with the catalogue that they speak of.
 */
export async function evaluateCommand(
  folder: string,
  options: EvaluateOptions,
  ahead?: ReadAhead,
): Promise<ExitCode> {
  const required = parseLevel(options.require);
  const { lang, format } = options;
  const onRead = (dossier: ReadDossier): void => {
    for (const line of refusedLines(dossier, lang)) process.stderr.write(`${line}\n`);
  };
  const { report, scheme } = await judgeFolder(folder, options, onRead, ahead);
  if (required !== undefined && required > report.top_level)
    throw new CommandError('LEVEL', { level: required });
  const files = format === 'text' || options.out !== undefined;
  const html = files || format === 'html' ? renderHtml(report, scheme) : '';
  const oscal = files || format === 'oscal' ? oscalOf(report, scheme, lang) : undefined;
  if (files) {
    const out = options.out ?? join('ancrage-reports', basename(resolve(folder)));
    await writeReports(out, canonicalJson(report), html, oscal!);
    if (format === 'text') {
      const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
      process.stdout.write(
        renderTerminal(report, scheme, {
          lang,
          colour,
          width: terminalWidth(process.stdout),
          html: join(out, 'report.html'),
        }),
      );
    }
  }
  if (format === 'json') process.stdout.write(`${canonicalJson(report)}\n`);
  if (format === 'html') process.stdout.write(html);
  if (format === 'oscal') process.stdout.write(oscal!.results);
  const code = exitCodeOf(report, required);
  if (required !== undefined) process.stderr.write(`${requiredWords(report, code, required, lang)}\n`);
  return code;
}

/** The answer to `--require`, in words beside its exit code: what stands in the way is counted at that level. */
function requiredWords(report: Report, code: ExitCode, level: number, lang: Lang): string {
  if (code === 0) return text('cli.required-yes', lang, { level });
  const no = code === 1;
  const count = report.findings.filter(({ rungs }) =>
    rungs.some(
      ({ rung, outcome }) =>
        rung <= level &&
        (no ? outcome === 'not-met' : outcome === 'not-proven' || outcome === 'not-verifiable'),
    ),
  ).length;
  return plural(no ? 'cli.required-no' : 'cli.required-unknown', count, lang, { level });
}

function parseLevel(level: string | undefined): number | undefined {
  if (level === undefined) return undefined;
  if (!/^\d$/.test(level)) throw new CommandError('LEVEL', { level });
  return Number(level);
}

/** One clear line for each file that could not be read: which, where, what is wrong, what to do. */
function refusedLines({ outcomes }: ReadDossier, lang: Lang): string[] {
  return outcomes
    .filter(({ state }) => state === 'refused')
    .map(({ path, code = '', details = {} }) =>
      text('cli.refused', lang, { path, words: wordsOfCode(code, details, lang) }),
    );
}

/** The report in OSCAL, in the words of our own pages. */
function oscalOf(report: Report, scheme: Scheme, lang: Lang): OscalFiles {
  return oscalFiles(report, scheme, {
    lang,
    reason: (reason) => reasonWords(reason, lang),
    scopeFinding: (finding) => scopeFindingWords(finding, lang),
  });
}

async function writeReports(out: string, json: string, html: string, oscal: OscalFiles): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'report.json'), `${json}\n`);
    await writeFile(join(out, 'report.html'), html);
    await writeFile(join(out, OSCAL_NAMES.results), oscal.results);
    await writeFile(join(out, OSCAL_NAMES.catalog), oscal.catalog);
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder: out }, error);
  }
}
