import type { Seeded } from './seeded.ts';
import { daysIn } from './sshd-auth-log.ts';

/** Audit events of Teleport for one month (one JSON object per line): log-ins and sessions of administrators. */
export function teleportAudit(
  month: string,
  cluster: string,
  administrators: readonly { readonly user: string; readonly address: string }[],
  { sessions, seeded }: { sessions: number; seeded: Seeded },
): string {
  const days = daysIn(month);
  const events: { readonly at: number; readonly event: Record<string, unknown> }[] = [];
  const add = (at: number, event: Record<string, unknown>): void => {
    const time = new Date(at).toISOString();
    events.push({ at, event: { ei: 0, cluster_name: cluster, ...event, time, uid: seeded.uuid() } });
  };
  const midnight = (day: number): number => Date.parse(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`);
  // The renewal of the cluster's own certificate runs at both ends of each day and shows that nothing was cut.
  for (let day = 1; day <= days; day += 1) {
    for (const minute of day === days ? [4, 1436] : [4]) {
      add(midnight(day) + minute * 60_000, {
        code: 'TC000I',
        event: 'cert.create',
        cert_type: 'user',
        user: 'bot-renouvellement',
      });
    }
  }
  for (let session = 0; session < sessions; session += 1) {
    const { user, address } = seeded.pick(administrators);
    const at = midnight(seeded.int(1, days)) + seeded.int(12 * 3600, 21 * 3600) * 1000 + seeded.int(0, 999);
    const sid = seeded.uuid();
    const port = seeded.int(32_768, 60_999);
    const host = `noeud-${seeded.int(1, 24)}`;
    const common = {
      user,
      login: 'exploitation',
      sid,
      server_hostname: host,
      server_id: seeded.uuid(),
      proto: 'ssh',
    };
    add(at, {
      code: 'T1000I',
      event: 'user.login',
      method: 'local',
      success: true,
      user,
      'addr.remote': `${address}:${port}`,
    });
    add(at + 4200, {
      code: 'T2000I',
      event: 'session.start',
      ...common,
      'addr.remote': `${address}:${port + 1}`,
      'addr.local': '10.0.4.7:3022',
    });
    add(at + seeded.int(60, 3000) * 1000, {
      code: 'T2004I',
      event: 'session.end',
      ...common,
      interactive: true,
      participants: [user],
    });
  }
  for (let refusal = 0; refusal < 6; refusal += 1) {
    const at = midnight(seeded.int(1, days)) + seeded.int(3600, 80_000) * 1000;
    const user = seeded.pick(['admin', 'root', 'svc']);
    add(at, {
      code: 'T1000W',
      event: 'user.login',
      method: 'local',
      success: false,
      error: 'invalid username or password',
      user,
      'addr.remote': `203.0.113.${seeded.int(1, 254)}:${seeded.int(32_768, 60_999)}`,
    });
  }
  events.sort((a, b) => a.at - b.at);
  return `${events.map(({ event }) => JSON.stringify(event)).join('\n')}\n`;
}
