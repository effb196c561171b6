import { readFile, writeFile } from 'node:fs/promises';
import { decodeBase64Url } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { newKey, openKeyFile, sealKey, type Signer } from '@ancrage/keys';
import {
  type CheckpointSigner,
  type LogPolicy,
  type NoteKeyType,
  parsePolicy,
  verifierKey,
} from '@ancrage/proof';
import { CommandError } from '../command-error.ts';

/** Keys of a log sign its checkpoints plainly, those of a witness with the time; ML-DSA-44 has one form for both. */
const types: Readonly<Record<'log' | 'witness', Readonly<Record<string, NoteKeyType>>>> = {
  log: { EdDSA: 'ed25519', 'ML-DSA-44': 'ml-dsa-44-cosignature' },
  witness: { EdDSA: 'ed25519-cosignature', 'ML-DSA-44': 'ml-dsa-44-cosignature' },
};

/** A key of a log or witness, with what else its private half may sign: receipts. */
export interface LogKey extends CheckpointSigner {
  readonly signer: Signer;
}

/** Opens key files under the name of a log or witness. A passphrase is taken from ANCRAGE_KEY_PASSPHRASE. */
export async function openLogKeys(
  paths: readonly string[],
  name: string,
  role: 'log' | 'witness',
): Promise<LogKey[]> {
  const keys: LogKey[] = [];
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
    const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
    const signer = openKeyFile(bytes, passphrase === undefined ? {} : { passphrase });
    const type = types[role][signer.algorithm];
    if (type === undefined) throw new CommandError('LOG_KEY_ALGORITHM', { path, found: signer.algorithm });
    const key = verifierKey(name, type, decodeBase64Url(signer.public)!);
    keys.push({ key, signer, sign: (message) => signer.sign(message) });
  }
  return keys;
}

/** Makes a key file, sealed with the passphrase of ANCRAGE_KEY_PASSPHRASE, unless there is one; says so. */
export async function makeMissingKey(
  path: string,
  algorithm: 'EdDSA' | 'ML-DSA-44',
  lang: Lang,
): Promise<void> {
  if ((await readFile(path).catch(() => undefined)) !== undefined) return;
  const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
  if (passphrase === undefined) throw new CommandError('LOG_KEY_PASSPHRASE', { path });
  await writeFile(path, sealKey(newKey(algorithm), passphrase), { flag: 'wx', mode: 0o600 });
  const words = { path, algorithm: algorithm === 'EdDSA' ? 'Ed25519' : algorithm };
  process.stderr.write(`${text('cli.log-key-made', lang, words)}\n`);
}

/** Reads a policy file. */
export async function readPolicy(path: string): Promise<LogPolicy> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  return parsePolicy(bytes);
}
