import { readAddress } from '../address-bytes.ts';
import {
  FIRST_SECOND,
  isBlank,
  isWord,
  LAST_SECOND,
  latin,
  seconds,
  smallNumber,
  wholeNumber,
} from '../ascii.ts';
import { EGRESS, INGRESS, TO_OTHER_REGION, UNTOLD } from '../flow-way.ts';
import type { Oddity } from '../flow-part.ts';
import type { FlowSink } from '../flow-sink.ts';
import { LineEngine } from './line-engine.ts';
import { LONGEST_LINE, NEW_NAME, OTHER_LINE, RECORDS_FULL } from '../machine/line-memory.ts';
import {
  ACCOUNT,
  ACTION,
  awsLayout,
  BYTES,
  DESTINATION,
  END,
  INTERFACE,
  PATH,
  PKT_DESTINATION,
  PKT_SOURCE,
  ROLES,
  SOURCE,
  START,
  STATUS,
  WAY,
} from './aws-layout.ts';
import type { AwsLayout } from './aws-layout.ts';

const [LF, CR, SPACE, ZERO, DASH] = [0x0a, 0x0d, 0x20, 0x30, 0x2d];

const word = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const [OK, NODATA, SKIPDATA] = [word('OK'), word('NODATA'), word('SKIPDATA')];
const [ACCEPT, REJECT] = [word('ACCEPT'), word('REJECT')];

const LARGEST = (1n << 64n) - 1n;

/**
 * Reads AWS VPC flow logs as text, straight from their bytes, in pieces that may end anywhere. Lines that are as they should be take
 * the way of the engine, many at once; whatever else there is takes a long one, which tells what is wrong.
 */
export class AwsScanner {
  readonly #sink: FlowSink;
  #layout: AwsLayout;
  /** Whether a header in the middle named another layout: what stands before a slice then decides how it is read. */
  relaid = false;
  /** Lines that ended. */
  lines = 0;
  readonly #engine: LineEngine;
  /** Bytes before `room` that are the start of a line. */
  #carried = 0;
  #tooLong = false;

  readonly #source = new Int32Array(4);
  readonly #destination = new Int32Array(4);
  readonly #starts = new Int32Array(ROLES);
  readonly #ends = new Int32Array(ROLES);
  #interfaces = new Map<string, number>();

  constructor(layout: AwsLayout, sink: FlowSink) {
    this.#layout = layout;
    this.#sink = sink;
    const left = idle.get(sink);
    idle.delete(sink);
    left?.relay(layout);
    this.#engine = left ?? new LineEngine(layout);
  }

  /** Bytes given that are not yet part of a whole line. */
  get pending(): number {
    return this.#tooLong ? 1 : this.#carried;
  }

  /** Where the next bytes are best put: from there nothing has to be moved. */
  get room(): Uint8Array {
    return this.#engine.room;
  }

  /** Takes the next bytes. */
  push(piece: Uint8Array): void {
    const { room } = this.#engine;
    for (let at = 0; at < piece.length; at += room.length) {
      const some = piece.subarray(at, at + room.length);
      room.set(some);
      this.take(some.length);
    }
  }

  /** Takes the next bytes, which are at the start of `room`. */
  take(count: number): void {
    if (count === 0) return;
    const { bytes, room, start } = this.#engine;
    const end = start + count;
    const last = room.lastIndexOf(LF, count - 1);
    if (last < 0) {
      this.#carry(start - this.#carried, end);
      return;
    }
    let from = start - this.#carried;
    if (this.#tooLong) {
      from = bytes.indexOf(LF, start) + 1;
      this.lines += 1;
      this.#sink.odd('TOO_LONG', this.lines);
      this.#tooLong = false;
    }
    const to = start + last + 1;
    if (from < to) this.#scan(from, to);
    this.#carry(to, end);
  }

  /** Closes the log: a last line without line feed is a line. Nothing may be pushed afterwards. */
  end(): void {
    if (this.pending > 0) this.push(Uint8Array.of(LF));
    idle.set(this.#sink, this.#engine);
  }

  /** Keeps the start of a line before what comes next. */
  #carry(from: number, to: number): void {
    const { bytes, start } = this.#engine;
    this.#carried = 0;
    if (this.#tooLong || to - from > LONGEST_LINE) {
      this.#tooLong = true;
      return;
    }
    bytes.copyWithin(start - (to - from), from, to);
    this.#carried = to - from;
  }

