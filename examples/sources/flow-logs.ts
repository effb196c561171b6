/** A connection as a sensor or an interface sees it. Bytes are those of IP. */
export interface Connection {
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly lasts: number;
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
  readonly sent: number;
  readonly received: number;
}

/** A packet of an Ethernet network carries about so many bytes. */
const PACKET_BYTES = 1400;

const packets = (bytes: number): number => Math.max(1, Math.ceil(bytes / PACKET_BYTES));
const byTime = (a: Connection, b: Connection): number => a.at - b.at;

/** `conn.log` of one month, as Zeek writes it, with the fields that an archive is kept for. */
export function zeekConnLog(month: string, connections: readonly Connection[]): string {
  const [open, close] = [`${month}-01-00-00-00`, `${month}-31-23-59-59`];
  const fields = [
    ['ts', 'time'],
    ['uid', 'string'],
    ['id.orig_h', 'addr'],
    ['id.orig_p', 'port'],
    ['id.resp_h', 'addr'],
    ['id.resp_p', 'port'],
    ['proto', 'enum'],
    ['duration', 'interval'],
    ['conn_state', 'string'],
    ['orig_pkts', 'count'],
    ['orig_ip_bytes', 'count'],
    ['resp_pkts', 'count'],
    ['resp_ip_bytes', 'count'],
  ];
  const lines = connections
    .toSorted(byTime)
    .map(({ at, lasts, from, fromPort, to, toPort, sent, received }, index) =>
      [
        `${at}.${String((index * 7919) % 1_000_000).padStart(6, '0')}`,
        `C${(at * 1000 + index).toString(36)}`,
        from,
        fromPort,
        to,
        toPort,
        'tcp',
        `${lasts}.000000`,
        'SF',
        packets(sent),
        sent,
        packets(received),
        received,
      ].join('\t'),
    );
  return [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    '#path\tconn',
    `#open\t${open}`,
    `#fields\t${fields.map(([name]) => name).join('\t')}`,
    `#types\t${fields.map(([, type]) => type).join('\t')}`,
    ...lines,
    `#close\t${close}`,
    '',
  ].join('\n');
}

/** NetFlow of routers as `nfdump -o csv` writes it since its release 1.7.4: one row for each way. */
export function nfdumpCsv(connections: readonly Connection[]): string {
  const rows = connections.toSorted(byTime).flatMap((connection) => {
    const { at, lasts, from, fromPort, to, toPort, sent, received } = connection;
    const row = (a: string, p: number, b: string, q: number, bytes: number): string =>
      `${new Date(at * 1000).toISOString().replace('T', ' ').slice(0, -1)},${lasts}.000,6,${a},${p},${b},${q},${packets(bytes)},${bytes},1`;
    const there = row(from, fromPort, to, toPort, sent);
    return received === 0 ? [there] : [there, row(to, toPort, from, fromPort, received)];
  });
  return ['firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows', ...rows, ''].join(
    '\n',
  );
}

/** An interface of a VPC, and what is told of it in ten minutes. */
export interface VpcRecord {
  readonly interfaceId: string;
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly status?: 'NODATA' | 'SKIPDATA';
  readonly from?: string;
  readonly fromPort?: number;
  readonly to?: string;
  readonly toPort?: number;
  readonly bytes?: number;
  readonly refused?: boolean;
  /** True ends, where the interface speaks to a gateway. */
  readonly trueFrom?: string;
  readonly trueTo?: string;
  readonly egress?: boolean;
  /** How the bytes left: 3 a private gateway, 5 a peering with another region, 7 a gateway endpoint, 8 the internet. */
  readonly path?: number;
}

const VPC_FIELDS =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status pkt-srcaddr pkt-dstaddr flow-direction traffic-path';

/** A VPC flow log of version 5 with true ends, direction and path, as AWS puts it in a bucket. */
export function vpcFlowLog(account: string, records: readonly VpcRecord[]): string {
  const lines = records
    .toSorted((a, b) => a.at - b.at)
    .map((record) => {
      const { interfaceId, at, status, from, to, bytes = 0 } = record;
      const cells = [5, account, interfaceId];
      if (status !== undefined) cells.push('-', '-', '-', '-', '-', '-', '-', at, at + 599, '-', status);
      else
        cells.push(
          from!,
          to!,
          record.fromPort!,
          record.toPort!,
          6,
          packets(bytes),
          bytes,
          at,
          at + 599,
          record.refused === true ? 'REJECT' : 'ACCEPT',
          'OK',
        );
      const told = status === undefined;
      cells.push(
        told ? (record.trueFrom ?? from!) : '-',
        told ? (record.trueTo ?? to!) : '-',
        told ? (record.egress === true ? 'egress' : 'ingress') : '-',
        record.path ?? '-',
      );
      return cells.join(' ');
    });
  return `${[VPC_FIELDS, ...lines].join('\n')}\n`;
}
