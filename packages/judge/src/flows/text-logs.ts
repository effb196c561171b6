import { awsLayout, defaultLayout } from './aws/aws-layout.ts';
import type { AwsLayout } from './aws/aws-layout.ts';
import { AwsScanner } from './aws/aws-scanner.ts';
import { azureLog } from './azure-log.ts';
import type { FlowHint, FlowLog } from './flow-format.ts';
import { googleLog } from './google-log.ts';
import { nfdumpLog } from './nfdump-log.ts';
import { sflowLog } from './sflow-log.ts';
import { zeekLog } from './zeek-log.ts';

/** How to read a log that is text, by its first bytes; undefined where it is none that is known. */
export function textLogOf(head: Uint8Array, hint: FlowHint): FlowLog | undefined {
  const aws = OF_OTHERS.includes(head[0]!) ? undefined : awsLog(head, hint);
  if (aws !== undefined) return aws;
  const text = new TextDecoder('utf-8').decode(head.subarray(0, LOOKED_AT));
  const other = azureLog(text) ?? googleLog(text) ?? zeekLog(text) ?? sflowLog(text) ?? nfdumpLog(text);
  // With its fields told, a log of AWS may start with anything, a remark for instance.
  return other ?? (hint.fields === undefined ? undefined : awsLog(head, hint));
}

/** Bytes of a log by which its notation is told. */
const LOOKED_AT = 32_768;

const LF = 0x0a;
/** `{`, `[` and `#`: how no field of AWS starts, but most logs of others, whose first line can be all that is looked at. */
const OF_OTHERS = [0x7b, 0x5b, 0x23];

function awsLog(head: Uint8Array, { fields }: FlowHint): FlowLog | undefined {
  const feed = head.indexOf(LF);
  const first = new TextDecoder('utf-8').decode(
    head.subarray(0, feed < 0 ? Math.min(head.length, 8192) : feed),
  );
  const named = awsLayout(first);
  const layout = named ?? (fields === undefined ? defaultOf(first) : awsLayout(fields));
  if (layout === undefined) return undefined;
  return {
    format: 'aws-flow-log',
    version: versionOf(layout),
    firstRecord: named === undefined ? 0 : feed + 1,
    open: (sink) => new AwsScanner(layout, sink),
  };
}

/** A line of the default format, which logs taken from CloudWatch have without header. */
const DEFAULT_LINE =
  /^2 \S+ \S+ (?:[0-9a-f.:]+|-) (?:[0-9a-f.:]+|-) (?:\d+|-) (?:\d+|-) (?:\d+|-) (?:\d+|-) (?:\d+|-) \d+ \d+ (?:ACCEPT|REJECT|-) (?:OK|NODATA|SKIPDATA)\s*$/;

function defaultOf(line: string): AwsLayout | undefined {
  return DEFAULT_LINE.test(line.replace(/^\uFEFF/, '')) ? defaultLayout : undefined;
}

/** Highest version whose fields the layout has. */
function versionOf({ fields }: AwsLayout): string {
  const since: readonly [string, RegExp][] = [
    ['11', /^(?:instance-tag|interface-tag|asg-tag|interface-type|next-hop-)/],
    ['10', /^encryption-status$/],
    ['9', /^resource-id$/],
    ['8', /^reject-reason$/],
    ['7', /^ecs-/],
    ['6', /^(?:tgw-|resource-type$)/],
    ['5', /^(?:pkt-(?:src|dst)-aws-service|flow-direction|traffic-path)$/],
    ['4', /^(?:region|az-id|sublocation-)/],
    ['3', /^(?:vpc-id|subnet-id|instance-id|tcp-flags|type|pkt-srcaddr|pkt-dstaddr)$/],
  ];
  return since.find(([, field]) => fields.some((name) => field.test(name)))?.[0] ?? '2';
}
