import { access, copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isBaseError, parseStrictJson, text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { readDossier } from '@ancrage/io';
import type { FileOutcome } from '@ancrage/io';
import { draftManifest } from '@ancrage/judge';
import type { ExportWay, Format, FormatSheet, Report, Scheme } from '@ancrage/judge';
import { listOf, plural } from '../report/words.ts';
import { CommandError, wordsOfCode } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { proposeCertifications } from './propose-certifications.ts';
import { judgeFolder, loadShippedSheets, refuseFile } from './judge-folder.ts';
import type { JudgeOptions } from './judge-folder.ts';

export interface InitOptions extends JudgeOptions {
  readonly force?: boolean;
  readonly lang: Lang;
}

/** `init <folder>`: writes a first manifest from what is recognised, then lists what is missing and how to export it. */
export async function initCommand(folder: string, options: InitOptions): Promise<ExitCode> {
  const { lang } = options;
  await refuseFile(folder);
  const path = join(folder, 'dossier.yaml');
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists && options.force !== true) throw new CommandError('MANIFEST_EXISTS', { path });
  const { outcomes, readings } = await readDossier(folder);
  for (const outcome of outcomes) process.stdout.write(`${await outcomeLine(folder, outcome, lang)}\n`);
  const files = outcomes.flatMap(({ path: file, digest, state, format }) =>
    state === 'read' && digest !== undefined && format !== undefined && format !== 'ancrage-dossier'
      ? [{ path: file, format, sha256: digest.slice('sha256:'.length) }]
      : [],
  );
  const now = new Date().toISOString();
  const name = basename(resolve(folder));
  const manifest = draftManifest({
    name,
    toComplete: text('cli.init-to-complete', lang),
    files,
    facts: readings.flatMap(({ facts }) => facts),
    today: now.slice(0, 10),
    receivedAt: `${now.slice(0, 19)}Z`,
  });
  if (exists) {
    // A name with a dot is the machine's: under any other, the copy would be a second manifest of the dossier.
    const kept = join(folder, `.dossier.yaml.${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
    await copyFile(path, kept);
    process.stdout.write(`${text('cli.init-kept', lang, { path: kept })}\n`);
  }
  await writeFile(path, manifest);
  process.stdout.write(`\n${text('cli.init-wrote', lang, { path })}\n`);
  await proposeCertifications(folder, { outcomes, readings }, name, lang);
  process.stdout.write('\n');
  const { report, scheme } = await judgeFolder(folder, options);
  process.stdout.write(
    `${formatLines({ report, scheme, exports: await loadShippedSheets(), lang }).join('\n')}\n`,
  );
  return 0;
}

async function outcomeLine(folder: string, outcome: FileOutcome, lang: Lang): Promise<string> {
  const { path, state, format, code = '', details = {} } = outcome;
  if (state === 'read') return text('cli.init-recognised', lang, { path, format: format ?? '' });
  if (state === 'refused')
    return text('cli.refused', lang, { path, words: wordsOfCode(code, details, lang) });
  const broken = await brokenJson(join(folder, path), lang);
  return broken === undefined
    ? text('cli.init-unrecognised', lang, { path })
    : text('cli.refused', lang, { path, words: broken });
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

const MOST_JSON = 4 << 20;

interface Listing {
  readonly report: Report;
  readonly scheme: Scheme;
  readonly exports: ReadonlyMap<Format, FormatSheet>;
  readonly lang: Lang;
}

/** Each format once: the controls that it serves, the files of it that are there, or else how each platform exports it. */
function formatLines({ report, scheme, exports, lang }: Listing): string[] {
  const lines = [text('cli.init-missing', lang)];
  const open = new Set(
    report.findings
      .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
      .map(({ control }) => control),
  );
  const serves = new Map<Format, string[]>();
  for (const { id, evidence } of scheme.criteria.flatMap(({ controls }) => controls)) {
    if (!open.has(id)) continue;
    for (const format of evidence.formats) serves.set(format, [...(serves.get(format) ?? []), id]);
  }
  for (const [format, controls] of serves) {
    const name = exports.get(format)?.name[lang] ?? format;
    lines.push('', `  ${text('cli.init-format', lang, { format, name, controls: listOf(controls) })}`);
    const here = report.evidence.filter((file) => file.format === format).length;
    if (here > 0)
      lines.push(`    ${text('cli.init-here', lang, { files: plural('cli.files', here, lang) })}`);
    else lines.push(...(exports.get(format)?.ways ?? []).flatMap((way) => wayLines(way, lang)));
  }
  return lines;
}

function wayLines({ platform, command, how }: ExportWay, lang: Lang): string[] {
  const where = platform === 'any' ? text('cli.init-any-platform', lang) : platform;
  const lines = [`    ${text('cli.init-how', lang, { platform: where, how: how[lang] })}`];
  return command === undefined ? lines : [...lines, `      $ ${commandIn(command, lang)}`];
}

/** The words in capitals of a command are to be replaced by whoever runs it: in English they are English. */
function commandIn(command: string, lang: Lang): string {
  if (lang === 'fr') return command;
  return command.replace(/\b[A-Z][A-Z_]{2,}\b/g, (word) => ENGLISH.get(word) ?? word);
}

const ENGLISH: ReadonlyMap<string, string> = new Map([
  ['COMPTE', 'ACCOUNT'],
  ['SEAU', 'BUCKET'],
  ['PREFIXE', 'PREFIX'],
  ['CONTENEUR', 'CONTAINER'],
  ['PROJET', 'PROJECT'],
  ['JEU', 'DATASET'],
  ['VUE_FOCUS', 'FOCUS_VIEW'],
  ['MOIS', 'MONTH'],
  ['DEBUT', 'START'],
  ['FIN', 'END'],
  ['MACHINE', 'HOST'],
  ['DOSSIER', 'FOLDER'],
  ['CLE', 'KEY'],
]);
