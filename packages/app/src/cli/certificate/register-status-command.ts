import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { RegisterFolder } from '@ancrage/io/register';
import { openCredential, openStatusList } from '@ancrage/proof';
import type { ExitCode } from '../exit-code.ts';
import { statusOfIndex } from './certificate-status.ts';
import { writeBundles } from './make-bundle.ts';
import { type Reliance, reliances } from './reliance.ts';
import { withRegisterLog } from './register-log.ts';
import { decidedIndexes, signStatusLists, type StatusIndexes } from './sign-status-lists.ts';
import { sayWitnesses } from './witness-lines.ts';

/** `certificate status <register>`: what it holds; with `--renew`, new status lists and bundles that carry them. */
export async function registerStatusCommand(
  folder: string,
  { lang, renew = false }: { readonly lang: Lang; readonly renew?: boolean | undefined },
): Promise<ExitCode> {
  const register = await RegisterFolder.open(folder);
  if (renew)
    await withRegisterLog(register, async (log) => {
      await signStatusLists(register, log);
      sayWitnesses(log.asked, lang);
      for (const number of await register.numbers())
        if ((await register.proof(number)) !== undefined) await writeBundles(register, number, log);
    });
  const numbers = await register.numbers();
  const indexes = await decidedIndexes(register);
  if (numbers.length === 0) process.stdout.write(`${text('cli.status-none', lang)}\n`);
  const relying = await reliances(register);
  for (const number of numbers) {
    process.stdout.write(`${await lineOf(register, number, { lang, indexes })}\n`);
    for (const one of relying.filter((reliance) => reliance.number === number))
      process.stdout.write(`    ${await hostLine(register, one, { lang, indexes })}\n`);
  }
  const list = await register.status('revocation');
  if (list !== undefined) {
    const { validFrom: at } = openStatusList(list.list).list;
    process.stdout.write(`${text('cli.status-renewed', lang, { at })}\n`);
  }
  return 0;
}

/** A host's certificate on which one rests, with its status where this register decides of it. */
async function hostLine(
  register: RegisterFolder,
  { host, hostNumber }: Reliance,
  { lang, indexes }: { readonly lang: Lang; readonly indexes: StatusIndexes },
): Promise<string> {
  const intent = hostNumber === undefined ? undefined : await register.intent(hostNumber);
  const { service, credential, knownAt } = host;
  return intent === undefined
    ? text('cli.status-host-elsewhere', lang, { service, credential, at: knownAt })
    : text('cli.status-host', lang, {
        service,
        number: hostNumber!,
        status: text(`status.${statusOfIndex(intent.index, indexes)}`, lang),
      });
}

async function lineOf(
  register: RegisterFolder,
  number: number,
  { lang, indexes }: { readonly lang: Lang; readonly indexes: StatusIndexes },
): Promise<string> {
  const [intent, pair] = [await register.intent(number), await register.signed(number)];
  if (intent === undefined || pair === undefined) return text('cli.status-unfinished', lang, { number });
  const { credentialSubject, validUntil } = openCredential(pair.credential).credential;
  return text('cli.status-line', lang, {
    number,
    status: text(`status.${statusOfIndex(intent.index, indexes)}`, lang),
    service: credentialSubject.service.name,
    level: credentialSubject.level,
    until: validUntil.slice(0, 10),
  });
}
