import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '@ancrage/base';
import type { OwnTable, ReferenceTables } from '@ancrage/io/flows';
import type { DeclaredParty, Reference } from '@ancrage/judge/flows';
import { CommandError } from './command-error.ts';
import { productPaths } from './product-paths.ts';

// Mostly what follows from these tables is kept: what reads them is loaded when one has to be read.

/** The tables of this copy. */
export async function shippedTables(): Promise<ReferenceTables> {
  const table = async (name: string): Promise<Uint8Array> => readFile(join(productPaths.reference, name));
  const [regions, operators] = await Promise.all([table('regions.json'), table('operators.yaml')]);
  let reference: Promise<Reference> | undefined;
  return {
    digest: digestOf(JSON.stringify([digestOf(regions), digestOf(operators)])),
    reference: async () => (reference ??= referenceOf(regions, operators)),
  };
}

async function referenceOf(regions: Uint8Array, operators: Uint8Array): Promise<Reference> {
  const { loadReference } = await import('@ancrage/judge/flow-tables');
  return loadReference(regions, operators);
}

/**
 * One's own networks, by a table.
 *
 * @throws CommandError FILE_NOT_FOUND.
 */
export async function ownTable(path: string): Promise<OwnTable> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandError('FILE_NOT_FOUND', { path });
  });
  return {
    file: path,
    digest: digestOf(bytes),
    read: async () => {
      const { readPlaneTable } = await import('@ancrage/judge/flow-tables');
      return readPlaneTable(bytes, path);
    },
  };
}

/** Who is declared in a file, as `readDeclared` has it. */
export async function declaredIn(
  path: string,
  tables: Promise<ReferenceTables>,
): Promise<readonly DeclaredParty[]> {
  const { readDeclared } = await import('./read-declared.ts');
  return readDeclared(path, async () => (await tables).reference());
}
