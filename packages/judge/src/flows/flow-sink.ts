import { Coverage, SEEN, SKIPPED } from './coverage.ts';
import type { CoveragePart } from './coverage.ts';
import { EXACT, FlowTable, NOTE } from './flow-table.ts';
import type { FlowRows } from './flow-table.ts';
import type { OwnNetworks } from './own-networks.ts';

/** What a record can have wrong with it, or in it, that is told by kind with its first example. */
export const oddities = [
  'FIELD_COUNT',
  'ADDRESS',
  'NUMBER',
  'NUMBER_TOO_LARGE',
  'TIME',
  'TIME_BACKWARDS',
  'STATUS',
  'SYNTAX',
  'TOO_LONG',
  'HEADER_AGAIN',
] as const;
export type Oddity = (typeof oddities)[number];

/** Kinds that take nothing away from what is read. */
export const HARMLESS: ReadonlySet<Oddity> = new Set(['HEADER_AGAIN']);

/** Which way bytes went, from one's own side. */
export const OUT = 0;
export const IN = 1;
/** Both ends are one's own. */
export const WITHIN = 2;
/** Neither end is known as one's own. */
export const THROUGH = 3;
/** Both ends are private, and the log says that the other one is in another region. */
export const CROSSING = 4;

/** What a record itself says of its way, where it does. */
export const UNTOLD = 0;
export const EGRESS = 1;
export const INGRESS = 2;
export const TO_OTHER_REGION = 3;

export interface OddityCount {
  readonly kind: Oddity;
  count: number;
  /** First line that has it, counted from 1 within the part. */
  line: number;
}

/** What one part of a log came to. */
export interface FlowPart {
  readonly v4: FlowRows;
  readonly v6: FlowRows;
  /** By hour since 1970 UTC: bytes by number of cell. */
  readonly hours: readonly (readonly [hour: number, cells: Float64Array])[];
  readonly hourCells: readonly number[];
  /** What is too large for those sums. */
  readonly hoursBeyond: readonly HourBytes[];
  readonly coverage: CoveragePart;
  readonly counts: FlowCounts;
  readonly oddities: readonly OddityCount[];
}

/** Bytes of a cell in an hour, whatever their size. */
export type HourBytes = readonly [hour: number, cell: number, bytes: bigint];

/** Records of a log, each in one of these. */
export interface FlowCounts {
  /** Lines or items that hold a record. */
  records: number;
  /** Flows that were let through, whose bytes are told. */
  accepted: number;
  /** Flows that were refused: nothing went by. */
  rejected: number;
  noData: number;
  skipped: number;
  /** Records of the other end of a flow that is counted already. */
  repeated: number;
  bad: number;
  /** Seconds since 1970 UTC of the first start and last end; Infinity and -Infinity where there is none. */
  first: number;
  last: number;
}

const noCounts = (): FlowCounts => ({
  records: 0,
  accepted: 0,
  rejected: 0,
  noData: 0,
  skipped: 0,
  repeated: 0,
  bad: 0,
  first: Infinity,
  last: -Infinity,
});

/** How a sink tells flows apart. */
export interface FlowSpace {
  readonly own: Pick<OwnNetworks, 'group4' | 'group6'>;
  /** Tag of a flow by the group of one's own side (-1 where none is known), its direction (`OUT` …) and its hour: 31 bits. */
  tag(group: number, direction: number, hour: number): number;
  /** Tag of an address that is folded: from then on the tag must tell what the address told. */
  cell4(address: number, tag: number): number;
  cell6(a: number, b: number, c: number, d: number, tag: number): number;
  /** Number under which the bytes of an hour are added up, by cell; undefined where hours are not told apart. */
  readonly hourly: ((cell: number) => number) | undefined;
}

/** Flows that wait to be added together. */
const MOST_WAITING = 512;

/** Where every reader of flow logs puts what it reads. */
export class FlowSink {
  readonly coverage = new Coverage();
  readonly #space: FlowSpace;
  readonly #v4: FlowTable;
  readonly #v6: FlowTable;
  #counts = noCounts();
  #oddities = new Map<Oddity, OddityCount>();
  readonly #cellIds = new Map<number, number>();
  readonly #hours = new Map<number, Float64Array<ArrayBuffer>>();
  readonly #hoursBeyond = new Map<string, HourBytes>();
  readonly #peers = new Int32Array(MOST_WAITING);
  readonly #tags = new Int32Array(MOST_WAITING);
  readonly #sizes = new Float64Array(MOST_WAITING);
  readonly #whens = new Int32Array(MOST_WAITING);
  #waiting = 0;
  #hour = -1;
  #hourBytes = new Float64Array(0);

  constructor(space: FlowSpace, mostRows?: number) {
    this.#space = space;
    this.#v4 = new FlowTable(1, (a, _b, _c, _d, tag) => space.cell4(a, tag), mostRows);
    this.#v6 = new FlowTable(4, (a, b, c, d, tag) => space.cell6(a, b, c, d, tag), mostRows);
  }

  get counts(): Readonly<FlowCounts> {
    return this.#counts;
  }

