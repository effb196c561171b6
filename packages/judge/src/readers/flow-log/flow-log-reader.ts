import { formatInstant, formatUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { isFlowTable, MOST_TABLE_BYTES } from '../../flows/aws/aws-parquet.ts';
import { flowLogOf } from '../../flows/flow-format.ts';
import type { FlowLog, FlowScanner } from '../../flows/flow-format.ts';
import { HARMLESS } from '../../flows/flow-part.ts';
import { FlowSink } from '../../flows/flow-sink.ts';
import type { FlowPart } from '../../flows/flow-part.ts';
import { directions } from '../../flows/flow-space.ts';
import { rowBytes, rowText } from '../../flows/flow-rows.ts';
import type { FlowRows } from '../../flows/flow-rows.ts';
import { hourCoverage } from '../../flows/hour-coverage.ts';
import { RATE_UNTOLD, SAMPLED, SKIPPED } from '../../flows/coverage.ts';
import { LocalNetworks } from '../../flows/local-networks.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { isGzip, MAX_INFLATED_BYTES, unpacked, unpackedHead } from '../gzip-bytes.ts';
import { isParquet } from '../is-parquet.ts';
import { parquetNames } from '../parquet-names.ts';
import type { Head, Reader, ReadHint, ReadingStream } from '../reader.ts';

/** Rows of a log before addresses are told by their networks; there are at most so many facts of flows, twice. */
const MOST_ROWS = 100_000;
/** Interfaces that are named one by one. */
const MOST_INTERFACES = 10_000;
const PIECE_BYTES = 1024 * 1024;

/**
 * Flow logs of networks: bytes by private network, peer, direction and day, and the hours that they cover. Who is where is for
 * the judge to tell, with the prefixes and ranges of the dossier.
 */
export const flowLogReader: Reader = {
  format: 'flow-log',
  // A table in Parquet tells at its end alone whether it holds flows or bills.
  recognise: (head: Head) =>
    isParquet(head.bytes)
      ? isFlowTable(parquetNames(head) ?? [])
      : flowLogOf(headBytes(head.bytes)) !== undefined,
  read: (bytes: Uint8Array, hint: ReadHint) => {
    const stream = new FlowLogStream();
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) stream.push(bytes.subarray(at, at + PIECE_BYTES));
    return stream.end(hint.evidence);
  },
  open: () => new FlowLogStream(),
};

function headBytes(bytes: Uint8Array): Uint8Array {
  return isGzip(bytes) ? new TextEncoder().encode(unpackedHead(bytes)) : bytes;
}

/** Text as it stands streams through; what is packed has to be there as a whole. */
class FlowLogStream implements ReadingStream {
  readonly #networks = new LocalNetworks();
  readonly #sink: FlowSink;
  readonly #held: Uint8Array[] = [];
  #size = 0;
  #scanner: FlowScanner | undefined;
  #log: FlowLog | undefined;

