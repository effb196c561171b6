import { access, copyFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { readDossier } from '@ancrage/io';
import type { ReadDossier } from '@ancrage/io';
import { draftManifest } from '@ancrage/judge/readers';
import { wrap } from '../report/terminal/lines.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { judgeFolder, loadShippedSheets } from './judge-folder.ts';
import type { JudgeOptions } from './judge-folder.ts';
import { knownPlatforms, missingEvidence } from './missing-evidence.ts';
import { missingLines } from './missing-lines.ts';
import { proposeCertifications } from './propose-certifications.ts';
import { proposeRegisterFindings } from './propose-register-findings.ts';
import { refuseFile } from './read-ahead.ts';
import { recognisedLines } from './recognised-lines.ts';
import { terminalWidth } from './terminal-width.ts';

export interface InitOptions extends JudgeOptions {
  readonly force?: boolean;
  /** Platforms whose commands to show, separated by commas, or `all`; a manifest that is there is then left alone. */
  readonly platform?: string;
  readonly lang: Lang;
}

/** `init <folder>`: writes a first manifest from what is recognised, then lists what is missing and how to export it. */
export async function initCommand(folder: string, options: InitOptions): Promise<ExitCode> {
  const { lang } = options;
  await refuseFile(folder);
  const sheets = await loadShippedSheets();
  const asked = askedPlatforms(options.platform, knownPlatforms(sheets));
  const path = join(folder, 'dossier.yaml');
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  const keeps = exists && options.force !== true;
  if (keeps && asked.length === 0) throw new CommandError('MANIFEST_EXISTS', { path });
  const width = terminalWidth(process.stdout);
  const print = (lines: readonly string[]): void => {
    process.stdout.write(`${lines.join('\n')}\n`);
  };
  if (!keeps) {
    const dossier = await readDossier(folder);
    print(await recognisedLines(dossier.outcomes, { folder, sheets, lang, width }));
    const now = new Date().toISOString();
    if (exists) {
      // A name with a dot is the machine's: under any other, the copy would be a second manifest of the dossier.
      const kept = join(folder, `.dossier.yaml.${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
      await copyFile(path, kept);
      print(['', ...wrap(text('cli.init-kept', lang, { path: kept }), width)]);
    }
    const name = basename(resolve(folder));
    await writeFile(path, firstManifest(name, dossier, now, lang));
    print(['', ...wrap(text('cli.init-wrote', lang, { path }), width)]);
    await proposeCertifications(folder, dossier, name, { lang, width });
    await proposeRegisterFindings(folder, dossier, name, { lang, width });
    print(['']);
  }
  const { report, scheme, dossier } = await judgeFolder(folder, options);
  const missing = missingEvidence({ report, scheme, readings: dossier.readings, sheets, asked });
  print(missingLines(missing, { lang, width, folder }));
  return 0;
}

function askedPlatforms(names: string | undefined, known: readonly string[]): readonly string[] {
  const asked = (names ?? '').split(',').filter((name) => name !== '');
  const unknown = asked.find((name) => name !== 'all' && !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError('PLATFORM_UNKNOWN', { name: unknown, known: [...known, 'all'].join(', ') });
  return asked;
}

function firstManifest(name: string, { outcomes, readings }: ReadDossier, now: string, lang: Lang): string {
  return draftManifest({
    name,
    toComplete: text('cli.init-to-complete', lang),
    files: outcomes.flatMap(({ path, digest, state, format }) =>
      state === 'read' && digest !== undefined && format !== undefined && format !== 'ancrage-dossier'
        ? [{ path, format, sha256: digest.slice('sha256:'.length) }]
        : [],
    ),
    facts: readings.flatMap(({ facts }) => facts),
    today: now.slice(0, 10),
    receivedAt: `${now.slice(0, 19)}Z`,
  });
}
