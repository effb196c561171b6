import { latin } from './ascii.ts';
import type { FlowLog } from './flow-format.ts';
import { UNTOLD } from './flow-way.ts';
import { JsonFields } from './json-fields.ts';
import { JsonItemScanner } from './json-item-scanner.ts';
import { LineScanner } from './line-scanner.ts';
import { secondsOf, tellFlow } from './told-flow.ts';

const WANTED = [
  'first',
  'last',
  'in_bytes',
  'in_packets',
  'out_bytes',
  'src4_addr',
  'dst4_addr',
  'src6_addr',
  'dst6_addr',
  'sampled',
] as const;

/** Names of columns of `nfdump -o csv`, of old releases and of newer ones. */
const COLUMNS = {
  start: ['ts', 'firstseen', 'first'],
  end: ['te', 'lastseen', 'last'],
  lasts: ['td', 'duration'],
  source: ['sa', 'srcaddr'],
  destination: ['da', 'dstaddr'],
  bytes: ['ibyt', 'bytes', 'in_bytes', 'inbytes'],
  back: ['obyt', 'out_bytes', 'outbytes'],
} as const;

/**
 * NetFlow and IPFIX as nfdump writes them: CSV, whose columns go by their names (1.6 to 1.7.1; anew since 1.7.4; `csv-fast`), the list of
 * `-o json`, or the lines of `-o ndjson`. Its times bear no zone and are taken for UTC. Source: output_csv.c, output_csv_fast.c,
 * output_json.c and output_ndjson.c of github.com/phaag/nfdump.
 */
export function nfdumpLog(head: string): FlowLog | undefined {
  if (/"src[46]_addr"\s*:/.test(head) && /"in_bytes"\s*:/.test(head)) {
    if (/^\uFEFF?\s*\[\s*\{/.test(head)) return objects('JSON');
    if (/^\uFEFF?\s*\{\s*"(?:cnt|type)"\s*:/.test(head)) return objects('NDJSON');
  }
  const feed = head.indexOf('\n');
  const columns = (feed < 0 ? head : head.slice(0, feed))
    .trim()
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const of = (names: readonly string[]): number => columns.findIndex((name) => names.includes(name));
  const at = {
    start: of(COLUMNS.start),
    end: of(COLUMNS.end),
    lasts: of(COLUMNS.lasts),
    source: of(COLUMNS.source),
    destination: of(COLUMNS.destination),
    bytes: of(COLUMNS.bytes),
    back: of(COLUMNS.back),
  };
  if (at.start < 0 || at.source < 0 || at.destination < 0 || at.bytes < 0 || (at.end < 0 && at.lasts < 0))
    return undefined;
  return {
    format: 'nfdump',
    version: 'CSV',
    firstRecord: feed + 1,
    open: (sink) => {
      let over = false;
      return new LineScanner(sink, (data, from, to, line) => {
        const text = latin(data, from, to);
        // What follows are sums of the whole, not records.
        if (text.startsWith('Summary')) over = true;
        if (over) return;
        const cells = text.split(',').map((cell) => cell.trim());
        if (cells.length !== columns.length) {
          sink.odd('FIELD_COUNT', line);
          return;
        }
        const start = secondsOf((cells[at.start] ?? '').replace(' ', 'T'));
        const end =
          at.end < 0
            ? start + Math.floor(Number(cells[at.lasts]))
            : secondsOf((cells[at.end] ?? '').replace(' ', 'T'));
        tellFlow(
          sink,
          {
            source: cells[at.source] ?? '',
            destination: cells[at.destination] ?? '',
            bytes: cells[at.bytes] ?? '',
            ...(at.back < 0 ? {} : { back: cells[at.back] || '0' }),
            start,
            end,
            interfaceName: 'nfdump',
            way: UNTOLD,
          },
          line,
        );
      });
    },
  };
}

function objects(version: 'JSON' | 'NDJSON'): FlowLog {
  return {
    format: 'nfdump',
    version,
    firstRecord: version === 'JSON' ? undefined : 0,
    open: (sink) => {
      const fields = new JsonFields(WANTED);
      const read = (data: Uint8Array, from: number, to: number, line: number): void => {
        if (!fields.read(data, from, to)) {
          sink.odd('SYNTAX', line);
          return;
        }
        tellFlow(
          sink,
          {
            source: fields.member('src4_addr') || fields.member('src6_addr'),
            destination: fields.member('dst4_addr') || fields.member('dst6_addr'),
            bytes: tellsPackets(fields.member('in_bytes'), fields.member('in_packets'))
              ? ''
              : fields.member('in_bytes') || '0',
            back: fields.member('out_bytes') || '0',
            start: secondsOf(fields.member('first')),
            end: secondsOf(fields.member('last')),
            interfaceName: 'nfdump',
            way: UNTOLD,
            // 1 where nfcapd has scaled what a sampling exporter told; by how much it does not say.
            ...(['', '0'].includes(fields.member('sampled')) ? {} : { rate: 0 }),
          },
          line,
        );
      };
      return version === 'JSON' ? new JsonItemScanner(sink, read) : new LineScanner(sink, read);
    },
  };
}

/**
 * Whether packets stand where bytes should: a packet of IP has twenty bytes at the least, and a release of `-o ndjson` writes the number of
 * packets twice. How much went by is then unknown, and not that little.
 */
function tellsPackets(bytes: string, packets: string): boolean {
  return bytes !== '' && bytes !== '0' && bytes === packets;
}
