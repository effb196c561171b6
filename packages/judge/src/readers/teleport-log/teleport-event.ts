import { instantOf } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { sourceAddress } from '../access-log/source-address.ts';

/** Events by which a person enters, or is kept out, with the field that names what was entered. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  'user.login': [],
  auth: ['server_hostname', 'server_id'],
  'session.start': ['server_hostname', 'kubernetes_cluster', 'server_id'],
  'session.join': ['server_hostname', 'kubernetes_cluster', 'server_id'],
  'session.rejected': ['server_hostname', 'server_id'],
  exec: ['server_hostname', 'kubernetes_cluster', 'server_id'],
  sftp: ['server_hostname', 'server_id'],
  scp: ['server_hostname', 'server_id'],
  'kube.request': ['kubernetes_cluster'],
  'windows.desktop.session.start': ['desktop_name', 'desktop_addr'],
  'db.session.start': ['db_service', 'db_instance'],
  'app.session.start': ['app_name', 'server_id'],
};

export interface TeleportEntry {
  readonly system: string;
  readonly identity: string | undefined;
  readonly source: string | undefined;
  readonly outcome: FactValue<'session'>['outcome'];
}

/** Name of the cluster whose audit log this is. */
export function clusterOf(event: JsonCursor): string {
  return event.get('cluster_name')?.string() || 'teleport';
}

/** Milliseconds since 1970 UTC of an event; undefined where it has no date. */
export function timeOf(event: JsonCursor): number | undefined {
  return instantOf(event.get('time')?.string());
}

/**
 * What an audit event says of an entry; undefined for events of other kinds. A code ends in `I`, `W` or `E`: an event is
 * a refusal where it says `success: false`, or where it warns without saying that it succeeded; a command that failed
 * (`exec`, code `E`) was run by someone who had entered.
 */
export function teleportEntry(event: JsonCursor): TeleportEntry | undefined {
  const name = event.get('event')?.string() ?? '';
  if (!Object.hasOwn(ENTRIES, name)) return undefined;
  const systems = ENTRIES[name]!.map((field) => event.get(field)?.string());
  const success = event.get('success')?.boolean();
  const code = event.get('code')?.string() ?? '';
  const kept =
    success === false || (success === undefined && code.endsWith('W')) || name === 'session.rejected';
  const address = event.get('addr.remote')?.string() ?? event.get('remote_addr')?.string();
  return {
    system: systems.find((text) => text !== undefined && text !== '') ?? clusterOf(event),
    identity: event.get('user')?.string(),
    source: sourceAddress(address),
    outcome: kept ? 'refused' : 'opened',
  };
}
