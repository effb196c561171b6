import { addDays, formatUtcDate, parseUtcDate } from '@ancrage/base';
import type { RegisterFolder, StatusVersion } from '@ancrage/io/register';
import { signCredential } from '@ancrage/keys';
import {
  makeStatusList,
  openStatusList,
  setIndexes,
  type StatusPurpose,
  statusPurposes,
} from '@ancrage/proof';
import { now } from './clock.ts';
import { openRegisterKeys } from './register-keys.ts';
import type { RegisterLog } from './register-log.ts';

const DAY_MS = 86_400_000;

/** Indexes that the newest version of a list sets. */
export async function indexesOf(
  register: RegisterFolder,
  purpose: StatusPurpose,
): Promise<ReadonlySet<number>> {
  const version = await register.status(purpose);
  return new Set(version === undefined ? [] : setIndexes(openStatusList(version.list).list));
}

/**
 * Signs a new version of both lists, with these indexes set: the ones that are set already, where none are given. Both
 * are of one moment, so that a bundle knows both at once. Each stands in the log before it is shown: a list that took back
 * a withdrawal could not be hidden.
 */
export async function signStatusLists(
  register: RegisterFolder,
  log: RegisterLog,
  indexes: Partial<Readonly<Record<StatusPurpose, ReadonlySet<number>>>> = {},
): Promise<readonly [StatusVersion, StatusVersion]> {
  const at = now();
  const until = formatUtcDate(addDays(parseUtcDate(at.slice(0, 10)), register.settings.statusDays));
  const signers = await openRegisterKeys(register, 'status');
  const versions: StatusVersion[] = [];
  for (const purpose of statusPurposes) {
    const list = makeStatusList({
      id: register.uri('status', purpose),
      issuer: register.settings.issuer,
      purpose,
      indexes: indexes[purpose] ?? (await indexesOf(register, purpose)),
      validFrom: at,
      validUntil: `${until}T23:59:59Z`,
      ttl: DAY_MS,
    });
    const { credential, parallel } = await signCredential(list, signers);
    const proof = await log.enter('status-list', new TextEncoder().encode(credential));
    const version = { list: credential, parallel, proof };
    await register.addStatus(purpose, version);
    versions.push(version);
  }
  return versions as unknown as readonly [StatusVersion, StatusVersion];
}