  /** A flow of IPv4 that was let through. `bytes` is below 2^50, `hour` since 1970 UTC. */
  flow4(source: number, destination: number, bytes: number, hour: number, way: number): void {
    const { own } = this.#space;
    const from = own.group4(source);
    const to = own.group4(destination);
    const direction = directionOf(from, to, way);
    const tag = this.#space.tag(direction === IN ? to : from, direction, hour);
    this.peer4(direction === IN ? source : destination, tag, bytes, hour);
  }

  /**
   * The same between a peer and an address of one's own whose group is known, in the direction `OUT` or `IN`.
   */
  facing(own: number, group: number, direction: number, peer: number, bytes: number, hour: number): void {
    if (this.#space.own.group4(peer) < 0)
      this.peer4(peer, this.#space.tag(group, direction, hour), bytes, hour);
    else if (direction === OUT) this.flow4(own, peer, bytes, hour, UNTOLD);
    else this.flow4(peer, own, bytes, hour, UNTOLD);
  }

  /** Group of an IPv4 address among one's own; negative where it is none. */
  groupOf(address: number): number {
    return this.#space.own.group4(address);
  }

  /**
   * The same of a peer whose tag is known. Flows wait until some are together: the memory of their rows is then asked for at
   * once, where each would have to wait for its own.
   */
  peer4(peer: number, tag: number, bytes: number, hour: number): void {
    const waiting = this.#waiting;
    this.#peers[waiting] = peer;
    this.#tags[waiting] = tag;
    this.#sizes[waiting] = bytes;
    this.#whens[waiting] = hour;
    this.#waiting = waiting + 1;
    if (waiting + 1 === MOST_WAITING) this.#settle();
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = 0;
    this.#v4.touch(this.#peers, this.#tags, waiting);
    for (let index = 0; index < waiting; index += 1)
      this.#add4(this.#peers[index]!, this.#tags[index]!, this.#sizes[index]!, 0n, this.#whens[index]!);
  }

  /** A flow between addresses of four words each, IPv4 in the last of them where `v4` says so. */
  flow(
    source: Int32Array,
    destination: Int32Array,
    v4: boolean,
    bytes: bigint,
    hour: number,
    way: number,
  ): void {
    const from = this.#groupOf(source, v4);
    const to = this.#groupOf(destination, v4);
    const direction = directionOf(from, to, way);
    const tag = this.#space.tag(direction === IN ? to : from, direction, hour);
    const peer = direction === IN ? source : destination;
    const small = bytes < FAST_BYTES;
    const [few, more] = small ? [Number(bytes), 0n] : [0, bytes];
    if (v4) this.#add4(peer[3]!, tag, few, more, hour);
    else this.#add6(peer[0]!, peer[1]!, peer[2]!, peer[3]!, tag, few, more, hour);
  }

  #groupOf(address: Int32Array, v4: boolean): number {
    const { own } = this.#space;
    return v4 ? own.group4(address[3]!) : own.group6(address[0]!, address[1]!, address[2]!, address[3]!);
  }

  #add4(peer: number, tag: number, bytes: number, more: bigint, hour: number): void {
    const table = this.#v4;
    const { hourly } = this.#space;
    const at = table.row4(peer, table.level === 0 ? tag : this.#space.cell4(peer, tag));
    if (more === 0n) table.add(at, bytes);
    else table.addSums(at, bytes, 1, more);
    this.#counts.accepted += 1;
    if (hourly === undefined) return;
    // A row keeps the number of its hourly cell, from 1.
    let cell = table.ints[at + NOTE]!;
    if (cell === 0) {
      cell = this.#cellId(hourly(this.#space.cell4(peer, tag))) + 1;
      table.ints[at + NOTE] = cell;
    }
    this.#addHour(hour, cell - 1, bytes, more);
  }

  #add6(
    a: number,
    b: number,
    c: number,
    d: number,
    tag: number,
    bytes: number,
    more: bigint,
    hour: number,
  ): void {
    const { hourly } = this.#space;
    const table = this.#v6;
    const cell = hourly === undefined && table.level === 0 ? tag : this.#space.cell6(a, b, c, d, tag);
    table.addSums(table.row6(a, b, c, d, table.level === 0 ? tag : cell), bytes, 1, more);
    this.#counts.accepted += 1;
    if (hourly !== undefined) this.#addHour(hour, this.#cellId(hourly(cell)), bytes, more);
  }

  /** Counts a record of which nothing went by. */
  count(what: 'rejected' | 'noData' | 'skipped' | 'repeated'): void {
    this.#counts[what] += 1;
  }

  record(): void {
    this.#counts.records += 1;
  }

  /** Counts records, some of them of refused flows, that were read the short way. */
  records(records: number, rejected: number): void {
    this.#counts.records += records;
    this.#counts.rejected += rejected;
  }

