import { type Connection, nfdumpCsv } from '../flow-logs.ts';
import { Seeded } from '../seeded.ts';
import { administrators } from './company.ts';

/**
 * What the border routers of the first region exported in October: each hour telemetry and each night copies towards the second
 * region, administrators from Montréal, and customers, some of whom speak to the group's regions elsewhere.
 */
export function octoberFlows(): string {
  const seeded = new Seeded('grande-nuee flows');
  const connections: Connection[] = [];
  const see = (
    at: number,
    [from, to]: readonly [string, string],
    toPort: number,
    [sent, received, lasts]: readonly [number, number, number],
  ): void => {
    connections.push({ at, lasts, from, fromPort: seeded.int(32_768, 60_999), to, toPort, sent, received });
  };
  const first = Date.parse('2026-10-01T00:00:00Z') / 1000;
  for (let hour = 0; hour < 31 * 24; hour += 1) {
    const at = first + hour * 3600 + seeded.int(5, 900);
    if (hour % 24 === 5)
      see(at, ['10.0.2.31', '192.0.2.21'], 9000, [
        seeded.int(180, 240) * 1_000_000_000 + seeded.int(0, 999_999_999),
        seeded.int(900_000_000, 1_300_000_000),
        seeded.int(1800, 2700),
      ]);
    else see(at, ['10.0.3.11', '192.0.2.22'], 4317, [seeded.int(5_000_000, 9_000_000), 0, seeded.int(20, 59)]);
    if (hour % 24 === 15)
      see(
        at + 60,
        [seeded.pick(administrators).address, '10.0.1.14'],
        3023,
        [seeded.int(50_000, 400_000), seeded.int(90_000, 3_000_000), seeded.int(100, 2400)],
      );
    if (hour % 6 === 2)
      see(
        at + 120,
        [`10.64.${seeded.int(0, 90)}.${seeded.int(2, 250)}`, `203.0.113.${seeded.int(2, 126)}`],
        443,
        [seeded.int(1_000_000, 900_000_000), seeded.int(20_000, 9_000_000), seeded.int(2, 600)],
      );
  }
  return nfdumpCsv(connections);
}
