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
  'labels.target_resource_name',
  'resource.labels.name',
  'jsonPayload.src_serverless_details.region',
  'jsonPayload.dest_serverless_details.region',
] as const;
type Wanted = (typeof WANTED)[number];

const [SOURCE, DESTINATION, SENT, START, END, REPORTER, DISPOSITION, SUBNETWORK, TARGET, CONFIG] = [
  0, 1, 2, 3, 4, 5, 6, 9, 10, 11,
];
/** Where what reports is named: its subnet, the resource that a configuration is about, or a configuration of a whole organisation. */
const PLACES = [SUBNETWORK, TARGET, CONFIG] as const;
/** First letter of `DEST…` and of `DROPPED`. */
const LETTER_D = 0x44;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** What the interface of records without a subnetwork is called. */
const NAMELESS = 'google';

/**
 * Google’s VPC flow logs as Cloud Logging exports them: one record a line (a sink, or a table of BigQuery), or a list (`gcloud logging
 * read`); both logs, that of subnets (`compute.googleapis.com/vpc_flows`) and that of configurations, which also covers gateways
 * (`networkmanagement.googleapis.com/vpc_flows`); and the views of Log Analytics, which say `json_payload`. A flow between two machines of
 * one’s own, or Cloud Run’s, is reported by both: that of the destination is the second time. What was dropped is a record of its own.
 * Google samples packets at a rate that no record tells, before the rate that users set, and has scaled what it tells by both. Source:
 * docs.cloud.google.com/vpc/docs/about-flow-logs-records and about-traffic-flows; records in open-telemetry/opentelemetry-collector-contrib
 * and elastic/integrations.
 */
export function googleLog(head: string): FlowLog | undefined {
  const listed = /^\uFEFF?\s*\[\s*\{/.test(head);
  if (!listed && !/^\uFEFF?\s*\{/.test(head)) return undefined;
  const payload = /"(jsonPayload|json_payload)"\s*:\s*\{/.exec(head)?.[1];
  if (!/vpc_flows|"src_ip"/.test(head) || !/"reporter"/.test(head) || payload === undefined) return undefined;
  return {
    format: 'google-flow-log',
    version: listed ? 'JSON' : 'JSON Lines',
    firstRecord: listed ? undefined : 0,
    open: (sink) => {
      const fields = new JsonFields<string>(WANTED.map((name) => name.replace('jsonPayload', payload)));
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
  fields: JsonFields<string>,
  interfaces: LastInterface,
): boolean {
  // What was told by the other end already, or went nowhere; or may say so in escapes.
  for (const name of [REPORTER, DISPOSITION])
    if ([LETTER_D, BACKSLASH].includes(data[fields.from(name)]!)) return false;
  const place = PLACES.find((name) => fields.to(name) > fields.from(name)) ?? SUBNETWORK;
  // Such as `null`, which is no name.
  if (fields.to(place) > 0 && data[fields.from(place) - 1] !== QUOTE) return false;
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
      nameFrom: fields.from(place),
      nameTo: fields.to(place),
      rate: 0,
    },
  );
}

function tell(sink: FlowSink, fields: JsonFields<string>, line: number): void {
  const of = (name: Wanted): string => fields.memberAt(WANTED.indexOf(name));
  // What the destination dropped, its source has reported as sent: this is no second report of it.
  if (of('jsonPayload.disposition') === 'DROPPED') {
    sink.record();
    sink.count('rejected');
    return;
  }
  const reports = (end: 'src' | 'dest'): boolean =>
    of(`jsonPayload.${end}_instance.vm_name`) !== '' ||
    of(`jsonPayload.${end}_serverless_details.region`) !== '';
  if (of('jsonPayload.reporter').startsWith('DEST') && reports('src') && reports('dest')) {
    sink.record();
    sink.count('repeated');
    return;
  }
  tellFlow(
    sink,
    {
      source: of('jsonPayload.connection.src_ip'),
      destination: of('jsonPayload.connection.dest_ip'),
      bytes: of('jsonPayload.bytes_sent') || '0',
      start: secondsOf(of('jsonPayload.start_time')),
      end: secondsOf(of('jsonPayload.end_time')),
      interfaceName: PLACES.map((name) => fields.memberAt(name)).find((name) => name !== '') ?? NAMELESS,
      way: UNTOLD,
      rate: 0,
    },
    line,
  );
}
