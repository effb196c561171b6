import { addMonths, formatUtcDate, parseUtcDate, text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { documentText, RegisterFolder, type RegisterPlace } from '@ancrage/io/register';
import { type CredentialSigners, type Signer, signGeneral } from '@ancrage/keys';
import {
  ISSUER_TYPE,
  type IssuerDocument,
  type JoseAlgorithm,
  type ListedKey,
  uriShape,
} from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { now } from './clock.ts';
import { makeRegisterKeys, type RegisterKeyUse, tokenAddresses } from './register-keys.ts';
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
/** How long keys may sign before a new version of the document must list others. */
const KEY_MONTHS = 36;

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
  const keys = await makeRegisterKeys(register, passphrase, tokens);
  const document = issuerDocument(options, keys, now().slice(0, 10));
  const roots = pairOf(keys.root);
  const version = await signGeneral(document, ISSUER_TYPE, roots);
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
  const valid = { from: issued, to: formatUtcDate(addMonths(parseUtcDate(issued), KEY_MONTHS)) };
  return {
    ancrage: 'ancrage-issuer/1',
    version: 1,
    issued,
    issuer: { id, name, interests: [] },
    demonstration,
    roots: pairOf(keys.root).map(listed),
    keys: (['certificate', 'status'] as const).flatMap((use) =>
      pairOf(keys[use]).map((signer) => ({ use, key: listed(signer), valid })),
    ),
  };
}

/** Who is recognised: this issuer and its log. Witnesses are added by whoever relies on them. */
function policyOf({ issuer, roots }: IssuerDocument, logs: readonly string[]): unknown {
  return {
    ancrage: 'ancrage-policy/1',
    issuers: [{ id: issuer.id, name: issuer.name, roots }],
    log: [...logs.map((key) => `log ${key}`), 'quorum none', ''].join('\n'),
  };
}

const pairOf = ({ classical, parallel }: CredentialSigners): readonly Signer[] => [classical, parallel];

/** The keys of a register are ES256 and ML-DSA-65 only. */
function listed({ id, algorithm, public: encoded }: Signer): ListedKey {
  return { id, algorithm: algorithm as JoseAlgorithm, public: encoded };
}