  /** Widens the span of time that the log speaks of. */
  span(start: number, end: number): void {
    if (start < this.#counts.first) this.#counts.first = start;
    if (end > this.#counts.last) this.#counts.last = end;
  }

  /** Marks an interface in every hour from `start` to `end`, seconds since 1970 UTC, and counts the record in the first. */
  cover(id: number, start: number, end: number, skipped: boolean): void {
    const mark = skipped ? SKIPPED : SEEN;
    const first = Math.floor(start / 3600);
    this.coverage.see(id, first, mark);
    this.#reachOn(id, first, end, mark);
  }

  /** Marks an interface in every hour from `start` to `end` without counting a record. */
  reach(id: number, start: number, end: number): void {
    const first = Math.floor(start / 3600);
    this.coverage.reach(id, first, SEEN);
    this.#reachOn(id, first, end, SEEN);
  }

  #reachOn(id: number, first: number, end: number, mark: number): void {
    const last = Math.min(Math.floor(end / 3600), first + LONGEST_RECORD_HOURS);
    for (let hour = first + 1; hour <= last; hour += 1) this.coverage.reach(id, hour, mark);
  }

  /** Counts something odd at a line; `hour` where the record tells when. What is not harmless is a bad record. */
  odd(kind: Oddity, line: number, hour?: number): void {
    const known = this.#oddities.get(kind);
    if (known === undefined) this.#oddities.set(kind, { kind, count: 1, line });
    else known.count += 1;
    if (HARMLESS.has(kind)) return;
    this.#counts.bad += 1;
    if (hour !== undefined) this.coverage.bad(hour);
  }

  /** What was odd since this was last asked; lines are those that the readers counted. */
  takeOddities(): OddityCount[] {
    const taken = [...this.#oddities.values()];
    this.#oddities = new Map();
    return taken;
  }

  /** What was read so far; the sink is not to be used afterwards. */
  part(): FlowPart {
    this.#settle();
    return {
      v4: this.#v4.rows(),
      v6: this.#v6.rows(),
      hours: [...this.#hours],
      hourCells: [...this.#cellIds.keys()],
      hoursBeyond: [...this.#hoursBeyond.values()],
      coverage: this.coverage.part(),
      counts: this.#counts,
      oddities: [...this.#oddities.values()],
    };
  }

  /** Adds what another part came to; its lines are counted from `line`. */
  absorb(part: FlowPart, line = 0): void {
    this.#v4.absorb(part.v4);
    this.#v6.absorb(part.v6);
    const ids = part.hourCells.map((cell) => this.#cellId(cell));
    for (const [hour, cells] of part.hours)
      for (const [index, bytes] of cells.entries())
        if (bytes !== 0) this.#addHour(hour, ids[index]!, bytes, 0n);
    for (const [hour, cell, bytes] of part.hoursBeyond) this.#addHour(hour, this.#cellId(cell), 0, bytes);
    this.coverage.absorb(part.coverage);
    const [counts, more] = [this.#counts, part.counts];
    for (const name of ['records', 'accepted', 'rejected', 'noData', 'skipped', 'repeated', 'bad'] as const)
      counts[name] += more[name];
    this.span(more.first, more.last);
    for (const { kind, count, line: first } of part.oddities) {
      const known = this.#oddities.get(kind);
      if (known === undefined) this.#oddities.set(kind, { kind, count, line: first + line });
      else {
        known.count += count;
        known.line = Math.min(known.line, first + line);
      }
    }
  }

  #cellId(cell: number): number {
    const known = this.#cellIds.get(cell);
    if (known !== undefined) return known;
    const id = this.#cellIds.size;
    this.#cellIds.set(cell, id);
    return id;
  }

  #addHour(hour: number, id: number, bytes: number, more: bigint): void {
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#hourBytes = this.#hours.get(hour) ?? new Float64Array(0);
    }
    if (id >= this.#hourBytes.length) {
      const next = new Float64Array(Math.max(16, 1 << (32 - Math.clz32(id))));
      next.set(this.#hourBytes);
      this.#hourBytes = next;
      this.#hours.set(hour, next);
    }
    const sum = this.#hourBytes[id]! + bytes;
    if (more === 0n && sum < EXACT) this.#hourBytes[id] = sum;
    else this.#carry(hour, id, BigInt(sum) + more);
  }

  #carry(hour: number, id: number, bytes: bigint): void {
    const cell = [...this.#cellIds.keys()][id]!;
    const key = `${hour} ${cell}`;
    const known = this.#hoursBeyond.get(key)?.[2] ?? 0n;
    this.#hoursBeyond.set(key, [hour, cell, known + bytes]);
    this.#hourBytes[id] = 0;
  }
}

/** Flows of fewer bytes are added without whole numbers of any size. */
export const FAST_BYTES = 1n << 50n;

/** Which way a flow goes, by the groups of its ends and what the record says. */
function directionOf(from: number, to: number, way: number): number {
  if (from >= 0 && to >= 0) return way === TO_OTHER_REGION ? CROSSING : WITHIN;
  if (from >= 0) return OUT;
  if (to >= 0) return IN;
  return way === EGRESS ? OUT : way === INGRESS ? IN : THROUGH;
}

/** No log writes records of more hours than a day has; what says so covers no more. */
const LONGEST_RECORD_HOURS = 24;
