import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { documentText, RegisterFolder, type RegisterPlace } from '@ancrage/io/register';
import { type CredentialSigners, signGeneral } from '@ancrage/keys';
import {
  chainProblem,
  type GeneralJws,
  ISSUER_TYPE,
  type KeyUse,
  openIssuer,
  verifySignature,
} from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { now } from './clock.ts';
import { nextIssuerDocument, pairOf, policyOf } from './issuer-version.ts';
import { writeBundles } from './make-bundle.ts';
import { makeRegisterKeys, openRegisterKeys, tokenAddresses } from './register-keys.ts';
import { logLines, type RegisterLog, withRegisterLog } from './register-log.ts';
import { signStatusLists } from './sign-status-lists.ts';

/** Uses whose keys a new version of the issuer's document can change; the log keeps its own. */
export const rotatedUses = ['root', 'certificate', 'status'] as const;

export interface RotateOptions extends RegisterPlace {
  readonly use?: readonly (KeyUse | 'root')[] | undefined;
  readonly revoke?: boolean | undefined;
  readonly token?: readonly string[] | undefined;
  readonly lang: Lang;
}

const encoder = new TextEncoder();

/**
 * `certificate rotate <register>`: new keys, in the next version of the issuer's document, signed by the old roots and the new,
 * and logged; then lists and bundles are signed and made anew. Run again after an interruption, it first ends what was begun, and
 * then makes no other version.
 */
export async function rotateCommand(folder: string, options: RotateOptions): Promise<ExitCode> {
  const { lang } = options;
  const register = await RegisterFolder.open(folder, options);
  const { version, policy } = await withRegisterLog(register, async (log) => {
    const newest = (await register.issuerVersions()).at(-1)!;
    const begun = !(await log.holds('key', encoder.encode(documentText(newest))));
    return finish(register, log, begun ? newest : await makeVersion(register, options));
  });
  process.stdout.write(`${text('cli.rotated', lang, { version, policy })}\n`);
  if (options.revoke === true && usesOf(options).includes('certificate'))
    process.stdout.write(`${text('cli.rotated-revoked', lang)}\n`);
  return 0;
}

const usesOf = ({ use }: RotateOptions): readonly (KeyUse | 'root')[] => use ?? ['certificate', 'status'];

/** Makes the keys and the version that lists them, and keeps it; it counts from then on. */
async function makeVersion(register: RegisterFolder, options: RotateOptions): Promise<GeneralJws> {
  if (options.revoke !== true && usesOf(options).includes('certificate'))
    await refuseUnfinished(register, options);
  const chain = (await register.issuerVersions()).map(openIssuer);
  const last = chain.at(-1)!;
  const sources = {
    passphrase: process.env['ANCRAGE_KEY_PASSPHRASE'],
    tokens: tokenAddresses(options.token ?? []),
  };
  const roots = await openRegisterKeys(register, 'root');
  const keys: Partial<Record<KeyUse | 'root', CredentialSigners>> = {};
  for (const use of usesOf(options))
    keys[use] = await makeRegisterKeys(register, use, last.document.version + 1, sources);
  const document = nextIssuerDocument(last, {
    keys,
    revoke: options.revoke === true,
    day: now().slice(0, 10),
  });
  const signers = [...pairOf(roots), ...(keys.root === undefined ? [] : pairOf(keys.root))];
  const version = await signGeneral(document, ISSUER_TYPE, signers);
  // What others would refuse is not kept: such as a day before that of the version before, by a clock that is behind.
  const problem = chainProblem([...chain, openIssuer(version)], verifySignature);
  if (problem !== undefined)
    throw new CommandError('ROTATE_REFUSED', {
      problem: text(`verify.code.${problem.code}`, options.lang, { version: problem.version }),
    });
  await register.addIssuerVersion(version);
  return version;
}

/**
 * A certificate begun before and signed after would bear a day on which the new key could not sign yet: it is finished first. After
 * a theft nothing waits for it; its number then stays without a certificate.
 */
async function refuseUnfinished(register: RegisterFolder, { lang }: RotateOptions): Promise<void> {
  for (const number of await register.numbers())
    if ((await register.signed(number)) === undefined)
      throw new CommandError('ROTATE_REFUSED', { problem: text('cli.status-unfinished', lang, { number }) });
}

/** Logs the version, signs the lists by the keys that it lists, and puts it into every bundle. */
async function finish(
  register: RegisterFolder,
  log: RegisterLog,
  version: GeneralJws,
): Promise<{ readonly version: number; readonly policy: string }> {
  const { document } = openIssuer(version);
  await log.enter('key', encoder.encode(documentText(version)));
  await signStatusLists(register, log);
  for (const number of await register.numbers())
    if ((await register.proof(number)) !== undefined) await writeBundles(register, number, log);
  const text = documentText(policyOf(document, await logLines(register)));
  return { version: document.version, policy: await register.addPolicy(text, document.version) };
}
