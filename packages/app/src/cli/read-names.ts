import type { ReferenceTables } from '@ancrage/io/flows';
import type { FlowReport } from '@ancrage/judge/flows';
import type { FlowNames } from '@ancrage/judge/names';
import { CommandError } from './command-error.ts';

/**
 * Who is probably behind the peers of a report, by files of names and certificates: Zeek's logs, answers of the DNS, PEM files, connections
 * of `openssl s_client`.
 *
 * @throws CommandError FILE_NOT_FOUND, and NAMES_FORM for a file that tells none or was refused.
 */
export async function readNames(
  paths: readonly string[],
  { outside, undeclared_inside: undeclared }: Pick<FlowReport, 'outside' | 'undeclared_inside'>,
  tables: ReferenceTables,
): Promise<FlowNames> {
  // Loaded where they are needed, and not by each start of the command.
  const [{ flowNames }, { readPaths }] = await Promise.all([
    import('@ancrage/judge/names'),
    import('./read-paths.ts'),
  ]);
  const { operators } = await tables.reference();
  const peers = [...outside, ...undeclared].map(({ address }) => address);
  const readings: Parameters<typeof flowNames>[0][number][] = [];
  for (const { path, reading } of await readPaths(paths)) {
    if (reading === undefined || flowNames([[path, reading]], [], operators) === undefined)
      throw new CommandError('NAMES_FORM', { path });
    readings.push([path, reading]);
  }
  return flowNames(readings, peers, operators)!;
}
