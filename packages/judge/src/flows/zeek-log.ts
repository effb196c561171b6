import { latin } from './ascii.ts';
import type { FlowLog } from './flow-format.ts';
import { UNTOLD } from './flow-sink.ts';
import { LineScanner } from './line-scanner.ts';
import { JsonFields } from './json-fields.ts';
import { secondsOf, tellFlow } from './told-flow.ts';
import type { ToldFlow } from './told-flow.ts';

/** What a `conn.log` is read for. */
const WANTED = [
  'ts',
  'id.orig_h',
  'id.resp_h',
  'orig_ip_bytes',
  'resp_ip_bytes',
  'orig_bytes',
  'resp_bytes',
  'duration',
  'missed_bytes',
] as const;
/** What tells `conn.log` from Zeek's other logs of connections (`ssl.log`, `dns.log`…): how much went, or how it ended. */
const SIZES = ['conn_state', 'orig_ip_bytes', 'orig_bytes'] as const;

type Wanted = (typeof WANTED)[number];

/**
 * Zeek's `conn.log`, as its own table (fields by `#fields`, never by position) or as JSON, one record a line. Bytes are those of IP
 * where they are told: those of the payload are absent in some states. Bytes missed are a gap in what the sensor saw.
 */
export function zeekLog(head: string): FlowLog | undefined {
  const fields = /^#fields\t(.*)$/m.exec(head)?.[1]?.split('\t');
  if (head.startsWith('#separator') && fields !== undefined) {
    if (!fields.includes('id.orig_h') || !fields.includes('id.resp_h')) return undefined;
    if (!SIZES.some((name) => fields.includes(name))) return undefined;
    return {
      format: 'zeek-conn',
      version: 'TSV',
      firstRecord: undefined,
      open: (sink) => {
        let columns = fields;
        return new LineScanner(sink, (data, from, to, line) => {
          const text = latin(data, from, to);
          if (text.startsWith('#')) {
            if (text.startsWith('#fields\t')) columns = text.split('\t').slice(1);
            return;
          }
          const cells = text.split('\t');
          if (cells.length !== columns.length) {
            sink.odd('FIELD_COUNT', line);
            return;
          }
          tellFlow(
            sink,
            toldOf((name) => valueOf(cells[columns.indexOf(name)])),
            line,
          );
        });
      },
    };
  }
  if (!/^\{"(?:ts|uid|_path)":/.test(head) || !head.includes('"id.orig_h"')) return undefined;
  if (!SIZES.some((name) => head.includes(`"${name}"`))) return undefined;
  return {
    format: 'zeek-conn',
    version: 'JSON',
    firstRecord: 0,
    open: (sink) => {
      const fields_ = new JsonFields(WANTED);
      return new LineScanner(sink, (data, from, to, line) => {
        if (fields_.read(data, from, to))
          tellFlow(
            sink,
            toldOf((name) => fields_.member(name)),
            line,
          );
        else sink.odd('SYNTAX', line);
      });
    },
  };
}

function toldOf(of: (name: Wanted) => string): ToldFlow {
  const start = secondsOf(of('ts'));
  const lasts = Number(of('duration') || '0');
  return {
    source: of('id.orig_h'),
    destination: of('id.resp_h'),
    bytes: of('orig_ip_bytes') || of('orig_bytes') || '0',
    back: of('resp_ip_bytes') || of('resp_bytes') || '0',
    start,
    end: start + Math.floor(lasts >= 0 ? lasts : NaN),
    interfaceName: 'zeek',
    way: UNTOLD,
    lost: !['', '0'].includes(of('missed_bytes')),
  };
}

/** `-` is what is not set, `(empty)` what is empty. */
function valueOf(cell: string | undefined): string {
  return cell === undefined || cell === '-' || cell === '(empty)' ? '' : cell;
}
