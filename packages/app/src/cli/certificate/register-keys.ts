import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demonstrationSigner, newKey, openKeyFile, openTokenSigner, sealKey, signerOf } from '@ancrage/keys';
import type { CredentialSigners, DemonstrationIssuerRole, Signer, SignerAlgorithm } from '@ancrage/keys';
import { writeOnce } from '@ancrage/io/register';
import type { RegisterFolder } from '@ancrage/io/register';
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

/** Makes the keys of a register and seals them in its folder; the demonstration needs none. */
export async function makeRegisterKeys(
  register: RegisterFolder,
  passphrase: string | undefined,
  tokens: TokenAddresses = {},
): Promise<Readonly<Record<RegisterKeyUse, CredentialSigners>>> {
  const made: Partial<Record<RegisterKeyUse, CredentialSigners>> = {};
  for (const use of registerKeyUses) {
    const [classical, parallel] = algorithmsOf(use);
    made[use] = register.settings.demonstration
      ? demonstrationPair(use)
      : {
          classical:
            tokens[use] === undefined
              ? await makeKey(register, use, classical, passphrase)
              : await nameToken(register, use, classical, tokens[use]),
          parallel: await makeKey(register, use, parallel, passphrase),
        };
  }
  return made as Record<RegisterKeyUse, CredentialSigners>;
}

/** The two keys of one use; their passphrase comes from ANCRAGE_KEY_PASSPHRASE. */
export async function openRegisterKeys(
  register: RegisterFolder,
  use: RegisterKeyUse,
): Promise<CredentialSigners> {
  if (register.settings.demonstration) return demonstrationPair(use);
  const [classical, parallel] = algorithmsOf(use).map((algorithm) => keyPath(register, use, algorithm));
  return { classical: await openKey(classical!), parallel: await openKey(parallel!) };
}

function demonstrationPair(use: RegisterKeyUse): CredentialSigners {
  return {
    classical: demonstrationSigner(names[use]),
    parallel: demonstrationSigner(`${names[use]}, parallel`),
  };
}

async function makeKey(
  register: RegisterFolder,
  use: RegisterKeyUse,
  algorithm: SignerAlgorithm,
  passphrase: string | undefined,
): Promise<Signer> {
  if (passphrase === undefined) throw new CommandError('NO_PASSPHRASE');
  const key = newKey(algorithm);
  const path = keyPath(register, use, algorithm);
  await mkdir(join(register.path, 'keys'), { recursive: true, mode: 0o700 });
  await register.disk.syncFolder('.');
  if (!(await writeOnce(path, sealKey(key, passphrase)))) throw new CommandError('FILE_IN_USE', { path });
  return signerOf(key);
}

/** Keeps where the key lies, once the token was opened and found to hold one of the right kind. */
async function nameToken(
  register: RegisterFolder,
  use: RegisterKeyUse,
  algorithm: SignerAlgorithm,
  address: string,
): Promise<Signer> {
  const signer = openToken(address);
  if (signer.algorithm !== algorithm) throw new CommandError('TOKEN_ALGORITHM', { use, algorithm });
  const path = tokenPath(keyPath(register, use, algorithm));
  await mkdir(join(register.path, 'keys'), { recursive: true, mode: 0o700 });
  await register.disk.syncFolder('.');
  if (!(await writeOnce(path, `${address}\n`))) throw new CommandError('FILE_IN_USE', { path });
  return signer;
}

const openToken = (address: string): Signer => openTokenSigner(address, process.env['ANCRAGE_PKCS11_PIN']);

const tokenPath = (path: string): string => path.replace(/\.key\.json$/, '.pkcs11');

function keyPath({ path }: RegisterFolder, use: RegisterKeyUse, algorithm: string): string {
  return join(path, 'keys', `${use}-${algorithm.toLowerCase()}.key.json`);
}

async function openKey(path: string): Promise<Signer> {
  const address = await readFile(tokenPath(path), 'utf8').catch(() => undefined);
  if (address !== undefined) return openToken(address.trimEnd());
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
  return openKeyFile(bytes, passphrase === undefined ? {} : { passphrase });
}
