import { access, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { readDossier } from '@ancrage/io';
import type { FileOutcome } from '@ancrage/io';
import { draftManifest } from '@ancrage/judge';
import type { ExportWay, Format, FormatExports, Report, Scheme } from '@ancrage/judge';
import { CommandError, wordsOfCode } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { judgeFolder, loadShippedExports } from './judge-folder.ts';
import type { JudgeOptions } from './judge-folder.ts';

export interface InitOptions extends JudgeOptions {
  readonly force?: boolean;
  readonly lang: Lang;
}

/** `init <folder>`: writes a first manifest from what is recognised, then lists what is missing and how to export it. */
export async function initCommand(folder: string, options: InitOptions): Promise<ExitCode> {
  const { lang } = options;
  const path = join(folder, 'dossier.yaml');
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists && options.force !== true) throw new CommandError('MANIFEST_EXISTS', { path });
  const { outcomes, readings } = await readDossier(folder);
  for (const outcome of outcomes) process.stdout.write(`${outcomeLine(outcome, lang)}\n`);
  const files = outcomes.flatMap(({ path: file, digest, state, format }) =>
    state === 'read' && digest !== undefined && format !== undefined && format !== 'ancrage-dossier'
      ? [{ path: file, format, sha256: digest.slice('sha256:'.length) }]
      : [],
  );
  const now = new Date().toISOString();
  const manifest = draftManifest({
    name: basename(resolve(folder)),
    toComplete: text('cli.init-to-complete', lang),
    files,
    facts: readings.flatMap(({ facts }) => facts),
    today: now.slice(0, 10),
    receivedAt: `${now.slice(0, 19)}Z`,
  });
  await writeFile(path, manifest);
  process.stdout.write(`\n${text('cli.init-wrote', lang, { path })}\n\n`);
  const { report, scheme } = await judgeFolder(folder, options);
  process.stdout.write(`${missingLines(report, scheme, await loadShippedExports(), lang).join('\n')}\n`);
  return 0;
}

function outcomeLine({ path, state, format, code = '', details = {} }: FileOutcome, lang: Lang): string {
  if (state === 'read') return text('cli.init-recognised', lang, { path, format: format ?? '' });
  if (state === 'unrecognised') return text('cli.init-unrecognised', lang, { path });
  return text('cli.refused', lang, { path, words: wordsOfCode(code, details, lang) });
}

/**
 * For each control that is not proven: its title, and for each format that could prove it how every platform exports it,
 * told in full the first time and named afterwards.
 */
function missingLines(
  report: Report,
  scheme: Scheme,
  exports: ReadonlyMap<Format, FormatExports>,
  lang: Lang,
): string[] {
  const lines = [text('cli.init-missing', lang)];
  const told = new Set<Format>();
  const open = new Set(
    report.findings
      .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
      .map(({ control }) => control),
  );
  for (const { controls } of scheme.criteria) {
    for (const { id, title, evidence } of controls.filter((control) => open.has(control.id))) {
      lines.push('', `  ${text('cli.init-control', lang, { control: id, title: title[lang] })}`);
      for (const format of evidence.formats) {
        const name = exports.get(format)?.name[lang] ?? format;
        if (told.has(format)) lines.push(`    ${text('cli.init-format-again', lang, { format, name })}`);
        else {
          lines.push(`    ${text('cli.init-format', lang, { format, name })}`);
          lines.push(...(exports.get(format)?.ways ?? []).flatMap((way) => wayLines(way, lang)));
        }
        told.add(format);
      }
    }
  }
  return lines;
}

function wayLines({ platform, command, how }: ExportWay, lang: Lang): string[] {
  const where = platform === 'any' ? text('cli.init-any-platform', lang) : platform;
  const lines = [`      ${text('cli.init-how', lang, { platform: where, how: how[lang] })}`];
  return command === undefined ? lines : [...lines, `        $ ${command}`];
}
