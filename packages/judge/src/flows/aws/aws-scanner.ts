import { readAddress } from '../address-bytes.ts';
import { fourDigits, isBlank, latin, seconds, sixDigits, tenDigits, wholeNumber } from '../ascii.ts';
import { SEEN } from '../coverage.ts';
import { EGRESS, FAST_BYTES, IN, INGRESS, OUT, TO_OTHER_REGION, UNTOLD } from '../flow-sink.ts';
import type { FlowSink, Oddity } from '../flow-sink.ts';
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

const [LF, CR, SPACE, DOT, ZERO, DASH] = [0x0a, 0x0d, 0x20, 0x2e, 0x30, 0x2d];

/** Longest line that is looked into; the longest that AWS writes, with every field, is far below. */
export const LONGEST_LINE = 8192;
/** Bytes behind a line that may be looked at in words. */
const BEHIND = 128;
/** Beginnings of lines (version, account, interface) that are remembered. */
const PREFIX_SLOTS = 8192;
const LONGEST_PREFIX = 64;

/** Seconds since 1970 between which a flow can be: 2000 to 2100. */
const FIRST_SECOND = 946_684_800;
const LAST_SECOND = 4_102_444_800;

const LARGEST = (1n << 64n) - 1n;

/** `ACCE`, `PT O`, `REJE`, `CT O` as they are read in one word. */
const [ACCE, PT_O, REJE, CT_O] = [0x41434345, 0x5054204f, 0x52454a45, 0x4354204f];

/**
 * Reads AWS VPC flow logs as text, straight from their bytes, in pieces that may end anywhere. Lines of the default format that
 * are as they should be take a short way; whatever else there is takes the long one, which tells what is wrong.
 */
export class AwsScanner {
  readonly #sink: FlowSink;
  #layout: AwsLayout;
  /** Whether a header in the middle named another layout: what stands before a slice then decides how it is read. */
  relaid = false;
  /** Lines that ended. */
  lines = 0;
  #carry = new Uint8Array(LONGEST_LINE + BEHIND);
  #carried = 0;
  #tooLong = false;

  readonly #source = new Int32Array(4);
  readonly #destination = new Int32Array(4);
  readonly #starts = new Int32Array(ROLES);
  readonly #ends = new Int32Array(ROLES);

  readonly #prefixSlots = new Int32Array(PREFIX_SLOTS).fill(-1);
  readonly #prefixBytes: DataView[] = [];
  readonly #prefixLengths: number[] = [];
  readonly #prefixInterfaces: number[] = [];
  #prefixLength = 37;
  /** Of each beginning: the length of its interface's address as text with the space behind it, its bytes, and which count. */
  #locals = new Int32Array(LOCAL_INTS * 64);
  readonly #localGroups: number[] = [];
  readonly #localAddresses: number[] = [];
  #interfaces = new Map<string, number>();

  constructor(layout: AwsLayout, sink: FlowSink) {
    this.#layout = layout;
    this.#sink = sink;
  }

  /** Bytes given that are not yet part of a whole line. */
  get pending(): number {
    return this.#tooLong ? 1 : this.#carried;
  }

  /** Takes the next bytes. */
  push(piece: Uint8Array): void {
    const last = piece.lastIndexOf(LF);
    if (last < 0) {
      this.#keep(piece);
      return;
    }
    let from = 0;
    if (this.pending > 0) {
      const first = piece.indexOf(LF);
      this.#keep(piece.subarray(0, first + 1));
      this.#endCarried();
      from = first + 1;
    }
    if (from <= last) this.#scan(piece, from, last + 1);
    if (last + 1 < piece.length) this.#keep(piece.subarray(last + 1));
  }

  /** Closes the log: a last line without line feed is a line. */
  end(): void {
    if (this.pending === 0) return;
    this.#keep(Uint8Array.of(LF));
    this.#endCarried();
  }

  #keep(bytes: Uint8Array): void {
    if (this.#tooLong) return;
    if (this.#carried + bytes.length > LONGEST_LINE) {
      this.#tooLong = true;
      return;
    }
    this.#carry.set(bytes, this.#carried);
    this.#carried += bytes.length;
  }

  #endCarried(): void {
    this.lines += 1;
    if (this.#tooLong) this.#sink.odd('TOO_LONG', this.lines);
    else this.#slow(this.#carry, 0, this.#carried - 1);
    this.#carried = 0;
    this.#tooLong = false;
  }

