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
  // Without a session: `ssh -N -L` only forwards ports, and an old client copies files by a subsystem.
  port: ['server_hostname', 'server_id'],
  'port.local': ['server_hostname', 'server_id'],
  'port.remote': ['server_hostname', 'server_id'],
  subsystem: ['server_hostname', 'server_id'],
  // An application that takes Teleport’s word for who someone is.
  'saml.idp.auth': [],
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
  // Code `S`: what had started stopped.
  if (!Object.hasOwn(ENTRIES, name) || event.get('code')?.string()?.endsWith('S') === true) return undefined;
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