  /** Reads whole lines from one place to another. */
  #scan(from: number, to: number): void {
    const engine = this.#engine;
    const before = this.lines;
    if (!engine.mark(from, to)) {
      this.#lineByLine(from, to);
      return;
    }
    for (;;) {
      const why = engine.read();
      this.#settle();
      if (why === RECORDS_FULL || (why === NEW_NAME && this.#learn())) continue;
      this.lines = before + engine.line;
      if (why !== NEW_NAME && why !== OTHER_LINE) break;
      const known = why === OTHER_LINE ? engine.id : -1;
      const [start, feed] = engine.passLine();
      this.lines += 1;
      this.#line(start, feed, known);
    }
  }

  #lineByLine(from: number, to: number): void {
    const { bytes } = this.#engine;
    for (let at = from; at < to; ) {
      const feed = bytes.indexOf(LF, at);
      this.lines += 1;
      this.#line(at, feed);
      at = feed + 1;
    }
  }

  /** `known`: number of the interface, where it is. */
  #line(from: number, feed: number, known = -1): void {
    if (feed - from > LONGEST_LINE) this.#sink.odd('TOO_LONG', this.lines);
    else this.#slow(this.#engine.bytes, from, feed, known);
  }

  /** Tells the engine the number of an interface that it meets for the first time; false where it has too many. */
  #learn(): boolean {
    const { bytes } = this.#engine;
    const [from, to] = this.#engine.nameAt();
    // The engine asks for names that are longer than the mark of what is absent; without a column of interfaces, for accounts.
    return this.#engine.learn(this.#interfaceOf(bytes, from, to, 0, 0));
  }

  /** Gives the sink what the engine has read. */
  #settle(): void {
    const { records, ints, sizes, wideRecords, wideInts, wideSizes } = this.#engine;
    if (records + wideRecords === 0) return;
    // A log that names no interface has one without a name, whatever other logs the sink holds.
    const { columns } = this.#layout;
    const nameless =
      columns[INTERFACE]! < 0 && columns[ACCOUNT]! < 0 ? this.#interfaceOf(NO_BYTES, 0, 0, 0, 0) : -1;
    if (records > 0) this.#sink.take4(ints, sizes, records, nameless);
    if (wideRecords > 0) this.#sink.take6(wideInts, wideSizes, wideRecords, nameless);
  }

  /** Number of the interface by its name, or by its account where it has none. */
  #interfaceOf(data: Uint8Array, from: number, to: number, accountFrom: number, accountTo: number): number {
    const named = to - from > 1 || (to > from && data[from] !== DASH);
    const name = named
      ? latin(data, from, to)
      : accountTo > accountFrom
        ? latin(data, accountFrom, accountTo)
        : '';
    const known = this.#interfaces.get(name);
    if (known !== undefined) return known;
    if (this.#interfaces.size >= 200_000) this.#interfaces.clear();
    const id = this.#sink.coverage.interfaceOf(name);
    this.#interfaces.set(name, id);
    return id;
  }

  /** Reads one line of any layout. */
  #slow(data: Uint8Array, from: number, feed: number, known: number): void {
    const end = feed > from && data[feed - 1] === CR ? feed - 1 : feed;
    const starts = this.#starts;
    const ends = this.#ends;
    const { roles, columns, fields } = this.#layout;
    if (isBlank(data, from, end)) return;
    starts.fill(0);
    ends.fill(0);
    let column = 0;
    for (let at = from; at <= end; ) {
      let stop = at;
      while (stop < end && data[stop] !== SPACE) stop += 1;
      if (stop > at) {
        const role = column < roles.length ? roles[column]! : -1;
        if (role >= 0) {
          starts[role] = at;
          ends[role] = stop;
        }
        column += 1;
      }
      at = stop + 1;
    }
    if (column !== fields.length || (data[starts[START]!]! - ZERO) >>> 0 > 9) {
      const layout = column > 3 && end - from < LONGEST_LINE ? awsLayout(latin(data, from, end)) : undefined;
      if (layout !== undefined) {
        this.#sink.odd('HEADER_AGAIN', this.lines);
        if (layout.fields.join() !== fields.join()) {
          this.relaid = true;
          this.#layout = layout;
          this.#engine.relay(layout);
        }
        return;
      }
      if (column !== fields.length) {
        this.#bad('FIELD_COUNT');
        return;
      }
    }
    this.#sink.record();
    this.#record(data, columns, known);
  }

  #record(data: Uint8Array, columns: Int8Array, known: number): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const sink = this.#sink;
    const start = seconds(data, starts[START]!, ends[START]!);
    const last = seconds(data, starts[END]!, ends[END]!);
    if (!(start >= FIRST_SECOND && start <= LAST_SECOND && last >= FIRST_SECOND && last <= LAST_SECOND)) {
      this.#bad('TIME');
      return;
    }
    const hour = Math.floor(start / 3600);
    if (last < start) {
      this.#bad('TIME_BACKWARDS', hour);
      return;
    }
    const [status, statusEnd] = [starts[STATUS]!, ends[STATUS]!];
    const ok = columns[STATUS]! < 0 || isWord(data, status, statusEnd, OK);
    const id =
      known >= 0
        ? known
        : this.#interfaceOf(data, starts[INTERFACE]!, ends[INTERFACE]!, starts[ACCOUNT]!, ends[ACCOUNT]!);
    if (!ok) {
      const skipped = isWord(data, status, statusEnd, SKIPDATA);
      if (!skipped && !isWord(data, status, statusEnd, NODATA)) {
        this.#bad('STATUS', hour);
        return;
      }
      sink.span(start, last);
      sink.cover(id, start, last, skipped);
      sink.count(skipped ? 'skipped' : 'noData');
      return;
    }
    const [action, actionEnd] = [starts[ACTION]!, ends[ACTION]!];
    if (columns[ACTION]! >= 0 && isWord(data, action, actionEnd, REJECT)) {
      sink.span(start, last);
      sink.cover(id, start, last, false);
      sink.count('rejected');
      return;
    }
    if (columns[ACTION]! >= 0 && !isWord(data, action, actionEnd, ACCEPT)) {
      this.#bad('STATUS', hour);
      return;
    }
    const from = this.#address(data, PKT_SOURCE, SOURCE, this.#source);
    const to = this.#address(data, PKT_DESTINATION, DESTINATION, this.#destination);
    if (from === 0 || from !== to) {
      this.#bad('ADDRESS', hour);
      return;
    }
    const few = smallNumber(data, starts[BYTES]!, ends[BYTES]!);
    const bytes = few >= 0 ? 0n : wholeNumber(data, starts[BYTES]!, ends[BYTES]!);
    if (bytes === undefined || bytes > LARGEST) {
      this.#bad(bytes === undefined ? 'NUMBER' : 'NUMBER_TOO_LARGE', hour);
      return;
    }
    sink.span(start, last);
    sink.cover(id, start, last, false);
    const way = this.#way(data);
    if (few < 0) sink.flow(this.#source, this.#destination, from === 4, bytes, hour, way);
    else if (from === 4) sink.flow4(this.#source[3]!, this.#destination[3]!, few, hour, way);
    else sink.flow6(this.#source, this.#destination, few, hour, way);
  }

  /** The address within the packet, which is the true end behind a gateway; else that of the interface. */
  #address(data: Uint8Array, packet: number, plain: number, out: Int32Array): number {
    const starts = this.#starts;
    const ends = this.#ends;
    const from = starts[packet]!;
    const to = ends[packet]!;
    const told = to - from > 1;
    return told ? readAddress(data, from, to, out) : readAddress(data, starts[plain]!, ends[plain]!, out);
  }

  /** Direction as the interface saw it; path 5 is a peering with another region. */
  #way(data: Uint8Array): number {
    const path = this.#starts[PATH]!;
    if (this.#ends[PATH]! - path === 1 && data[path] === 0x35) return TO_OTHER_REGION;
    const way = this.#starts[WAY]!;
    if (this.#ends[WAY] === way) return UNTOLD;
    return data[way] === 0x65 ? EGRESS : data[way] === 0x69 ? INGRESS : UNTOLD;
  }

  #bad(kind: Oddity, hour?: number): void {
    this.#sink.odd(kind, this.lines, hour);
  }
}

/** Engines of scanners that have ended: the next of the same sink takes over their memory and the interfaces that they know. */
const idle = new WeakMap<FlowSink, LineEngine>();

const NO_BYTES = new Uint8Array(0);
