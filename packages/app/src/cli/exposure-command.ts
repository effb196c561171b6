import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { IoError } from '@ancrage/io';
import { withCosts } from '@ancrage/judge';
import type { ExposurePlan, LawRegister, Report } from '@ancrage/judge';
import { catalogueExposure } from '@ancrage/office';
import { catalogueLines } from '../report/exposure/catalogue-lines.ts';
import { exposureLines } from '../report/exposure/exposure-lines.ts';
import { painter } from '../report/terminal/colour.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { judgeFolder, loadShippedLaws } from './judge-folder.ts';
import type { JudgeOptions } from './judge-folder.ts';
import { terminalWidth } from './terminal-width.ts';

export interface ExposureOptions extends JudgeOptions {
  readonly targetLevel?: string | undefined;
  readonly costs?: string | undefined;
  readonly paths: string;
  readonly format: 'text' | 'json';
  readonly lang: Lang;
}

const MANIFEST = 'dossier.yaml';

/**
 * `exposure <dossiers…>`: which foreign laws reach what of one service, and the cheapest way out; of several dossiers, or a
 * folder of them, which supplier frees the most services, and how concentrated each role is. With a level required: 0
 * where nothing is left to cut and nothing is open, 1 where a path is found, 3 where one is only possible or something is open.
 */
export async function exposureCommand(
  folders: readonly string[],
  { targetLevel, costs, paths, format, lang, ...judging }: ExposureOptions,
): Promise<ExitCode> {
  const most = Number(paths);
  if (!/^\d{1,2}$/.test(paths) || most < 1 || most > 60)
    throw new CommandError('PATHS_COUNT', { value: paths });
  const laws = await loadLawsWith(costs);
  const level = levelOf(targetLevel, laws);
  const dossiers = await dossiersOf(folders);
  const reports: Report[] = [];
  // One after the other: each has a reader of its own, and a catalogue may be long.
  for (const folder of dossiers) reports.push((await judgeFolder(folder, { ...judging, laws })).report);
  const plans = reports.flatMap(({ exposure }) => exposure?.plans.filter((one) => one.level === level) ?? []);
  const screen = {
    lang,
    width: terminalWidth(process.stdout),
    paint: painter(process.stdout.isTTY && !process.env['NO_COLOR']),
  };
  if (reports.length === 1 && !isCatalogue(folders, dossiers)) {
    const [report] = reports;
    if (format === 'json') process.stdout.write(`${canonicalJson(report!.exposure)}\n`);
    else process.stdout.write(`${exposureLines(report!, { ...screen, paths: most, level }).join('\n')}\n`);
  } else {
    const entries = reports.flatMap(({ service, exposure }) =>
      exposure === undefined ? [] : [{ service: service.service, exposure }],
    );
    const catalogue = catalogueExposure(entries, level);
    if (format === 'json') process.stdout.write(`${canonicalJson(catalogue)}\n`);
    else process.stdout.write(`${catalogueLines(catalogue, screen).join('\n')}\n`);
  }
  return targetLevel === undefined ? 0 : answer(reports, plans, level);
}

function isCatalogue(folders: readonly string[], dossiers: readonly string[]): boolean {
  return folders.length !== 1 || folders[0] !== dossiers[0];
}

function answer(reports: readonly Report[], plans: readonly ExposurePlan[], level: number): ExitCode {
  const isFound = reports.some(({ exposure }) => {
    const assets = new Set(exposure?.plans.find((one) => one.level === level)?.assets);
    return exposure?.paths.some(
      ({ asset, sure, cut_by: cutBy }) => sure && cutBy.length === 0 && assets.has(asset),
    );
  });
  if (isFound) return 1;
  const isOpen = reports.some(({ exposure }) => exposure === undefined || exposure.open.length > 0);
  return isOpen || plans.some(({ paths }) => paths > 0) ? 3 : 0;
}

async function loadLawsWith(costs: string | undefined): Promise<LawRegister> {
  const laws = await loadShippedLaws();
  if (costs === undefined) return laws;
  const bytes = await readFile(costs).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path: costs });
  return withCosts(laws, costs, bytes);
}

/** The level asked for, which must ask for something; the highest that does where none is given. */
function levelOf(level: string | undefined, { targets }: LawRegister): number {
  const levels = [...targets.keys()].sort((a, b) => a - b);
  if (level === undefined) return levels.at(-1)!;
  if (!targets.has(Number(level))) throw new CommandError('NO_TARGET', { level, levels: levels.join(', ') });
  return Number(level);
}

/** Each folder that is a dossier, and the dossiers directly in each that is not. */
async function dossiersOf(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    if (await isDossier(folder)) {
      found.push(folder);
      continue;
    }
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      throw new IoError('FOLDER_NOT_FOUND', { folder }, error);
    });
    const inside: string[] = [];
    for (const entry of entries)
      if (entry.isDirectory() && (await isDossier(join(folder, entry.name))))
        inside.push(join(folder, entry.name));
    if (inside.length === 0) throw new CommandError('EXPOSURE_NONE', { folder });
    found.push(...inside.sort());
  }
  return found;
}

async function isDossier(folder: string): Promise<boolean> {
  return (await stat(join(folder, MANIFEST)).catch(() => undefined))?.isFile() === true;
}
