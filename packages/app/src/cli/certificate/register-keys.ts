import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demonstrationSigner, newKey, openKeyFile, openTokenSigner, sealKey, signerOf } from '@ancrage/keys';
import type { CredentialSigners, DemonstrationIssuerRole, Signer, SignerAlgorithm } from '@ancrage/keys';
import { writeOnce } from '@ancrage/io/register';
import type { RegisterFolder } from '@ancrage/io/register';
import { openIssuer } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';

/** What the keys of a register are for, and what each pair is called: in files, and in the demonstration. */
const names = {
  root: 'issuer root',
  certificate: 'issuer certificates',
  status: 'issuer status lists',
  log: 'issuer log',
} as const satisfies Record<string, DemonstrationIssuerRole>;
export type RegisterKeyUse = keyof typeof names;
export const registerKeyUses = ['root', 'certificate', 'status', 'log'] as const;

/** Certificates are signed by ES256 and ML-DSA-65; checkpoints of the log by what C2SP asks for. */
function algorithmsOf(use: RegisterKeyUse): readonly [SignerAlgorithm, SignerAlgorithm] {
  return use === 'log' ? ['EdDSA', 'ML-DSA-44'] : ['ES256', 'ML-DSA-65'];
}

/** Addresses (RFC 7512) of the keys that lie in tokens: the first of each pair; tokens know no post-quantum keys yet. */
export type TokenAddresses = Readonly<Partial<Record<RegisterKeyUse, string>>>;

/** Reads `--token <use>=<address>`. @throws CommandError TOKEN_USE. */
export function tokenAddresses(values: readonly string[]): TokenAddresses {
  const found: Partial<Record<RegisterKeyUse, string>> = {};
  for (const value of values) {
    const use = registerKeyUses.find((name) => value.startsWith(`${name}=`));
    if (use === undefined || found[use] !== undefined)
      throw new CommandError('TOKEN_USE', { value, choices: registerKeyUses.join(', ') });
    found[use] = value.slice(use.length + 1);
  }
  return found;
}

export interface KeySources {
  readonly passphrase: string | undefined;
  readonly tokens: TokenAddresses;
}

/**
 * The keys of one use that come with a version of the issuer's document: made, and sealed in the folder; the demonstration needs
 * none. Those that an interrupted command made already are taken.
 */
export async function makeRegisterKeys(
  register: RegisterFolder,
  use: RegisterKeyUse,
  version: number,
  { passphrase, tokens }: KeySources,
): Promise<CredentialSigners> {
  if (register.settings.demonstration) return demonstrationPair(use, version);
  const [classical, parallel] = algorithmsOf(use);
  const paths = [classical, parallel].map((algorithm) => keyPath(register, use, algorithm, version));
  const address = tokens[use];
  return {
    classical:
      (await keptKey(paths[0]!)) ??
      (address === undefined
        ? await makeKey(register, classical, paths[0]!, passphrase)
        : await nameToken(register, use, classical, { path: paths[0]!, address })),
    parallel: (await keptKey(paths[1]!)) ?? (await makeKey(register, parallel, paths[1]!, passphrase)),
  };
}

/**
 * The two keys of one use, of the newest version of the issuer's document that brought any; their passphrase comes from
 * ANCRAGE_KEY_PASSPHRASE.
 */
export async function openRegisterKeys(
  register: RegisterFolder,
  use: RegisterKeyUse,
): Promise<CredentialSigners> {
  const newest = (await register.issuerVersions()).at(-1);
  const document = newest === undefined ? undefined : openIssuer(newest).document;
  // The log has keys of its own, which no version of the document changes.
  for (let version = use === 'log' ? 1 : (document?.version ?? 1); version > 1; version--) {
    if (register.settings.demonstration) {
      const pair = demonstrationPair(use, version);
      const listed = [...document!.roots, ...document!.keys.map(({ key }) => key)];
      if (listed.some(({ id }) => id === pair.classical.id)) return pair;
      continue;
    }
    const [classical, parallel] = await Promise.all(
      algorithmsOf(use).map((algorithm) => keptKey(keyPath(register, use, algorithm, version))),
    );
    if (classical !== undefined && parallel !== undefined) return { classical, parallel };
  }
  if (register.settings.demonstration) return demonstrationPair(use, 1);
  const [classical, parallel] = algorithmsOf(use).map((algorithm) => keyPath(register, use, algorithm, 1));
  return { classical: await openKey(classical!), parallel: await openKey(parallel!) };
}

function demonstrationPair(use: RegisterKeyUse, version: number): CredentialSigners {
  return {
    classical: demonstrationSigner(names[use], version),
    parallel: demonstrationSigner(`${names[use]}, parallel`, version),
  };
}

async function makeKey(
  register: RegisterFolder,
  algorithm: SignerAlgorithm,
  path: string,
  passphrase: string | undefined,
): Promise<Signer> {
  if (passphrase === undefined) throw new CommandError('NO_PASSPHRASE');
  const key = newKey(algorithm);
  await keepKey(register, path, sealKey(key, passphrase));
  return signerOf(key);
}

async function keepKey(register: RegisterFolder, path: string, text: string): Promise<void> {
  await mkdir(join(register.path, 'keys'), { recursive: true, mode: 0o700 });
  await register.disk.syncFolder('.');
  if (!(await writeOnce(path, text))) throw new CommandError('FILE_IN_USE', { path });
}

/** Keeps where the key lies, once the token was opened and found to hold one of the right kind. */
async function nameToken(
  register: RegisterFolder,
  use: RegisterKeyUse,
  algorithm: SignerAlgorithm,
  { path, address }: { readonly path: string; readonly address: string },
): Promise<Signer> {
  const signer = openToken(address);
  if (signer.algorithm !== algorithm) throw new CommandError('TOKEN_ALGORITHM', { use, algorithm });
  await keepKey(register, tokenPath(path), `${address}\n`);
  return signer;
}

const openToken = (address: string): Signer => openTokenSigner(address, process.env['ANCRAGE_PKCS11_PIN']);

const tokenPath = (path: string): string => path.replace(/\.key\.json$/, '.pkcs11');

/** Keys of the first version bear no number. */
function keyPath({ path }: RegisterFolder, use: RegisterKeyUse, algorithm: string, version: number): string {
  const suffix = version === 1 ? '' : `.v${version}`;
  return join(path, 'keys', `${use}-${algorithm.toLowerCase()}${suffix}.key.json`);
}

async function openKey(path: string): Promise<Signer> {
  const key = await keptKey(path);
  if (key === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  return key;
}

/** A key of this name, in a file or named in a token; undefined where there is none. */
async function keptKey(path: string): Promise<Signer | undefined> {
  const address = await contentOf(tokenPath(path));
  if (address !== undefined) return openToken(address.toString('utf8').trimEnd());
  const bytes = await contentOf(path);
  if (bytes === undefined) return undefined;
  const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
  return openKeyFile(bytes, passphrase === undefined ? {} : { passphrase });
}

/** Undefined only where there is no such file: one that may not be read is no key that was never made. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandError('KEY_UNREADABLE', { path });
  }
}
