import { latin, smallNumber } from './ascii.ts';
import type { FlowLog } from './flow-format.ts';
import { UNTOLD } from './flow-way.ts';
import type { FlowSink } from './flow-sink.ts';
import { JsonLineScanner } from './json/json-line-scanner.ts';
import type { CellLines, RecordNotation } from './json/json-line-scanner.ts';
import { recordProgram } from './json/record-program.ts';
import type { Telling } from './json/record-program.ts';
import type { JsonFields } from './json-fields.ts';
import { i32, i64, when } from './machine/wasm-code.ts';
import type { Code } from './machine/wasm-code.ts';
import type { Local } from './machine/wasm-module.ts';
import { secondsOf, tellFlow, tellReadFlow, wholeSeconds } from './told-flow.ts';
import type { LastInterface, ToldFlow } from './told-flow.ts';

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
const [TS, SOURCE, DESTINATION, SENT, RECEIVED, SENT_PAYLOAD, RECEIVED_PAYLOAD, DURATION, MISSED] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
];
const ZERO = 0x30;
/** A log names no interface: all of it is one. */
const INTERFACE = 'zeek';
/** What tells `conn.log` from Zeek's other logs of connections (`ssl.log`, `dns.log`…): how much went, or how it ended. */
const SIZES = ['conn_state', 'orig_ip_bytes', 'orig_bytes'] as const;

type Wanted = (typeof WANTED)[number];

/**
 * Zeek's `conn.log`, as its own table (fields by `#fields`, never by position) or as JSON, one record a line. Bytes are those of IP
 * where they are told: those of the payload are absent in some states. Bytes missed are a gap in what the sensor saw.
 */
export function zeekLog(head: string): FlowLog | undefined {
  const fields = /^#fields\t([^\n]*)/m.exec(head)?.[1]?.replace(/\r$/, '').split('\t');
  if (head.startsWith('#separator') && fields !== undefined) {
    if (!fields.includes('id.orig_h') || !fields.includes('id.resp_h')) return undefined;
    if (!SIZES.some((name) => fields.includes(name))) return undefined;
    return {
      format: 'zeek-conn',
      version: 'TSV',
      firstRecord: 0,
      // A line has 130, and two ways.
      rowBytes: 260,
      open: (sink) => new JsonLineScanner(sink, zeekCells(sink, fields)),
    };
  }
  if (!/^\{"(?:ts|uid|_path)":/.test(head) || !head.includes('"id.orig_h"')) return undefined;
  if (!SIZES.some((name) => head.includes(`"${name}"`))) return undefined;
  return {
    format: 'zeek-conn',
    version: 'JSON',
    firstRecord: 0,
    // A record has 380, and two ways.
    rowBytes: 750,
    open: (sink) => new JsonLineScanner(sink, zeekRecords(sink)),
  };
}

/** Zeek's records in JSON. */
export function zeekRecords(sink: FlowSink): RecordNotation {
  return {
    program: { name: 'zeek', members: WANTED, make: () => recordProgram(WANTED.length, tellRead) },
    interfaceName: INTERFACE,
    nameMembers: [],
    sampled: false,
    tell: (data, fields, interfaces, line) => {
      if (!tellPlain(sink, data, fields, interfaces))
        tellFlow(
          sink,
          toldOf((name) => fields.memberAt(WANTED.indexOf(name))),
          line,
        );
    },
  };
}

/** Zeek's records in cells, which `#fields` names. */
export function zeekCells(sink: FlowSink, fields: readonly string[]): RecordNotation {
  return {
    program: {
      name: 'zeek cells',
      members: WANTED,
      make: () => recordProgram(WANTED.length, tellRead, 'cells'),
    },
    interfaceName: INTERFACE,
    nameMembers: [],
    sampled: false,
    cells: new ZeekCells(sink, fields),
    tell: () => undefined,
  };
}

class ZeekCells implements CellLines {
  readonly #sink: FlowSink;
  #count: number;
  columns: readonly number[];
  relaid = false;

  constructor(sink: FlowSink, fields: readonly string[]) {
    this.#sink = sink;
    this.#count = fields.length;
    this.columns = columnsOf(fields);
  }

  get count(): number {
    return this.#count;
  }

  read(data: Uint8Array, from: number, to: number, line: number): void {
    const text = latin(data, from, to);
    if (text.startsWith('#')) {
      if (text.startsWith('#fields\t')) this.#lay(text.split('\t').slice(1));
      return;
    }
    const cells = text.split('\t');
    if (cells.length !== this.count) {
      this.#sink.odd('FIELD_COUNT', line);
      return;
    }
    const { columns } = this;
    tellFlow(
      this.#sink,
      toldOf((name) => valueOf(cells[columns[WANTED.indexOf(name)]!])),
      line,
    );
  }

  /** A log that was put together of several names its fields more than once. */
  #lay(fields: readonly string[]): void {
    const columns = columnsOf(fields);
    const same = columns.every((column, index) => column === this.columns[index]);
    if (same && fields.length === this.count) return;
    this.relaid = true;
    this.#count = fields.length;
    this.columns = columns;
  }
}

