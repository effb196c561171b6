import { type VpcRecord, vpcFlowLog } from '../flow-logs.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const DAY = '2026-10-06';
const [FIRST_HOUR, HOURS] = [12, 8];

const seeded = new Seeded('revente flows');
const named = (): string => `eni-0${seeded.hex(16)}`;
const [portal, database, exploitation] = [named(), named(), named()];
const flowLog = `fl-0${seeded.hex(16)}`;

/** Addresses of the host, in the form in which it publishes them; these are kept for documentation and belong to nobody. */
const HOST_RANGES = [
  { prefix: '192.0.2.32/28', region: revente.home, service: 'S3' },
  { prefix: '192.0.2.48/28', region: revente.second, service: 'S3' },
  { prefix: '192.0.2.64/28', region: revente.home, service: 'EC2' },
  { prefix: '203.0.113.16/28', region: revente.forgotten, service: 'S3' },
  { prefix: '198.51.100.224/28', region: 'GLOBAL', service: 'GLOBALACCELERATOR' },
] as const;

/** The host's file of ranges, of the day before the flows. */
export function hostRanges(): string {
  return `${JSON.stringify(
    {
      syncToken: '1791158400',
      createDate: '2026-10-05-00-00-00',
      prefixes: HOST_RANGES.map(({ prefix, region, service }) => ({
        ip_prefix: prefix,
        region,
        service,
        network_border_group: region,
      })),
      ipv6_prefixes: [
        {
          ipv6_prefix: '2001:db8:40::/44',
          region: revente.home,
          service: 'S3',
          network_border_group: revente.home,
        },
      ],
    },
    null,
    2,
  )}\n`;
}

/** Eight hours of one working day, the same as those of the trail: a file an hour. */
export function flowFiles(): { readonly name: string; readonly text: string }[] {
  return Array.from({ length: HOURS }, (_, index) => {
    const hour = FIRST_HOUR + index;
    const { clients } = revente.accounts;
    const stamp = `${DAY.replaceAll('-', '')}T${hour}00Z`;
    return {
      name: `${clients}_vpcflowlogs_${revente.home}_${flowLog}_${stamp}_${seeded.hex(8)}.log`,
      text: vpcFlowLog(clients, hourOf(hour)),
    };
  });
}

/** The portal serves clinics, the database copies at home and, through the gateway, to the forgotten bucket abroad. */
function hourOf(hour: number): VpcRecord[] {
  const start = Date.parse(`${DAY}T${hour}:00:00Z`) / 1000;
  const records: VpcRecord[] = [];
  const see = (record: VpcRecord): void => {
    records.push({ fromPort: seeded.int(32_768, 60_999), toPort: 443, ...record });
  };
  for (let at = start; at < start + 3600; at += 600) {
    const clinic = `198.51.100.${seeded.int(10, 200)}`;
    see({ interfaceId: portal, at, from: clinic, to: '10.80.1.18', bytes: seeded.int(20_000, 400_000) });
    see({
      interfaceId: portal,
      at,
      from: '10.80.1.18',
      fromPort: 443,
      to: clinic,
      toPort: seeded.int(32_768, 60_999),
      bytes: seeded.int(400_000, 9_000_000),
      egress: true,
      path: 8,
    });
    // An hour in which the platform could not keep up: what went by then is not known.
    if (hour === 15 && at === start + 1200) {
      see({ interfaceId: database, at, status: 'SKIPDATA' });
      continue;
    }
    see({
      interfaceId: database,
      at,
      from: '10.80.2.20',
      to: `192.0.2.${seeded.int(33, 46)}`,
      bytes: seeded.int(40_000_000, 90_000_000),
      egress: true,
      path: 7,
    });
    if (at === start)
      see({ interfaceId: exploitation, at, from: `203.0.113.${seeded.int(130, 250)}`, to: '10.80.3.10', toPort: 22, bytes: 160, refused: true });
    else see({ interfaceId: exploitation, at, status: 'NODATA' });
  }
  const at = start + 1800;
  see({
    interfaceId: database,
    at,
    from: '10.80.2.20',
    to: '10.80.0.5',
    trueTo: '203.0.113.21',
    bytes: seeded.int(700_000_000, 990_000_000),
    egress: true,
    path: 8,
  });
  see({
    interfaceId: database,
    at,
    from: '10.80.2.20',
    to: `192.0.2.${seeded.int(49, 62)}`,
    bytes: seeded.int(200_000_000, 400_000_000),
    egress: true,
    path: 8,
  });
  // The account of trials, in another region, by a peering that the scope does not tell.
  see({ interfaceId: database, at, from: '10.80.2.20', to: '10.90.0.8', toPort: 5432, bytes: seeded.int(1_000_000, 3_000_000), egress: true, path: 5 });
  see({ interfaceId: exploitation, at, from: '203.0.113.88', to: '10.80.3.10', toPort: 22, bytes: seeded.int(40_000, 300_000) });
  see({
    interfaceId: exploitation,
    at,
    from: '10.80.3.10',
    to: '198.51.100.226',
    bytes: seeded.int(200_000, 800_000),
    egress: true,
    path: 8,
  });
  see({
    interfaceId: exploitation,
    at,
    from: '10.80.3.10',
    to: '203.0.113.140',
    bytes: seeded.int(90_000, 300_000),
    egress: true,
    path: 8,
  });
  return records;
}
