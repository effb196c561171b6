import { instantOf } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { gatewayAddress } from './gateway-address.ts';

/** A record of the history that Guacamole's REST API gives, of logins or of connections. */
export interface HistoryRecord {
  /** Connection entered; undefined in the history of logins. */
  readonly connection: string | undefined;
  readonly identity: string | undefined;
  readonly source: string | undefined;
  /** Milliseconds since 1970 UTC; `end` is undefined while the session lasts. */
  readonly start: number;
  readonly end: number | undefined;
}

/** Reads `/api/session/data/…/history/users` or `…/history/connections`; undefined where the start has no date. */
export function historyRecord(record: JsonCursor): HistoryRecord | undefined {
  const start = instantIn(record.get('startDate'));
  if (start === undefined) return undefined;
  const host = record.get('remoteHost')?.string();
  return {
    connection: record.get('connectionName')?.string() || undefined,
    identity: record.get('username')?.string(),
    source: host === undefined ? undefined : gatewayAddress(host),
    start,
    end: instantIn(record.get('endDate')),
  };
}

/** Years 1971 to 9998 in milliseconds, so that a number of seconds is not taken for one of milliseconds. */
const [EARLIEST_MS, LATEST_MS] = [31_536_000_000, 253_339_000_000_000];

/** The API writes milliseconds since 1970; exports through other tools write RFC 3339. */
function instantIn(field: JsonCursor | undefined): number | undefined {
  const ms = field?.integer();
  if (ms !== undefined) return ms >= EARLIEST_MS && ms <= LATEST_MS ? ms : undefined;
  return instantOf(field?.string());
}
