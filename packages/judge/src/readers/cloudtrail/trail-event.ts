import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { sourceAddress } from '../access-log/source-address.ts';

/** What a CloudTrail record says of a privileged entry. */
export interface TrailEntry {
  readonly outcome: FactValue<'session'>['outcome'];
  readonly identity: string | undefined;
  readonly source: string;
}

/**
 * Calls that open a session or lend a role. `AssumeRole`, `AssumeRoleWithSAML`, `AssumeRoleWithWebIdentity` and
 * `AssumeRoot` are matched by their start.
 */
const OPENING = new Set([
  'ConsoleLogin',
  'GetSessionToken',
  'GetFederationToken',
  'StartSession',
  'SwitchRole',
  'UserAuthentication',
]);

/** Errors by which the platform kept the caller out. Others (wrong parameter, throttling …) come after it let them in. */
const DENIED =
  /denied|unauthori[sz]ed|notauthorized|forbidden|authfailure|failed authentication|invalidclienttokenid|unrecognizedclient|signaturedoesnotmatch|expiredtoken|optinrequired/i;

/**
 * The rule: a record is a privileged entry where a principal other than a service of the platform, calling from an IP address,
 * either opened a session (`OPENING`) or changed something (`readOnly` is not true). A call that the platform makes
 * itself names a service instead of an address and is none; a role used by a machine counts, as nothing tells it apart. So
 * does a principal that the platform does not tell (`Unknown`, `Directory`, none at all): people who sign in through its
 * centre of identities were recorded so.
 */
export function trailEntry(record: JsonCursor): TrailEntry | undefined {
  const source = sourceAddress(record.get('sourceIPAddress')?.string());
  const user = record.get('userIdentity');
  if (source === undefined || user?.get('type')?.string() === 'AWSService') return undefined;
  const name = record.get('eventName')?.string() ?? '';
  const opening = OPENING.has(name) || name.startsWith('AssumeRo');
  if (!opening && isReadOnly(record)) return undefined;
  const identity = [['arn'], ['userName'], ['onBehalfOf', 'userId'], ['principalId'], ['accountId']].map(
    (path) => user?.along(path)?.string(),
  );
  return {
    outcome: refused(record, name) ? 'refused' : 'opened',
    identity: identity.find((text) => text !== undefined && text !== ''),
    source,
  };
}

/** Old records lack the field; a call is then taken to change something, so that none escapes. */
function isReadOnly(record: JsonCursor): boolean {
  const field = record.get('readOnly');
  return field?.boolean() === true || field?.string() === 'true';
}

function refused(record: JsonCursor, name: string): boolean {
  if (name === 'ConsoleLogin') {
    const login = record.path('responseElements', 'ConsoleLogin')?.string();
    if (login !== undefined) return login !== 'Success';
  }
  const signIn = record.path('serviceEventDetails', name)?.string();
  if (signIn !== undefined) return signIn !== 'Success';
  const error = record.get('errorCode')?.string() ?? record.get('errorMessage')?.string();
  return error !== undefined && DENIED.test(error);
}
