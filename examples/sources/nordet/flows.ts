import { type Connection, zeekConnLog } from '../flow-logs.ts';
import { Seeded } from '../seeded.ts';
import { daysIn } from '../sshd-auth-log.ts';
import { administrators, nordet } from './company.ts';

const { networks } = nordet;

/** What two machines that receive copies speak to at the other site. */
const COPIES_PEERS = ['192.0.2.10', '192.0.2.11'] as const;
const SUPERVISION_PEER = '192.0.2.34';
const CARRIER = '198.51.100.230';

/**
 * What a sensor in Lévis saw of a month, at the edge of the three networks: each hour the supervision of Sherbrooke, each night the
 * copies, administrators on working days, the carrier's supervision each week, and customers from anywhere.
 */
export function monthOfFlows(month: string): string {
  const seeded = new Seeded(`nordet flows ${month}`);
  const connections: Connection[] = [];
  const see = (
    at: number,
    [from, to]: readonly [string, string],
    toPort: number,
    [sent, received, lasts]: readonly [number, number, number],
  ): void => {
    connections.push({ at, lasts, from, fromPort: seeded.int(32_768, 60_999), to, toPort, sent, received });
  };
  for (let day = 1; day <= daysIn(month); day += 1) {
    const midnight = Date.parse(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`) / 1000;
    const weekday = new Date(midnight * 1000).getUTCDay();
    for (let hour = 0; hour < 24; hour += 1) {
      const at = midnight + hour * 3600 + seeded.int(5, 900);
      if (hour === 6 || hour === 7)
        see(at, [`${networks.copies.slice(0, -4)}1${hour}`, COPIES_PEERS[hour - 6]!], 9443, [
          seeded.int(38, 61) * 1_000_000_000 + seeded.int(0, 999_999_999),
          seeded.int(200_000_000, 320_000_000),
          seeded.int(1500, 2600),
        ]);
      else
        see(at, ['10.20.2.21', SUPERVISION_PEER], 6514, [
          seeded.int(400_000, 900_000),
          seeded.int(20_000, 60_000),
          seeded.int(2, 40),
        ]);
      if (hour % 8 === 3)
        see(
          at + seeded.int(1, 1500),
          [`203.0.113.${seeded.int(2, 254)}`, `10.200.${seeded.int(0, 40)}.${seeded.int(2, 250)}`],
          443,
          [seeded.int(20_000, 900_000), seeded.int(400_000, 90_000_000), seeded.int(1, 300)],
        );
    }
    if (weekday > 0 && weekday < 6)
      see(
        midnight + seeded.int(12 * 3600, 21 * 3600),
        [seeded.pick(administrators).address, '10.20.0.12'],
        22,
        [seeded.int(40_000, 300_000), seeded.int(90_000, 2_000_000), seeded.int(90, 5400)],
      );
    if (weekday === 2)
      see(midnight + seeded.int(50_000, 60_000), [CARRIER, '10.20.2.22'], 443, [
        seeded.int(4000, 9000),
        seeded.int(12_000, 30_000),
        seeded.int(1, 9),
      ]);
  }
  return zeekConnLog(month, connections);
}
