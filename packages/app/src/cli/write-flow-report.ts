import { closeSync, openSync, writeSync } from 'node:fs';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { reportBytes } from '@ancrage/judge/flows';
import type { FlowReport, PreparedReport } from '@ancrage/judge/flows';
import type { FlowNames } from '@ancrage/judge/names';
import { CommandError } from './command-error.ts';

/** Who is behind the peers, where files of names were given. */
export interface NamedPeers {
  readonly names?: FlowNames;
}

/** How a report on flows is shown, and where: on the standard output, or in a file. */
export interface ShownReport {
  readonly format: 'text' | 'json' | 'html' | 'svg';
  readonly out?: string;
  readonly lang: Lang;
}

/**
 * Writes a report on flows.
 *
 * @throws CommandError FILE_UNWRITABLE.
 */
export async function writeFlowReport(
  prepared: PreparedReport,
  names: NamedPeers,
  { format, out, lang }: ShownReport,
): Promise<void> {
  const parts = await partsOf(prepared, names, format, lang);
  if (out === undefined) for (const part of parts) process.stdout.write(part);
  else {
    try {
      writeParts(out, parts);
    } catch {
      throw new CommandError('FILE_UNWRITABLE', { path: out });
    }
    process.stdout.write(`${text('cli.wrote', lang, { path: out })}\n`);
  }
}

function writeParts(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    for (const part of parts)
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at, part.length - at);
  } finally {
    closeSync(file);
  }
}

/** What makes a form is loaded for it alone. */
async function partsOf(
  prepared: PreparedReport,
  names: NamedPeers,
  format: ShownReport['format'],
  lang: Lang,
): Promise<readonly Uint8Array[]> {
  if (format === 'json') return [...reportBytes(prepared, { ...names }), Buffer.from('\n')];
  const report: FlowReport & NamedPeers = { ...prepared.report, ...names, groups: prepared.groups.rows() };
  if (format === 'text') {
    const [{ flowLines }, { fold }, { terminalWidth }] = await Promise.all([
      import('./flow-lines.ts'),
      import('../report/terminal/lines.ts'),
      import('./terminal-width.ts'),
    ]);
    const lines = fold(flowLines(report, lang), terminalWidth(process.stdout));
    return [Buffer.from(`${lines.join('\n')}\n`)];
  }
  const { flowChart, flowPage } = await import('../report/flows/flow-page.ts');
  return [Buffer.from(`${format === 'svg' ? flowChart(report, lang) : flowPage(report, lang)}\n`)];
}
