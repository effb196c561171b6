import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { documentText, RegisterFolder, type RegisterPlace } from '@ancrage/io/register';
import { type CredentialSigners, signGeneral } from '@ancrage/keys';
import { ISSUER_TYPE, type IssuerDocument, keyUses, uriShape } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { now } from './clock.ts';
import { listedKey, newKeys, pairOf, policyOf } from './issuer-version.ts';
import { makeRegisterKeys, type RegisterKeyUse, registerKeyUses, tokenAddresses } from './register-keys.ts';
import { createRegisterLog, withRegisterLog } from './register-log.ts';
import { signStatusLists } from './sign-status-lists.ts';

export interface InitRegisterOptions extends RegisterPlace {
  readonly id: string;
  readonly name: string;
  readonly demonstration?: boolean | undefined;
  /** `<use>=<pkcs11: address>`, for keys that lie in tokens. */
  readonly token?: readonly string[] | undefined;
  readonly lang: Lang;
}

const STATUS_DAYS = 92;

/**
 * `certificate init <folder>`: the register of an issuer: its keys, the first version of its document, the first status
 * lists, and the policy by which others recognise it.
 */
export async function initRegisterCommand(folder: string, options: InitRegisterOptions): Promise<ExitCode> {
  const { id, name, lang, demonstration = false } = options;
  if (uriShape.problem(id, '') !== undefined) throw new CommandError('ISSUER_ID', { id });
  const tokens = tokenAddresses(options.token ?? []);
  const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
  if (!demonstration && passphrase === undefined) throw new CommandError('NO_PASSPHRASE');
  const settings = {
    ancrage: 'ancrage-register/1',
    issuer: id,
    name,
    demonstration,
    statusDays: STATUS_DAYS,
  } as const;
  const register = await RegisterFolder.create(folder, settings, options);
  const keys: Partial<Record<RegisterKeyUse, CredentialSigners>> = {};
  for (const use of registerKeyUses)
    keys[use] = await makeRegisterKeys(register, use, 1, { passphrase, tokens });
  const made = keys as Record<RegisterKeyUse, CredentialSigners>;
  const document = issuerDocument(options, made, now().slice(0, 10));
  const version = await signGeneral(document, ISSUER_TYPE, pairOf(made.root));
  await register.addIssuerVersion(version);
  const logs = await createRegisterLog(register);
  await withRegisterLog(register, async (log) => {
    await log.enter('key', new TextEncoder().encode(documentText(version)));
    await signStatusLists(register, log);
  });
  const policy = await register.addPolicy(documentText(policyOf(document, logs)));
  if (demonstration) process.stdout.write(`${text('cli.register-demonstration', lang)}\n`);
  process.stdout.write(`${text('cli.register-made', lang, { folder, policy })}\n`);
  return 0;
}

function issuerDocument(
  { id, name, demonstration = false }: InitRegisterOptions,
  keys: Readonly<Record<RegisterKeyUse, CredentialSigners>>,
  issued: string,
): IssuerDocument & Record<string, unknown> {
  return {
    ancrage: 'ancrage-issuer/1',
    version: 1,
    issued,
    issuer: { id, name, interests: [] },
    demonstration,
    roots: pairOf(keys.root).map(listedKey),
    keys: keyUses.flatMap((use) => newKeys(use, keys[use], issued)),
  };
}
