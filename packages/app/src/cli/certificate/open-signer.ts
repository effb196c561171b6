import { readFile } from 'node:fs/promises';
import {
  demonstrationRoles,
  demonstrationSigner,
  isDemonstrationRole,
  openKeyFile,
  openTokenSigner,
} from '@ancrage/keys';
import type { Signer } from '@ancrage/keys';
import { CommandError } from '../command-error.ts';

const DEMONSTRATION = 'demonstration:';

/**
 * The key of a person who signs: a key file or PEM, opened by ANCRAGE_KEY_PASSPHRASE so that no passphrase stands in a
 * list of processes; a key of a token by its `pkcs11:` address, opened by ANCRAGE_PKCS11_PIN; or `demonstration:<role>`,
 * which anyone can sign with.
 */
export async function openSigner(value: string): Promise<Signer> {
  if (value.startsWith(DEMONSTRATION)) {
    const role = value.slice(DEMONSTRATION.length);
    if (isDemonstrationRole(role)) return demonstrationSigner(role);
    throw new CommandError('KEY_ROLE', { role, choices: Object.keys(demonstrationRoles).join(', ') });
  }
  if (value.startsWith('pkcs11:')) return openTokenSigner(value, process.env['ANCRAGE_PKCS11_PIN']);
  const bytes = await readFile(value).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path: value });
  const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
  return openKeyFile(bytes, passphrase === undefined ? {} : { passphrase });
}

export function openSigners(values: readonly string[]): Promise<readonly Signer[]> {
  return Promise.all(values.map(openSigner));
}
