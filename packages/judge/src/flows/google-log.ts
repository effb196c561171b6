import { smallNumber } from './ascii.ts';
import type { FlowLog } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-way.ts';
import { JsonFields } from './json-fields.ts';
import { JsonItemScanner } from './json-item-scanner.ts';
import { JsonLineScanner } from './json/json-line-scanner.ts';
import type { RecordNotation } from './json/json-line-scanner.ts';
import { nameCode } from './json/name-code.ts';
import { recordProgram } from './json/record-program.ts';
import type { Telling } from './json/record-program.ts';
import { REJECTED, REPEATED } from './json/shape-memory.ts';
import { i32, when } from './machine/wasm-code.ts';
import type { Code } from './machine/wasm-code.ts';
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
/** What names an end that reports: its machine, or where Cloud Run has it. */
const [SOURCE_REPORTS, DESTINATION_REPORTS] = [
  [7, 12],
  [8, 13],
] as const;
/** `DEST`, and the two halves of `DROPPED`, as numbers. */
const [DEST, DROP, PPED] = [0x54534544, 0x504f5244, 0x44455050];
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
    // A record has 900, most of them names.
    rowBytes: 3600,
    open: (sink) => {
      const records = googleRecords(sink, payload);
      if (!listed) return new JsonLineScanner(sink, records);
      const fields = new JsonFields(records.program.members);
      const interfaces = new LastInterface(sink);
      return new JsonItemScanner(sink, (data, from, to, line) => {
        if (fields.read(data, from, to)) records.tell(data, fields, interfaces, line);
        else sink.odd('SYNTAX', line);
      });
    },
  };
}

/** Google’s records, one on each line; `payload`: what the member is called in which they stand. */
export function googleRecords(sink: FlowSink, payload = 'jsonPayload'): RecordNotation {
  return {
    program: {
      name: `google ${payload}`,
      members: WANTED.map((name) => name.replace('jsonPayload', payload)),
      make: () => recordProgram(WANTED.length, tellRead),
    },
    interfaceName: NAMELESS,
    nameMembers: PLACES,
    sampled: true,
    tell: (data, fields, interfaces, line) => {
      if (!tellPlain(sink, data, fields, interfaces)) tell(sink, fields, line);
    },
  };
}

/** The part of the program that tells a record of Google, as `tellPlain` and `tell` do. */
function tellRead(telling: Telling): Code {
  const { values, longs, take, has, otherIf, passed, addresses, write } = telling;
  const { from, length } = values;
  const [start, end, sent] = longs;
  const counted = (word: number): Code => i32.store(i32.of(word), i32.add(i32.load(i32.of(word)), i32.of(1)));
  const hasOne = ([one, other]: readonly [number, number]): Code => i32.or(has(one), has(other));
  return [
    // What went nowhere; then what the other end has told already.
    ...take(DISPOSITION),
    ...when(
      i32.eq(length.get, i32.of(7)),
      when(
        i32.and(i32.eq(i32.load(from.get), i32.of(DROP)), i32.eq(i32.load(from.get, 3), i32.of(PPED))),
        counted(REJECTED),
        passed(2),
      ),
    ),
    ...take(REPORTER),
    ...when(
      i32.and(
        i32.moreUnsigned(length.get, i32.of(3)),
        i32.and(hasOne(SOURCE_REPORTS), hasOne(DESTINATION_REPORTS)),
      ),
      when(
        i32.eq(i32.load(from.get), i32.of(DEST)),
        // Such as `null`, which is nothing.
        [...SOURCE_REPORTS, ...DESTINATION_REPORTS].flatMap((member) =>
          when(
            has(member),
            take(member),
            otherIf(i32.ne(i32.byte(i32.sub(from.get, i32.of(1))), i32.of(QUOTE)), 3),
          ),
        ),
        counted(REPEATED),
        passed(2),
      ),
    ),
    ...take(START),
    ...values.instant(start),
    ...take(END),
    ...values.instant(end),
    ...values.times(start, end),
    ...addresses(SOURCE, DESTINATION),
    ...take(SENT),
    ...values.number(sent),
    ...otherIf(values.failed),
    ...nameCode(telling, PLACES),
    ...write(start, end, sent),
  ];
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
