import { awsParquet } from './aws/aws-parquet.ts';
import type { FlowSink } from './flow-sink.ts';
import { textLogOf } from './text-logs.ts';

/** Something that reads flow logs of one notation from their bytes, in pieces that may end anywhere. */
export interface FlowScanner {
  push(piece: Uint8Array): void;
  /** Where the next bytes are best put, by scanners that have a place for them: `take` then takes so many from its start. */
  readonly room?: Uint8Array;
  take?(count: number): void;
  end(): void;
  /** Bytes given that are not yet part of a whole record. */
  readonly pending: number;
  /** Lines (or records, in notations without lines) that ended. */
  readonly lines: number;
  /** Whether something in the middle changed how what follows is read. */
  readonly relaid?: boolean;
}

/** How one log is to be read. */
export interface FlowLog {
  readonly format: FlowFormatName;
  /** Version or shape, as people name it. */
  readonly version: string;
  /** Offset of the first record where the log can be read from several places at once; undefined where it cannot. */
  readonly firstRecord: number | undefined;
  /** For about so many of its bytes there is one row of sums, of an address with its plane and direction; as of lines of AWS where absent. */
  readonly rowBytes?: number;
  /**
   * Bytes before which it may be read from the middle, where it has no lines: they start with a quote that opens a name. A reader in whose text such bytes stand says
   * that it is pending there.
   */
  readonly mark?: string;
  /** `middle`: what is pushed first is a mark, or a line, in the middle of it. */
  open(sink: FlowSink, middle?: boolean): FlowScanner;
}

export const flowFormats = [
  'aws-flow-log',
  'azure-flow-log',
  'google-flow-log',
  'zeek-conn',
  'nfdump',
  'sflow',
] as const;
export type FlowFormatName = (typeof flowFormats)[number];

/** What may be told of logs whose content does not tell it. */
export interface FlowHint {
  /** Order of the fields of AWS logs without header, as `${version} ${srcaddr} …`. */
  readonly fields?: string | undefined;
}

/** How to read a log by its first bytes, not packed; undefined where it is none that is known. */
export function flowLogOf(head: Uint8Array, hint: FlowHint = {}): FlowLog | undefined {
  return awsParquet(head) ?? textLogOf(head, hint);
}
