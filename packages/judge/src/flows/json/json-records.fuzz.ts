import type { FlowScanner } from '../flow-format.ts';
import type { FlowSink } from '../flow-sink.ts';
import { googleRecords } from '../google-log.ts';
import { fullScanner } from '../testing/full-scanner.ts';
import { partText } from '../testing/part-text.ts';
import { plainSink } from '../testing/plain-sink.ts';
import { zeekRecords } from '../zeek-log.ts';
import { JsonLineScanner } from './json-line-scanner.ts';

const ZEEK =
  '{"ts":1791158400.5,"uid":"C1","id.orig_h":"10.1.0.4","id.resp_h":"198.51.100.7","duration":2.5,"orig_bytes":10,"resp_bytes":20,"orig_ip_bytes":90,"resp_ip_bytes":120,"missed_bytes":0}\n';
const GOOGLE =
  '{"jsonPayload":{"bytes_sent":"123","start_time":"2026-10-05T00:00:00Z","end_time":"2026-10-05T00:00:59.5Z","reporter":"SRC","connection":{"src_ip":"10.1.0.4","dest_ip":"2600:1f88::1","src_port":1},"src_instance":{"vm_name":"a"}}}\n';

function told(bytes: Uint8Array, pieces: number, open: (sink: FlowSink) => FlowScanner): string {
  const sink = plainSink();
  const scanner = open(sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return JSON.stringify(partText(sink.part()));
}

/** What the programs read is what each record gives that is read in full. Every line comes twice: the second time its shape is known. */
export const target = {
  name: 'json-records',
  run(bytes: Uint8Array): string {
    const text = Buffer.from(bytes).toString('latin1');
    const twice = text.split('\n').flatMap((line) => [line, line]);
    const all = new Uint8Array(Buffer.from(`${twice.join('\n')}\n`, 'latin1'));
    const notation = bytes.includes('P'.charCodeAt(0)) ? googleRecords : zeekRecords;
    const full = told(all, 1 << 20, (sink) => fullScanner(sink, notation(sink)));
    for (const pieces of [1 << 20, 61]) {
      const fast = told(all, pieces, (sink) => new JsonLineScanner(sink, notation(sink)));
      if (fast !== full) throw new Error(`told ${fast}\nwhere in full ${full}`);
    }
    return full.replaceAll(/\d+/g, '0').slice(0, 200);
  },
  seeds: () =>
    [ZEEK.repeat(3), GOOGLE.repeat(3), ZEEK + ZEEK.replace('"ts":1791158400.5,', '') + ZEEK].map(
      (text) => new Uint8Array(Buffer.from(text)),
    ),
  dictionary: [
    '"ts":',
    '"bytes_sent":',
    '"start_time":',
    'null',
    '""',
    '\\u0041',
    '1e3',
    '::ffff:',
    '-',
    '"DEST"',
  ],
};
