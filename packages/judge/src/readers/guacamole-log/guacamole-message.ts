import type { FactValue } from '../../facts/fact.ts';
import { gatewayAddress } from './gateway-address.ts';

/** What a line of the Guacamole web application says of an entry. */
export interface GuacamoleEntry {
  readonly outcome: FactValue<'session'>['outcome'];
  readonly identity: string | undefined;
  readonly source: string | undefined;
}

/** Who it was ends at the fixed words, so quotes within a name do no harm; version 1.6 adds the extension's name. */
const SUCCESS =
  /^(?:User "(.*)"|Anonymous user)(?: \(authenticated by "[^"]*"\))? successfully authenticated from (\[[^\]]{0,4000}\]|[\da-fA-F.:%]{2,80}?)\.?$/;
const FAILURE =
  /^Authentication attempt from (\[[^\]]{0,4000}\]|\S{2,80}) for user "(.*)" failed(?:\.$|$|: )/;
/** The message follows the first ` - ` of Logback's usual pattern, before which nothing comes from the visitor. */
const START = /(?:^|\s- )(?=User "|Anonymous user |Authentication attempt from )/;

/**
 * Reads one line of the web application's log from after its time: `AuthenticationService` up to version 1.5,
 * `EventLoggingListener` from 1.6. Undefined for all other messages.
 */
export function guacamoleEntry(line: string): GuacamoleEntry | undefined {
  const start = START.exec(line);
  if (start === null) return undefined;
  const message = line.slice(start.index + start[0].length).trimEnd();
  const success = SUCCESS.exec(message);
  if (success !== null)
    return { outcome: 'opened', identity: success[1], source: gatewayAddress(success[2]!) };
  const failure = FAILURE.exec(message);
  if (failure !== null)
    return { outcome: 'refused', identity: failure[2], source: gatewayAddress(failure[1]!) };
  // One step of the entry, which has its own line.
  if (/^User ".*" was successfully authenticated by LDAP server ".*"\.$/.test(message)) return undefined;
  // An entry in words that we do not know is still an entry: from an unknown place.
  const opened = /^(?!Authentication ).* successfully authenticated\b/.test(message);
  return opened ? { outcome: 'opened', identity: undefined, source: undefined } : undefined;
}
