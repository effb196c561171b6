import type { FlowLog } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-sink.ts';
import { JsonFields } from './json-fields.ts';
import { JsonItemScanner } from './json-item-scanner.ts';
import { LineScanner } from './line-scanner.ts';
import { secondsOf, tellFlow } from './told-flow.ts';

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
      const read = (data: Uint8Array, from: number, to: number, line: number): void => {
        if (fields.read(data, from, to)) tell(sink, fields, line);
        else sink.odd('SYNTAX', line);
      };
      return listed ? new JsonItemScanner(sink, read) : new LineScanner(sink, read);
    },
  };
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
      interfaceName: fields.member('resource.labels.subnetwork_name') || 'google',
      way: UNTOLD,
      rate: 0,
    },
    line,
  );
}
