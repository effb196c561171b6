import type { Seeded } from './seeded.ts';
import { type Administrator, daysIn } from './sshd-auth-log.ts';

/** Journal of one Guacamole gateway for one month, as `journalctl -o short-iso -u tomcat10` prints it on a machine in UTC. */
export function guacamoleJournal(
  month: string,
  host: string,
  administrators: readonly Administrator[],
  { sessions, seeded }: { sessions: number; seeded: Seeded },
): string {
  const lines: { readonly at: number; readonly text: string }[] = [];
  const log = (at: number, level: string, logger: string, words: string): void => {
    const iso = new Date(at).toISOString();
    const thread = `http-nio-8080-exec-${seeded.int(1, 10)}`;
    lines.push({
      at,
      text: `${iso.slice(0, 19)}+0000 ${host} tomcat10[912]: ${iso.slice(11, 23)} [${thread}] ${level} ${logger} - ${words}`,
    });
  };
  const days = daysIn(month);
  const moment = (day: number, from: number, to: number): number =>
    Date.parse(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`) + seeded.int(from, to) * 1000;
  // The gateway starts again each night, and once at the end of the month: nothing was cut.
  for (let day = 1; day <= days; day += 1) {
    for (const second of day === days ? [300, 86_100] : [300]) {
      const home = 'GUACAMOLE_HOME is "/etc/guacamole".';
      log(moment(day, second, second), 'INFO ', 'o.a.g.environment.LocalEnvironment', home);
    }
  }
  for (let session = 0; session < sessions; session += 1) {
    const { user, address } = seeded.pick(administrators);
    const at = moment(seeded.int(1, days), 12 * 3600, 21 * 3600);
    const who = `User "${user}" (authenticated by "postgresql")`;
    log(at, 'INFO ', 'o.a.g.event.EventLoggingListener', `${who} successfully authenticated from ${address}`);
    const connection = `User "${user}" connected to connection "${seeded.int(1, 6)}".`;
    log(at + 2300, 'INFO ', 'o.a.g.tunnel.TunnelRequestService', connection);
  }
  lines.sort((a, b) => a.at - b.at);
  return `${lines.map(({ text }) => text).join('\n')}\n`;
}
