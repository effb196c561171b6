import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseStrictJson, toPlain } from '@ancrage/base';
import type { Report } from '@ancrage/judge';
import { CommandError } from './command-error.ts';

/** Reads a report from a file, or from `report.json` of a folder. */
export async function loadReport(path: string): Promise<Report> {
  const info = await stat(path).catch(() => undefined);
  const file = info?.isDirectory() === true ? join(path, 'report.json') : path;
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path: file });
  const report = toPlain(parseStrictJson(bytes)) as Partial<Report> | null;
  if (report?.format !== 'ancrage-report/1' || !Array.isArray(report.findings)) {
    throw new CommandError('NOT_A_REPORT', { path: file });
  }
  return report as Report;
}
