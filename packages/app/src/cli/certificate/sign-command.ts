import type { Lang } from '@ancrage/base';
import { cosignGeneral } from '@ancrage/keys';
import { DECISION_TYPE, EVALUATION_TYPE, openGeneral } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { readAct, writeAct } from './act-file.ts';
import { openSigners } from './open-signer.ts';

/** `certificate sign <act> --key`: one more person signs an act, on a machine of its own. */
export async function signCommand(
  path: string,
  options: { readonly key: readonly string[]; readonly lang: Lang },
): Promise<ExitCode> {
  const jws = await readAct(path);
  const type = openGeneral(jws).signatures[0]?.header.typ;
  if (type !== EVALUATION_TYPE && type !== DECISION_TYPE) throw new CommandError('ACT_UNKNOWN', { path });
  const signed = await cosignGeneral(jws, type, await openSigners(options.key));
  await writeAct(path, signed, { ...options, over: true });
  return 0;
}