  constructor() {
    this.#sink = new FlowSink(
      {
        own: this.#networks,
        hourTag: (hour) => (Math.floor(hour / 24) & 0x7fff) << 16,
        mask: -1,
        told4: (_address, tag) => tag,
        told6: (_a, _b, _c, _d, tag) => tag,
        hourly: false,
      },
      MOST_ROWS,
    );
  }

  push(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#scanner !== undefined) {
      if (this.#log?.version === 'Parquet' && this.#size > MOST_TABLE_BYTES)
        throw new JudgeError('READ_SYNTAX', {
          line: 1,
          problem: `Parquet of more than ${MOST_TABLE_BYTES} bytes`,
        });
      this.#scanner.push(piece);
      return;
    }
    if (this.#size > MAX_INFLATED_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: 1,
        problem: `gzip of more than ${MAX_INFLATED_BYTES} bytes`,
      });
    this.#held.push(piece.slice());
    if (this.#size >= 65_536 && !isGzip(this.#held[0]!)) this.#start(joined(this.#held));
  }

  end(evidence: Digest): Reading {
    if (this.#scanner === undefined) this.#start(unpacked(joined(this.#held)));
    this.#scanner?.end();
    return flowReading(evidence, this.#log, this.#sink.part(), this.#networks);
  }

  #start(content: Uint8Array): void {
    this.#log = flowLogOf(content);
    if (this.#log === undefined) throw new JudgeError('READ_NOT_RECOGNISED');
    this.#held.length = 0;
    this.#scanner = this.#log.open(this.#sink);
    this.#scanner.push(content.subarray(this.#log.firstRecord ?? 0));
  }
}

function flowReading(
  evidence: Digest,
  log: FlowLog | undefined,
  part: FlowPart,
  networks: LocalNetworks,
): Reading {
  const version = log === undefined ? '' : `${log.format} ${log.version}`;
  const reading = new ReadingBuilder({ id: evidence, format: 'flow-log', version });
  const before = (log?.firstRecord ?? 0) > 0 ? 1 : 0;
  const { counts } = part;
  addRows(reading, part.v4, networks);
  addRows(reading, part.v6, networks);
  addHours(reading, part, log?.format === 'aws-flow-log');
  addInterfaces(reading, part, log?.format ?? '');
  if (counts.last > -Infinity) reading.observedAt(formatInstant(counts.last * 1000));
  reading.records(counts.records + badLines(part), counts.records + badLines(part) - counts.bad);
  for (const { kind, count, line } of part.oddities)
    if (!HARMLESS.has(kind)) reading.note('BAD_FLOW_RECORDS', { line: line + before }, { what: kind, count });
  const { rate } = part.coverage;
  if (rate > 1) reading.note('SAMPLED_FLOWS', { line: 1 }, { rate });
  if (hasMark(part, RATE_UNTOLD)) reading.note('SAMPLED_FLOWS_UNTOLD', { line: 1 });
  if (part.v4.level > 0 || part.v6.level > 0) reading.note('ADDRESSES_FOLDED', { line: 1 });
  return reading.build();
}

function hasMark({ coverage }: FlowPart, wanted: number): boolean {
  return coverage.hours.some(({ marks }) => marks.some((mark) => (mark & wanted) !== 0));
}

/** Bad lines that are no record at all. */
function badLines({ oddities }: FlowPart): number {
  return oddities
    .filter(({ kind }) => kind === 'FIELD_COUNT' || kind === 'TOO_LONG' || kind === 'SYNTAX')
    .reduce((sum, { count }) => sum + count, 0);
}

function addRows(reading: ReadingBuilder, rows: FlowRows, networks: LocalNetworks): void {
  const beyond = new Map(rows.beyond);
  for (let row = 0; row < rows.tags.length; row += 1) {
    const tag = rows.tags[row]!;
    reading.add(
      'flow',
      {
        own: networks.nameOf(((tag >> 3) & 0x1fff) - 1),
        peer: rowText(rows, row),
        direction: directions[tag & 7]!,
        day: formatUtcDate(tag >> 16),
        bytes: rowBytes(rows, row, beyond).toString(),
        flows: rows.flows[row]!,
      },
      { line: 1 },
    );
  }
}

/** Every hour that has records; an interface that is silent between two hours in which it speaks counts as skipped. */
function addHours(reading: ReadingBuilder, { coverage }: FlowPart, silence: boolean): void {
  const { first, states } = hourCoverage(coverage, { silence, badPerMille: 1000 });
  for (const { hour, records, bad, marks } of coverage.hours) {
    const skipped = marks.filter((mark) => (mark & SKIPPED) !== 0).length;
    const silent = states[hour - first] === 'silent' ? 1 : 0;
    reading.add(
      'flow-hour',
      {
        hour: formatInstant(hour * 3_600_000),
        records,
        bad,
        skipped: skipped + silent,
        ...(marks.some((mark) => (mark & SAMPLED) !== 0)
          ? { sampling: coverage.rate > 1 ? coverage.rate : 0 }
          : {}),
      },
      { line: 1 },
    );
  }
}

/**
 * Interfaces with the hours between which they are heard; where there are too many to tell apart, none is named. The one of a log that
 * names none is called by the log's format.
 */
function addInterfaces(reading: ReadingBuilder, { coverage }: FlowPart, format: string): void {
  if (coverage.names.length > MOST_INTERFACES) return;
  const heard = coverage.names.map(() => ({ first: Infinity, last: -Infinity }));
  for (const { hour, marks } of coverage.hours)
    for (const [index, mark] of marks.entries()) {
      const own = heard[index];
      if (mark === 0 || own === undefined) continue;
      own.first = Math.min(own.first, hour);
      own.last = Math.max(own.last, hour);
    }
  for (const [index, { first, last }] of heard.entries()) {
    if (last < first) continue;
    const at = (hour: number): string => formatInstant(hour * 3_600_000);
    reading.add(
      'flow-interface',
      { interface: coverage.names[index] || format, first: at(first), last: at(last) },
      { line: 1 },
    );
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
