import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { documentText, readDocument, writeOnce, writeWhole } from '@ancrage/io/register';
import { type GeneralJws, generalJwsShape } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';

export async function readAct(path: string): Promise<GeneralJws> {
  const jws = await readDocument(generalJwsShape, path);
  if (jws === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  return jws;
}

/** Writes an act and says so; a file that is there is never overwritten, unless it is the act being signed on. */
export async function writeAct(
  path: string,
  jws: GeneralJws,
  { lang, over = false }: { readonly lang: Lang; readonly over?: boolean },
): Promise<void> {
  if (over) await writeWhole(path, documentText(jws));
  else if (!(await writeOnce(path, documentText(jws)))) throw new CommandError('FILE_IN_USE', { path });
  process.stdout.write(`${text('cli.act-written', lang, { path, count: jws.signatures.length })}\n`);
}
