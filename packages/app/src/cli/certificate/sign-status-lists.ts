import { addDays, formatUtcDate, parseUtcDate } from '@ancrage/base';
import type { RegisterFolder, StatusVersion } from '@ancrage/io/register';
import { signCredential } from '@ancrage/keys';
import {
  makeStatusList,
  openChange,
  openStatusList,
  setIndexes,
  type StatusPurpose,
  statusPurposes,
} from '@ancrage/proof';
import { now } from './clock.ts';
import { openRegisterKeys } from './register-keys.ts';
import type { RegisterLog } from './register-log.ts';

const DAY_MS = 86_400_000;

/** Indexes set in both lists. */
export type StatusIndexes = Readonly<Record<StatusPurpose, ReadonlySet<number>>>;

/**
 * Indexes as decided so far: those of the newest lists, and what decisions kept since say; one of whose lists were never signed,
 * because the machine died, holds like any other. Withdrawal is never taken back, whatever is read.
 */
export async function decidedIndexes(register: RegisterFolder): Promise<StatusIndexes> {
  const revocation = await listedIndexes(register, 'revocation');
  const suspension = await listedIndexes(register, 'suspension');
  for (const number of await register.numbers()) {
    const last = (await register.changes(number)).at(-1);
    const intent = last === undefined ? undefined : await register.intent(number);
    if (last === undefined || intent === undefined) continue;
    const { act } = openChange(last).act;
    if (act === 'withdraw') revocation.add(intent.index);
    else if (act === 'suspend') suspension.add(intent.index);
    else suspension.delete(intent.index);
  }
  return { revocation, suspension };
}

async function listedIndexes(register: RegisterFolder, purpose: StatusPurpose): Promise<Set<number>> {
  const version = await register.status(purpose);
  return new Set(version === undefined ? [] : setIndexes(openStatusList(version.list).list));
}

/**
 * Signs a new version of both lists, with the indexes set that were decided so far. Both are of one moment, so that a bundle
 * knows both at once. Each stands in the log before it is shown: a list that took back a withdrawal could not be hidden.
 */
export async function signStatusLists(
  register: RegisterFolder,
  log: RegisterLog,
): Promise<readonly [StatusVersion, StatusVersion]> {
  const at = now();
  const until = formatUtcDate(addDays(parseUtcDate(at.slice(0, 10)), register.settings.statusDays));
  const signers = await openRegisterKeys(register, 'status');
  const indexes = await decidedIndexes(register);
  const entered = [];
  for (const purpose of statusPurposes) {
    const list = makeStatusList({
      id: register.uri('status', purpose),
      issuer: register.settings.issuer,
      purpose,
      indexes: indexes[purpose],
      validFrom: at,
      validUntil: `${until}T23:59:59Z`,
      ttl: DAY_MS,
    });
    const { credential, parallel } = await signCredential(list, signers);
    const index = await log.enter('status-list', new TextEncoder().encode(credential));
    entered.push({ purpose, list: credential, parallel, index });
  }
  // Both under one checkpoint, whose signatures are then verified once; witnesses are asked for it, and for no other.
  await log.cosign();
  const versions: StatusVersion[] = [];
  for (const { purpose, index, ...signed } of entered) {
    const version = { ...signed, proof: await log.prove(index) };
    await register.addStatus(purpose, version);
    versions.push(version);
  }
  return versions as unknown as readonly [StatusVersion, StatusVersion];
}
