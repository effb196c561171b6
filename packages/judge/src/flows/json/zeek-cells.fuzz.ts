import type { FlowScanner } from '../flow-format.ts';
import type { FlowSink } from '../flow-sink.ts';
import { fullCellScanner } from '../testing/full-scanner.ts';
import { partText } from '../testing/part-text.ts';
import { plainSink } from '../testing/plain-sink.ts';
import { zeekCells } from '../zeek-log.ts';
import { JsonLineScanner } from './json-line-scanner.ts';

const FIELDS =
  'ts\tuid\tid.orig_h\tid.resp_h\tduration\torig_bytes\tresp_bytes\tmissed_bytes\torig_ip_bytes\tresp_ip_bytes';
const RECORDS = [
  '1791158400.25\tC1\t10.1.0.4\t198.51.100.7\t1.5\t3060\t513570\t0\t3112\t513622',
  '1791158401.999999\tC2\t2600:1f88::1\tfd00::4\t-\t-\t-\t0\t60\t-',
  '1791161999.0\tC3\t::ffff:10.1.0.4\t198.51.100.7\t3600.0\t1\t2\t5\t-\t-',
].join('\n');
const LOG = `#fields\t${FIELDS}\n${RECORDS}\n#close\t2026-10-05-00-00-00\n`;
const TURNED = LOG.replaceAll(/^[^#].*/gm, turned).replaceAll(/(?<=^#fields\t).*/gm, turned);
/** A name comes first, which may start as a remark does. */
const NAMED = LOG.replaceAll(/^(#fields\t)?(\S+)\t(\S+)(?=\t)/gm, '$1$3\t$2').replace('C2', '#C2');

function turned(line: string): string {
  return line.split('\t').toReversed().join('\t');
}

function told(bytes: Uint8Array, pieces: number, open: (sink: FlowSink) => FlowScanner): string {
  const sink = plainSink();
  const scanner = open(sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return JSON.stringify({ ...partText(sink.part()), lines: scanner.lines, relaid: scanner.relaid === true });
}

/** What the program reads of cells is what each line gives that is read in full, whatever fields a log names and names anew. */
export const target = {
  name: 'zeek-cells',
  run(bytes: Uint8Array): string {
    const named = /^#fields\t([^\n]*)/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    const fields = (named ?? FIELDS).split('\t');
    const full = told(bytes, 1 << 20, (sink) => fullCellScanner(sink, zeekCells(sink, fields).cells!));
    // To read it once more would take half as long again.
    const pieces = bytes.length % 2 === 0 ? 1 << 20 : 61;
    const fast = told(bytes, pieces, (sink) => new JsonLineScanner(sink, zeekCells(sink, fields)));
    if (fast !== full) throw new Error(`told ${fast}\nwhere in full ${full}`);
    return full.slice(full.indexOf('"counts"')).replaceAll(/[1-9]\d*/g, '1');
  },
  seeds: (): Uint8Array[] =>
    [LOG, TURNED, NAMED, `${LOG}${TURNED}${LOG}`, LOG.replaceAll('\n', '\r\n'), `${RECORDS}\n`.repeat(3)].map(
      (text) => new Uint8Array(Buffer.from(text)),
    ),
  dictionary: [
    '\t',
    '\t-\t',
    '-',
    '(empty)',
    '\n',
    '\r\n',
    '\n#',
    `\n#fields\t`,
    'missed_bytes',
    '0',
    '1791158400',
    '1e3',
    '::ffff:',
    '255',
  ],
};