function columnsOf(fields: readonly string[]): number[] {
  return WANTED.map((name) => fields.indexOf(name));
}

/** The part of the program that tells a record of Zeek, as `tellPlain` does. */
function tellRead({ values, longs, take, has, otherIf, addresses, write }: Telling): Code {
  const [start, end, sent, received] = longs;
  const size = (out: Local, first: number, second: number): Code => [
    ...out.set(i64.of(0)),
    ...when(has(first), take(first), values.number(out)),
    ...when(i32.and(i32.isZero(has(first)), has(second)), take(second), values.number(out)),
  ];
  return [
    ...when(
      has(MISSED),
      take(MISSED),
      values.wrongIf(i32.ne(values.length.get, i32.of(1))),
      values.wrongIf(i32.ne(i32.byte(values.from.get), i32.of(ZERO))),
    ),
    ...take(TS),
    ...values.wholePart(start),
    ...end.set(i64.of(0)),
    ...when(has(DURATION), take(DURATION), values.wholePart(end)),
    ...end.set(i64.add(end.get, start.get)),
    ...values.times(start, end),
    ...addresses(SOURCE, DESTINATION),
    ...size(sent, SENT, SENT_PAYLOAD),
    ...size(received, RECEIVED, RECEIVED_PAYLOAD),
    ...otherIf(values.failed),
    ...write(start, end, sent, received),
  ];
}

/** Tells a record whose values are written plainly, straight from its bytes; false where it is another. */
function tellPlain(
  sink: FlowSink,
  data: Uint8Array,
  fields: JsonFields<string>,
  interfaces: LastInterface,
): boolean {
  const size = (index: number): number => smallNumber(data, fields.from(index), fields.to(index));
  const has = (index: number): boolean => fields.to(index) > fields.from(index);
  // Bytes of IP, then those of the payload.
  const told = (first: number, second: number): number =>
    has(first) ? size(first) : has(second) ? size(second) : 0;
  if (has(MISSED) && size(MISSED) !== 0) return false;
  const start = wholeSeconds(data, fields.from(TS), fields.to(TS), 10);
  const lasts = has(DURATION) ? wholeSeconds(data, fields.from(DURATION), fields.to(DURATION), 9) : 0;
  return tellReadFlow(
    sink,
    data,
    fields.from(SOURCE),
    fields.to(SOURCE),
    fields.from(DESTINATION),
    fields.to(DESTINATION),
    interfaces,
    {
      bytes: told(SENT, SENT_PAYLOAD),
      back: told(RECEIVED, RECEIVED_PAYLOAD),
      start,
      end: lasts < 0 ? -1 : start + lasts,
      interfaceName: INTERFACE,
    },
  );
}

function toldOf(of: (name: Wanted) => string): ToldFlow {
  const start = secondsOf(wholeOf(of('ts')));
  const lasts = Number(wholeOf(of('duration')) || '0');
  return {
    source: of('id.orig_h'),
    destination: of('id.resp_h'),
    bytes: of('orig_ip_bytes') || of('orig_bytes') || '0',
    back: of('resp_ip_bytes') || of('resp_bytes') || '0',
    start,
    end: start + Math.floor(lasts >= 0 ? lasts : NaN),
    interfaceName: INTERFACE,
    way: UNTOLD,
    lost: !['', '0'].includes(of('missed_bytes')),
  };
}

/** Seconds without their fraction, which is cut however long it is: as a number it could round them up. */
function wholeOf(seconds: string): string {
  return /^(\d+)\.\d+$/.exec(seconds)?.[1] ?? seconds;
}

/** `-` is what is not set, `(empty)` what is empty. */
function valueOf(cell: string | undefined): string {
  return cell === undefined || cell === '-' || cell === '(empty)' ? '' : cell;
}
