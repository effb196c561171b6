// Writes a flow log of AWS, the same for the same seed; version 2 in its default order, or version 5 in an order of its own:
//
//   node bench/flows/generate-flows.ts <file> <records> [seed] [v2|v5] [ranges.json]
//
// 200 interfaces in three networks; 300,000 public addresses of which few are met often and most hardly ever, six in ten of them
// in the ranges that AWS publishes (where the file is given, else in ranges of documentation); 1 % IPv6, 3 % refused, 0.5 % without data.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const INTERFACES = 200;
const ADDRESSES = 300_000;
/** 2026-10-05T00:00:00Z; records spread over two days. */
const START = 1_791_158_400;
const SECONDS = 2 * 86_400;

export interface FlowLogPlan {
  readonly records: number;
  readonly seed?: number;
  readonly version?: 'v2' | 'v5';
  /** An `ip-ranges.json` of AWS. */
  readonly ranges?: string | undefined;
}

const HEADERS = {
  v2: 'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
  v5: 'version vpc-id subnet-id interface-id account-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr srcport dstport protocol tcp-flags flow-direction traffic-path packets bytes start end action log-status',
} as const;

/** Small seeded generator (mulberry32), so that two machines measure the same bytes. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function writeFlows(file: string, { records, seed = 1, version = 'v2', ranges }: FlowLogPlan): void {
  const random = seeded(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const addresses = publicAddresses(random, ranges);
  const interfaces = Array.from({ length: INTERFACES }, (_, index) => ({
    id: `eni-0${(index * 7_919 + 104_729).toString(16).padStart(8, '0')}${(index * 2_654_435_761).toString(16).padStart(8, '0').slice(-8)}`,
    account: index % 5 === 0 ? '444455556666' : '111122223333',
    v4: `10.0.${[16, 32, 48][index % 3]!}.${10 + Math.floor(index / 3)}`,
    v6: `fd00:10:${[16, 32, 48][index % 3]!}::${(10 + index).toString(16)}`,
  }));
  const out = openSync(file, 'w');
  let text = `${HEADERS[version]}\n`;
  for (let index = 0; index < records; index += 1) {
    const { id, account, v4, v6 } = interfaces[whole(INTERFACES)]!;
    const start = START + Math.floor((index / records) * SECONDS) - whole(60);
    const end = start + 30 + whole(30);
    const chance = random();
    if (chance < 0.005) {
      const status = chance < 0.004 ? 'NODATA' : 'SKIPDATA';
      text +=
        version === 'v2'
          ? `2 ${account} ${id} - - - - - - - ${start} ${end} - ${status}\n`
          : `5 vpc-0a1b2c3d subnet-0f ${id} ${account} - - - - - - - - - - - - ${start} ${end} - ${status}\n`;
    } else {
      // The n-th address is met n times less often than the first (Zipf).
      const six = chance > 0.99;
      const peer = six
        ? `2600:1f${whole(16).toString(16)}8:${whole(4096).toString(16)}::${whole(65_536).toString(16)}`
        : addresses[Math.floor(ADDRESSES ** random()) - 1]!;
      const local = six ? v6 : v4;
      const outward = random() < 0.55;
      const [from, to] = outward ? [local, peer] : [peer, local];
      const packets = 1 + whole(60);
      const bytes = packets * (40 + whole(1400));
      const [sport, dport] = outward ? [32_768 + whole(28_000), 443] : [443, 32_768 + whole(28_000)];
      const action = random() < 0.03 ? 'REJECT' : 'ACCEPT';
      text +=
        version === 'v2'
          ? `2 ${account} ${id} ${from} ${to} ${sport} ${dport} 6 ${packets} ${bytes} ${start} ${end} ${action} OK\n`
          : `5 vpc-0a1b2c3d subnet-0f ${id} ${account} ${from} ${to} ${from} ${to} ${sport} ${dport} 6 19 ${outward ? 'egress' : 'ingress'} ${outward ? '8' : '-'} ${packets} ${bytes} ${start} ${end} ${action} OK\n`;
    }
    if (text.length > 1 << 20) {
      writeSync(out, text);
      text = '';
    }
  }
  writeSync(out, text);
  closeSync(out);
}

function publicAddresses(random: () => number, ranges: string | undefined): string[] {
  const prefixes =
    ranges === undefined
      ? ['198.51.100.0/24', '203.0.113.0/24']
      : (JSON.parse(readFileSync(ranges, 'utf8')) as { prefixes: { ip_prefix: string }[] }).prefixes.map(
          ({ ip_prefix: prefix }) => prefix,
        );
  return Array.from({ length: ADDRESSES }, () => {
    if (random() < 0.4) return anyPublic(random);
    const [network = '', length = '32'] = prefixes[Math.floor(random() * prefixes.length)]!.split('/');
    const base = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return dotted(base + Math.floor(random() * 2 ** (32 - Number(length))));
  });
}

/** Any address outside of those that have a special meaning. */
function anyPublic(random: () => number): string {
  for (;;) {
    const first = 1 + Math.floor(random() * 222);
    const second = Math.floor(random() * 256);
    const special =
      first === 10 ||
      first === 127 ||
      (first === 100 && second >= 64 && second < 128) ||
      (first === 169 && second === 254) ||
      (first === 172 && second >= 16 && second < 32) ||
      (first === 192 && (second === 168 || second === 0));
    if (!special) return dotted(((first * 256 + second) * 65_536 + Math.floor(random() * 65_536)) >>> 0);
  }
}

function dotted(address: number): string {
  return `${Math.floor(address / 16_777_216)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

if (import.meta.main) {
  const [file, records = '1000000', seed = '1', version = 'v2', ranges] = process.argv.slice(2);
  if (file === undefined || (version !== 'v2' && version !== 'v5')) {
    console.error('node bench/flows/generate-flows.ts <file> <records> [seed] [v2|v5] [ranges.json]');
    process.exitCode = 2;
  } else writeFlows(file, { records: Number(records), seed: Number(seed), version, ranges });
}