  /** Reads whole lines from `from` to `to`. */
  #scan(data: Uint8Array, from: number, to: number): void {
    const safe = Math.min(to, data.length - BEHIND);
    let at = from;
    if (this.#layout.plain) at = this.#plainLines(data, from, safe);
    while (at < to) {
      const feed = data.indexOf(LF, at);
      this.lines += 1;
      if (feed - at > LONGEST_LINE) this.#sink.odd('TOO_LONG', this.lines);
      else this.#slow(data, at, feed);
      at = feed + 1;
      if (this.#layout.plain && at < safe) at = this.#plainLines(data, at, safe);
    }
  }

  /** Reads lines of the default format as long as they are as they should be; gives the start of the first that is not. */
  #plainLines(data: Uint8Array, from: number, to: number): number {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const sink = this.#sink;
    const interfaces = this.#prefixInterfaces;
    let at = from;
    let lines = 0;
    let rejected = 0;
    let [first, last] = [Infinity, -Infinity];
    let [hour, hourStart, hourEnd, inHour] = [-1, 0, 0, 0];
    let marks: Uint8Array = NO_MARKS;
    let [timeHead, timeNeck, timeBase] = [0, 0, NaN];
    let length = this.#prefixLength;
    while (at < to) {
      // Version, account and interface: the same few come again and again.
      let known = data[at + length - 1] === SPACE ? this.#prefixAt(view, at, length) : -1;
      if (known < 0) {
        known = this.#newPrefix(data, view, at);
        if (known < 0) break;
        length = this.#prefixLengths[known]!;
      }
      let q = at + length;
      // Of the two addresses, one is nearly always that of the interface, as it was in its last line.
      const locals = this.#locals;
      const local = known * LOCAL_INTS;
      const localLength = locals[local]!;
      let [peer, other] = [0, 0];
      let way = BOTH;
      if (isLocal(locals, local, view, q)) {
        way = OUT;
        q += localLength;
      } else {
        peer = parseV4(data, q);
        if (parsed === 0) break;
        q = parsed;
      }
      if (way === BOTH && isLocal(locals, local, view, q)) {
        way = IN;
        q += localLength;
      } else {
        other = parseV4(data, q);
        if (parsed === 0) break;
        q = parsed;
      }
      if (way === OUT) peer = other;
      // Ports, protocol, packets: nobody asks for them.
      if (data[q]! <= SPACE) break;
      while (data[q]! > SPACE) q += 1;
      if (data[q] !== SPACE || data[q + 1]! <= SPACE) break;
      q += 2;
      while (data[q]! > SPACE) q += 1;
      if (data[q] !== SPACE || data[q + 1]! <= SPACE) break;
      q += 2;
      while (data[q]! > SPACE) q += 1;
      if (data[q] !== SPACE || data[q + 1]! <= SPACE) break;
      q += 2;
      while (data[q]! > SPACE) q += 1;
      if (data[q] !== SPACE) break;
      q += 1;
      const bytesAt = q;
      let bytes = 0;
      for (let digit = data[q]! - ZERO; digit >>> 0 <= 9; digit = data[q]! - ZERO) {
        bytes = bytes * 10 + digit;
        q += 1;
      }
      if (data[q] !== SPACE || q === bytesAt || q - bytesAt > 15) break;
      q += 1;
      // Ports of any length may have led to the end of what is here.
      if (q + 40 > data.length || data[q + 10] !== SPACE || data[q + 21] !== SPACE) break;
      // Times that follow one another have the same first digits.
      if (view.getInt32(q) !== timeHead || view.getInt16(q + 4) !== timeNeck) {
        timeHead = view.getInt32(q);
        timeNeck = view.getInt16(q + 4);
        timeBase = sixDigits(data, q) * 10_000;
      }
      const start = timeBase + fourDigits(data, q + 6);
      const end =
        view.getInt32(q + 11) === timeHead && view.getInt16(q + 15) === timeNeck
          ? timeBase + fourDigits(data, q + 17)
          : tenDigits(data, q + 11);
      if (!(start >= FIRST_SECOND && end <= LAST_SECOND && start <= end)) break;
      q += 22;
      const action = view.getInt32(q);
      const rest = view.getInt32(q + 4);
      const accepted = action === ACCE && rest === PT_O;
      if (!accepted && !(action === REJE && rest === CT_O)) break;
      // `K`, then the end of the line.
      if (data[q + 8] !== 0x4b) break;
      if (data[q + 9] === LF) q += 10;
      else if (data[q + 9] === CR && data[q + 10] === LF) q += 11;
      else break;
      at = q;
      lines += 1;
      if (start >= hourEnd || start < hourStart) {
        sink.coverage.count(hour, inHour);
        hour = Math.floor(start / 3600);
        hourStart = hour * 3600;
        hourEnd = hourStart + 3600;
        inHour = 0;
        marks = NO_MARKS;
      }
      inHour += 1;
      if (start < first) first = start;
      if (end > last) last = end;
      const id = interfaces[known]!;
      if (end >= hourEnd) sink.reach(id, start, end);
      else if (id >= marks.length || (marks[id]! & SEEN) === 0) marks = sink.coverage.reach(id, hour, SEEN);
      if (!accepted) rejected += 1;
      else if (way === BOTH) this.#bothWays(data, at, known, length, peer, other, bytes, hour);
      else sink.facing(this.#localAddresses[known]!, this.#localGroups[known]!, way, peer, bytes, hour);
    }
    sink.coverage.count(hour, inHour);
    this.#prefixLength = length;
    this.lines += lines;
    sink.records(lines, rejected);
    if (lines > 0) sink.span(first, last);
    return at;
  }

  /** A flow whose ends are not yet known; the one that is the interface's own is remembered for it. */
  #bothWays(
    data: Uint8Array,
    lineEnd: number,
    known: number,
    length: number,
    source: number,
    destination: number,
    bytes: number,
    hour: number,
  ): void {
    this.#sink.flow4(source, destination, bytes, hour, UNTOLD);
    const [from, to] = [this.#sink.groupOf(source), this.#sink.groupOf(destination)];
    if (from >= 0 === to >= 0) return;
    let start = data.lastIndexOf(LF, lineEnd - 2) + 1 + length;
    if (to >= 0) start = data.indexOf(SPACE, start) + 1;
    const end = data.indexOf(SPACE, start) + 1;
    const at = known * LOCAL_INTS;
    const text = new DataView(new ArrayBuffer(16));
    const mask = new DataView(new ArrayBuffer(16));
    for (let index = 0; index < end - start; index += 1) {
      text.setUint8(index, data[start + index]!);
      mask.setUint8(index, 255);
    }
    this.#locals[at] = end - start;
    for (let word = 0; word < 4; word += 1) {
      this.#locals[at + 1 + word] = text.getInt32(word * 4);
      this.#locals[at + 5 + word] = mask.getInt32(word * 4);
    }
    this.#localGroups[known] = from >= 0 ? from : to;
    this.#localAddresses[known] = from >= 0 ? source : destination;
  }

  /** Number of the known beginning of `length` bytes that stands at `at`; -1 where none does. */
  #prefixAt(view: DataView, at: number, length: number): number {
    let slot = prefixHash(view, at, length);
    for (let probe = 0; probe < 4; probe += 1) {
      const known = this.#prefixSlots[slot]!;
      if (known < 0) return -1;
      if (this.#prefixLengths[known] === length && sameBytes(this.#prefixBytes[known]!, view, at, length))
        return known;
      slot = (slot + 1) & (PREFIX_SLOTS - 1);
    }
    return -1;
  }

  /** Reads the beginning of a line and remembers it; -1 where it is none, or one too many. */
  #newPrefix(data: Uint8Array, view: DataView, at: number): number {
    let q = at;
    const cuts: number[] = [];
    while (cuts.length < 3 && q - at < LONGEST_PREFIX) {
      if (data[q]! < SPACE) return -1;
      if (data[q] === SPACE) {
        if (q === (cuts.at(-1) ?? at - 1) + 1) return -1;
        cuts.push(q);
      }
      q += 1;
    }
    if (cuts.length < 3 || (data[at]! - ZERO) >>> 0 > 9) return -1;
    const length = q - at;
    const known = length >= 9 ? this.#prefixAt(view, at, length) : -1;
    if (known >= 0) return known;
    const id = this.#interfaceOf(data, cuts[1]! + 1, cuts[2]!, cuts[0]! + 1, cuts[1]!);
    if (length < 9 || this.#prefixBytes.length >= PREFIX_SLOTS / 2) return -1;
    let slot = prefixHash(view, at, length);
    for (let probe = 0; probe < 4; probe += 1) {
      if (this.#prefixSlots[slot]! < 0) {
        const number = this.#prefixBytes.length;
        const copy = data.slice(at, at + length + 4);
        this.#prefixBytes.push(new DataView(copy.buffer));
        this.#prefixLengths.push(length);
        this.#prefixInterfaces.push(id);
        this.#localGroups.push(-1);
        this.#localAddresses.push(0);
        if (this.#locals.length < (number + 1) * LOCAL_INTS) {
          const grown = new Int32Array((number + 1) * 2 * LOCAL_INTS);
          grown.set(this.#locals);
          this.#locals = grown;
        }
        this.#prefixSlots[slot] = number;
        return number;
      }
      slot = (slot + 1) & (PREFIX_SLOTS - 1);
    }
    return -1;
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
  #slow(data: Uint8Array, from: number, feed: number): void {
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
        }
        return;
      }
      if (column !== fields.length) {
        this.#bad('FIELD_COUNT');
        return;
      }
    }
    this.#sink.record();
    this.#record(data, columns);
  }

  #record(data: Uint8Array, columns: Int8Array): void {
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
    const status = columns[STATUS]! < 0 ? 'OK' : latin(data, starts[STATUS]!, ends[STATUS]!);
    const id = this.#interfaceOf(
      data,
      starts[INTERFACE]!,
      ends[INTERFACE]!,
      starts[ACCOUNT]!,
      ends[ACCOUNT]!,
    );
    if (status === 'NODATA' || status === 'SKIPDATA') {
      sink.span(start, last);
      sink.cover(id, start, last, status === 'SKIPDATA');
      sink.count(status === 'NODATA' ? 'noData' : 'skipped');
      return;
    }
    if (status !== 'OK') {
      this.#bad('STATUS', hour);
      return;
    }
    const action = columns[ACTION]! < 0 ? 'ACCEPT' : latin(data, starts[ACTION]!, ends[ACTION]!);
    if (action === 'REJECT') {
      sink.span(start, last);
      sink.cover(id, start, last, false);
      sink.count('rejected');
      return;
    }
    if (action !== 'ACCEPT') {
      this.#bad('STATUS', hour);
      return;
    }
    const from = this.#address(data, PKT_SOURCE, SOURCE, this.#source);
    const to = this.#address(data, PKT_DESTINATION, DESTINATION, this.#destination);
    if (from === 0 || from !== to) {
      this.#bad('ADDRESS', hour);
      return;
    }
    const bytes = wholeNumber(data, starts[BYTES]!, ends[BYTES]!);
    if (bytes === undefined || bytes > LARGEST) {
      this.#bad(bytes === undefined ? 'NUMBER' : 'NUMBER_TOO_LARGE', hour);
      return;
    }
    sink.span(start, last);
    sink.cover(id, start, last, false);
    const way = this.#way(data);
    if (from === 4 && bytes < FAST_BYTES)
      sink.flow4(this.#source[3]!, this.#destination[3]!, Number(bytes), hour, way);
    else sink.flow(this.#source, this.#destination, from === 4, bytes, hour, way);
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

/** Words of a remembered address: its length, four of text, four that say which bytes of it count. */
const LOCAL_INTS = 9;
/** Neither end is the remembered one. */
const BOTH = -1;
const NO_MARKS = new Uint8Array(0);

/** Whether the remembered address stands at `at`. */
function isLocal(locals: Int32Array, local: number, view: DataView, at: number): boolean {
  return (
    (view.getInt32(at) & locals[local + 5]!) === locals[local + 1]! &&
    (view.getInt32(at + 4) & locals[local + 6]!) === locals[local + 2]! &&
    (view.getInt32(at + 8) & locals[local + 7]!) === locals[local + 3]! &&
    (view.getInt32(at + 12) & locals[local + 8]!) === locals[local + 4]! &&
    locals[local] !== 0
  );
}

/** Index behind the address that `parseV4` read last and its space; 0 where there was none. */
let parsed = 0;

/** Reads a dotted address with a space behind it, as a signed number. */
function parseV4(data: Uint8Array, from: number): number {
  let at = from;
  let address = 0;
  parsed = 0;
  for (let part = 0; part < 4; part += 1) {
    let value = data[at]! - ZERO;
    if (value >>> 0 > 9) return 0;
    let digit = data[at + 1]! - ZERO;
    if (digit >>> 0 <= 9) {
      if (value === 0) return 0;
      value = value * 10 + digit;
      digit = data[at + 2]! - ZERO;
      if (digit >>> 0 <= 9) {
        value = value * 10 + digit;
        digit = data[at + 3]! - ZERO;
        at += 1;
      }
      at += 1;
    }
    at += 2;
    if (value > 255 || digit !== (part === 3 ? SPACE - ZERO : DOT - ZERO)) return 0;
    address = (address << 8) | value;
  }
  parsed = at;
  return address;
}

/** Slot of a beginning by its last eight bytes, in which interfaces differ. */
function prefixHash(view: DataView, at: number, length: number): number {
  const code = Math.imul(
    view.getInt32(at + length - 5) ^ Math.imul(view.getInt32(at + length - 9), 0x9e3779b1),
    0x85ebca6b,
  );
  return (code ^ (code >>> 15)) & (PREFIX_SLOTS - 1);
}

function sameBytes(known: DataView, view: DataView, at: number, length: number): boolean {
  let index = 0;
  for (const last = length - 3; index < last; index += 4)
    if (known.getInt32(index) !== view.getInt32(at + index)) return false;
  for (; index < length; index += 1) if (known.getUint8(index) !== view.getUint8(at + index)) return false;
  return true;
}
