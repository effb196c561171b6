import type { Seeded } from './seeded.ts';

/** Who may open a session on a bastion, and from which address. */
export interface Administrator {
  readonly user: string;
  readonly address: string;
}

/**
 * `auth.log` of one bastion for one month, as OpenSSH 10 and rsyslog write it on Debian 13: sessions of administrators
 * on working days, and the knocking of strangers, refused.
 */
export function sshdAuthLog(
  month: string,
  host: string,
  administrators: readonly Administrator[],
  { sessions, knocks, seeded }: { sessions: number; knocks: number; seeded: Seeded },
): string {
  const days = daysIn(month);
  const lines: { readonly at: number; readonly text: string }[] = [];
  const log = (at: number, pid: number, words: string, process = 'sshd-session'): void => {
    lines.push({ at, text: `${stamp(at)} ${host} ${process}[${pid}]: ${words}` });
  };
  const moment = (day: number, fromHour: number, toHour: number): number =>
    Date.parse(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`) +
    (seeded.int(fromHour * 3600, toHour * 3600 - 1) * 1000 + seeded.int(0, 999));

  // The timer of the machine runs every hour; the first and the last of the month show that nothing was cut.
  for (let day = 1; day <= days; day += 1) {
    for (const hour of day === days ? [0, 23] : [0]) {
      const at = Date.parse(
        `${month}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:17:01Z`,
      );
      const pid = seeded.int(1200, 60_000);
      log(at, pid, 'pam_unix(cron:session): session opened for user root(uid=0) by root(uid=0)', 'CRON');
      log(at + 41, pid, 'pam_unix(cron:session): session closed for user root', 'CRON');
    }
  }
  for (let session = 0; session < sessions; session += 1) {
    const { user, address } = seeded.pick(administrators);
    const at = moment(workingDay(month, days, seeded), 12, 22);
    const [pid, port] = [seeded.int(1200, 60_000), seeded.int(32_768, 60_999)];
    const end = at + seeded.int(90, 5400) * 1000;
    log(
      at,
      pid,
      `Accepted publickey for ${user} from ${address} port ${port} ssh2: ED25519 SHA256:${fingerprint(user)}`,
    );
    log(
      at + 9,
      pid,
      `pam_unix(sshd:session): session opened for user ${user}(uid=${1000 + user.length}) by ${user}(uid=0)`,
    );
    log(end, pid, `Received disconnect from ${address} port ${port}:11: disconnected by user`);
    log(end + 1, pid, `Disconnected from user ${user} ${address} port ${port}`);
    log(end + 3, pid, `pam_unix(sshd:session): session closed for user ${user}`);
  }
  for (let knock = 0; knock < knocks; knock += 1) {
    const at = moment(seeded.int(1, days), 1, 23);
    const [pid, port] = [seeded.int(1200, 60_000), seeded.int(32_768, 60_999)];
    const address = `203.0.113.${seeded.int(1, 254)}`;
    const user = seeded.pick(['admin', 'oracle', 'test', 'ubuntu', 'git', 'deploy']);
    log(at, pid, `Invalid user ${user} from ${address} port ${port}`);
    log(at + 700, pid, `Failed password for invalid user ${user} from ${address} port ${port} ssh2`);
    log(at + 1400, pid, `Connection closed by invalid user ${user} ${address} port ${port} [preauth]`);
  }
  lines.sort((a, b) => a.at - b.at);
  return `${lines.map(({ text }) => text).join('\n')}\n`;
}

export function daysIn(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

function workingDay(month: string, days: number, seeded: Seeded): number {
  for (;;) {
    const day = seeded.int(1, days);
    const weekday = new Date(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) return day;
  }
}

/** RFC 3339 with microseconds, as rsyslog writes it on a machine whose clock is set to UTC. */
function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, -1)}000+00:00`;
}

/** The same administrator always shows the same key. */
function fingerprint(user: string): string {
  return Buffer.from(`cle publique de ${user}, exemple fictif.....`).toString('base64').slice(0, 43);
}
