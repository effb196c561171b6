import { smallNumber } from './ascii.ts';
import type { FlowLog } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-sink.ts';
import { JsonFields } from './json-fields.ts';
import { JsonItemScanner } from './json-item-scanner.ts';
import { LineScanner } from './line-scanner.ts';
import { instantSeconds, LastInterface, secondsOf, tellFlow, tellReadFlow } from './told-flow.ts';

const WANTED = [
  'jsonPayload.connection.src_ip',
  'jsonPayload.connection.dest_ip',
  'jsonPayload.bytes_sent',
  'jsonPayload.start_time',
  'jsonPayload.end_time',
  'jsonPayload.reporter',
  'jsonPayload.disposition',
  'jsonPayload.src_instance.vm_name',
  'jsonPayload.dest_instance.vm_name',
  'resource.labels.subnetwork_name',
] as const;

const [SOURCE, DESTINATION, SENT, START, END, REPORTER, DISPOSITION, SUBNETWORK] = [0, 1, 2, 3, 4, 5, 6, 9];
/** First letter of `DEST…` and of `DROPPED`. */
const LETTER_D = 0x44;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** What the interface of records without a subnetwork is called. */
const NAMELESS = 'google';

/**
 * Google’s VPC flow logs as Cloud Logging exports them: one record a line (a sink), or a list (`gcloud logging read`). A flow between two
 * machines of one’s own is reported by both: that of the destination is the second time. Google samples packets at a rate that no record
 * tells, before the rate that users set, and has scaled what it tells by both.
 */
export function googleLog(head: string): FlowLog | undefined {
  const listed = /^\uFEFF?\s*\[\s*\{/.test(head);
  if (!listed && !/^\uFEFF?\s*\{/.test(head)) return undefined;
  if (!/vpc_flows|"src_ip"/.test(head) || !/"reporter"/.test(head) || !/"jsonPayload"/.test(head))
    return undefined;
  return {
    format: 'google-flow-log',
    version: listed ? 'JSON' : 'JSON Lines',
    firstRecord: listed ? undefined : 0,
    open: (sink) => {
      const fields = new JsonFields(WANTED);
      const interfaces = new LastInterface(sink);
      const read = (data: Uint8Array, from: number, to: number, line: number): void => {
        if (fields.read(data, from, to)) {
          if (!tellPlain(sink, data, fields, interfaces)) tell(sink, fields, line);
        } else sink.odd('SYNTAX', line);
      };
      return listed ? new JsonItemScanner(sink, read) : new LineScanner(sink, read);
    },
  };
}

/** Tells a record whose values are written plainly, straight from its bytes; false where it is another, or is not to be counted. */
function tellPlain(
  sink: FlowSink,
  data: Uint8Array,
  fields: JsonFields<(typeof WANTED)[number]>,
  interfaces: LastInterface,
): boolean {
  // What was told by the other end already, or went nowhere; or may say so in escapes.
  for (const name of [REPORTER, DISPOSITION])
    if ([LETTER_D, BACKSLASH].includes(data[fields.from(name)]!)) return false;
  // Such as `null`, which is no name.
  if (fields.to(SUBNETWORK) > 0 && data[fields.from(SUBNETWORK) - 1] !== QUOTE) return false;
  return tellReadFlow(
    sink,
    data,
    fields.from(SOURCE),
    fields.to(SOURCE),
    fields.from(DESTINATION),
    fields.to(DESTINATION),
    interfaces,
    {
      bytes: smallNumber(data, fields.from(SENT), fields.to(SENT)),
      back: 0,
      start: instantSeconds(data, fields.from(START), fields.to(START)),
      end: instantSeconds(data, fields.from(END), fields.to(END)),
      interfaceName: NAMELESS,
      nameFrom: fields.from(SUBNETWORK),
      nameTo: fields.to(SUBNETWORK),
      rate: 0,
    },
  );
}

function tell(sink: FlowSink, fields: JsonFields<(typeof WANTED)[number]>, line: number): void {
  const reporter = fields.member('jsonPayload.reporter');
  const both =
    fields.member('jsonPayload.src_instance.vm_name') !== '' &&
    fields.member('jsonPayload.dest_instance.vm_name') !== '';
  if (both && reporter.startsWith('DEST')) {
    sink.record();
    sink.count('repeated');
    return;
  }
  if (fields.member('jsonPayload.disposition') === 'DROPPED') {
    sink.record();
    sink.count('rejected');
    return;
  }
  tellFlow(
    sink,
    {
      source: fields.member('jsonPayload.connection.src_ip'),
      destination: fields.member('jsonPayload.connection.dest_ip'),
      bytes: fields.member('jsonPayload.bytes_sent') || '0',
      start: secondsOf(fields.member('jsonPayload.start_time')),
      end: secondsOf(fields.member('jsonPayload.end_time')),
      interfaceName: fields.member('resource.labels.subnetwork_name') || NAMELESS,
      way: UNTOLD,
      rate: 0,
    },
    line,
  );
}
