import { readFile } from 'node:fs/promises';
import { digestOf } from '@ancrage/base';
import type { DeclaredParty, Reference } from '@ancrage/judge/flows';
import { declaredOfReading, readDeclaredParties, readDeclaredTable } from '@ancrage/judge/flow-tables';
import { CommandError } from './command-error.ts';

/** As far as a list is looked at for what it says that it is. */
const LOOKED_AT = 4096;

/**
 * To whom flows are declared to go, from whatever tells it: `subprocessors/1`, a table, the manifest of a dossier, a statement, or the
 * services of a bill of materials.
 *
 * @throws CommandError FILE_NOT_FOUND, and DECLARED_FORM for a file that declares nobody.
 */
export async function readDeclared(
  path: string,
  reference: () => Promise<Reference>,
): Promise<readonly DeclaredParty[]> {
  const bytes = new Uint8Array(
    await readFile(path).catch(() => {
      throw new CommandError('FILE_NOT_FOUND', { path });
    }),
  );
  const head = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT));
  if (/^['"]?ancrage['"]?\s*:\s*['"]?subprocessors\//m.test(head)) return readDeclaredParties(bytes);
  // Readers of evidence are loaded where one is needed, and not by each start of the command.
  const { recogniseReader } = await import('@ancrage/judge/readers');
  const reader = recogniseReader(bytes, path);
  if (reader !== undefined) {
    const parties = declaredOfReading(
      reader.read(bytes, { evidence: digestOf(bytes), name: path }),
      (await reference()).operators,
    );
    if (parties.length > 0) return parties;
  } else {
    const parties = readDeclaredTable(bytes);
    if (parties !== undefined) return parties;
  }
  throw new CommandError('DECLARED_FORM', { path });
}
