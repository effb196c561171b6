import { Coverage, SEEN, SKIPPED } from './coverage.ts';
import { HARMLESS, noCounts } from './flow-part.ts';
import type { FlowPart, Oddity, OddityCount, PackedPart, PackedShares } from './flow-part.ts';
import { emptyRows } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { MOST_ROWS } from './flow-table.ts';
import { DIRECTIONS, directionOf, IN } from './flow-way.ts';
import { hourCell, HoursAtHand } from './hours-at-hand.ts';
import type { HourSpace } from './hours-at-hand.ts';
import { sharesOf } from './packed-rows.ts';
import type { AddressTags } from './flow-table.ts';
import {
  DESTINATION_WORD,
  END_WORD,
  FLAGS_WORD,
  NAME_WORD,
  NO_DATA,
  RECORD_BYTES,
  REFUSED,
  SIZE_DOUBLE,
  SKIPPED_DATA,
  SOURCE_WORD,
  START_WORD,
  WAY_SHIFT,
  WIDE_BYTES,
  WIDE_DESTINATION,
  WIDE_DOUBLE,
  WIDE_END,
  WIDE_FLAGS,
  WIDE_NAME,
  WIDE_SOURCE,
  WIDE_START,
} from './machine/line-memory.ts';
import { FIRST, LAST, MOST_WAITING, REFUSED_COUNT, WAITING } from './machine/row-memory.ts';
import type { NetworkCodes } from './network-codes.ts';
import type { OwnNetworks } from './own-networks.ts';
import { WaitingFlows } from './waiting-flows.ts';

/** How a sink tells flows apart. */
export interface FlowSpace extends AddressTags, HourSpace {
  /** With `codes4`, records of IPv4 are taken many at once. */
  readonly own: Pick<OwnNetworks, 'group4' | 'group6'> & { readonly codes4?: NetworkCodes };
}

/** Where every reader of flow logs puts what it reads. */
export class FlowSink {
  readonly coverage = new Coverage();
  readonly #space: FlowSpace;
  readonly #v4: WaitingFlows;
  /** Made with the first flow of IPv6. */
  #v6: WaitingFlows | undefined;
  readonly #hours: HoursAtHand;
  readonly #mostRows: number;
  #counts = noCounts();
  #oddities = new Map<Oddity, OddityCount>();
  readonly #source = new Int32Array(4);
  readonly #destination = new Int32Array(4);

  /** `expected`: rows of IPv4 for which there is room at once; more of them cost the time to make room. */
  constructor(space: FlowSpace, mostRows: number = MOST_ROWS, expected = 0) {
    this.#space = space;
    this.#mostRows = mostRows;
    this.#v4 = new WaitingFlows(1, space, mostRows, expected);
    const { engine } = this.#v4.table;
    this.#hours = new HoursAtHand(space, engine, this.coverage, () => this.#settle());
    engine.words[FIRST / 4] = -1;
    const { codes4 } = space.own;
    if (codes4 !== undefined) engine.prepare(codes4.codes, DIRECTIONS);
  }

  get #six(): WaitingFlows {
    if (this.#v6 === undefined) {
      this.#v6 = new WaitingFlows(4, this.#space, this.#mostRows);
      this.#hours.join(this.#v6.table.engine);
    }
    return this.#v6;
  }

  /** A flow of IPv4 that was let through. `bytes` is below 2^50, `hour` since 1970 UTC. */
  flow4(source: number, destination: number, bytes: number, hour: number, way: number): void {
    const { own } = this.#space;
    const from = own.group4(source);
    const to = own.group4(destination);
    const direction = directionOf(from, to, way);
    const tag = this.#tagOf(direction === IN ? to : from, direction, hour);
    this.peer4(direction === IN ? source : destination, tag, bytes, hour);
  }

  /** The same of a peer whose tag is known. */
  peer4(peer: number, tag: number, bytes: number, hour: number): void {
    this.#counts.accepted += 1;
    const place = this.#hours.placeOf(hour);
    this.#v4.push(peer, 0, 0, 0, tag, bytes, place);
    if (this.#v4.isFull) this.#v4.settle(this.#hours);
  }

  #tagOf(group: number, direction: number, hour: number): number {
    return this.#space.hourTag(hour) | ((group + 1) << 3) | direction;
  }

  /**
   * Takes records of IPv4 as the program that reads lines writes them. `nameless`: the interface of all of them, or -1 where each tells its own.
   */
  take4(records: Int32Array, sizes: Float64Array, count: number, nameless: number): void {
    if (this.#space.own.codes4 === undefined) {
      for (let record = 0; record < count; record += 1) this.#takeOne(records, sizes, record, nameless);
      return;
    }
    const waiting = this.#v4;
    for (let from = 0; from < count; ) {
      const some = Math.min(count - from, MOST_WAITING);
      if (waiting.count + some > MOST_WAITING) waiting.settle(this.#hours);
      const { engine } = waiting.table;
      engine.input.set(records.subarray(from * RECORD_WORDS, (from + some) * RECORD_WORDS));
      engine.words[WAITING / 4] = waiting.count;
      const taken = engine.take(some, nameless);
      this.#counts.accepted += engine.words[WAITING / 4]! - waiting.count;
      waiting.count = engine.words[WAITING / 4]!;
      // Whoever adds one more finds room for it.
      if (waiting.isFull) waiting.settle(this.#hours);
      this.#counts.records += taken;
      from += taken;
      if (taken === some) continue;
      this.#takeOne(records, sizes, from, nameless);
      from += 1;
    }
  }

  /** The same of one record, whatever it is. */
  #takeOne(records: Int32Array, sizes: Float64Array, record: number, nameless: number): void {
    const at = record * RECORD_WORDS;
    const start = records[at + START_WORD]! >>> 0;
    const end = records[at + END_WORD]! >>> 0;
    const hour = Math.floor(start / 3600);
    this.#counts.records += 1;
    this.span(start, end);
    this.cover(nameless < 0 ? records[at + NAME_WORD]! : nameless, start, end, false);
    const flags = records[at + FLAGS_WORD]!;
    // Whatever is next to it in time is then taken with the others.
    this.#hours.placeOf(Math.min(Math.floor(end / 3600), hour + 1));
    if (flags === REFUSED) {
      this.#hours.placeOf(hour);
      this.#counts.rejected += 1;
    } else
      this.flow4(
        records[at + SOURCE_WORD]!,
        records[at + DESTINATION_WORD]!,
        sizes[record * (RECORD_WORDS / 2) + SIZE_DOUBLE]!,
        hour,
        flags >> WAY_SHIFT,
      );
  }

  /** Takes wide records as the program that reads lines writes them: flows of IPv6, and what tells that there was no data. */
  take6(records: Int32Array, sizes: Float64Array, count: number, nameless: number): void {
    const [source, destination] = [this.#source, this.#destination];
    for (let record = 0; record < count; record += 1) {
      const at = record * WIDE_WORDS;
      const start = records[at + WIDE_START]! >>> 0;
      const end = records[at + WIDE_END]! >>> 0;
      const flags = records[at + WIDE_FLAGS]!;
      this.#counts.records += 1;
      this.span(start, end);
      this.cover(nameless < 0 ? records[at + WIDE_NAME]! : nameless, start, end, flags === SKIPPED_DATA);
      if (flags === NO_DATA) this.#counts.noData += 1;
      else if (flags === SKIPPED_DATA) this.#counts.skipped += 1;
      else {
        for (let word = 0; word < 4; word += 1) {
          source[word] = records[at + WIDE_SOURCE + word]!;
          destination[word] = records[at + WIDE_DESTINATION + word]!;
        }
        const bytes = sizes[record * (WIDE_WORDS / 2) + WIDE_DOUBLE]!;
        this.flow6(source, destination, bytes, Math.floor(start / 3600), flags >> WAY_SHIFT);
      }
    }
  }

  #settle(): void {
    this.#v4.settle(this.#hours);
    this.#v6?.settle(this.#hours);
  }

  /** A flow of IPv6 of fewer than 2^50 bytes. */
  flow6(source: Int32Array, destination: Int32Array, bytes: number, hour: number, way: number): void {
    const from = this.#groupOf(source, false);
    const to = this.#groupOf(destination, false);
    const direction = directionOf(from, to, way);
    const tag = this.#tagOf(direction === IN ? to : from, direction, hour);
    this.#peer6(direction === IN ? source : destination, tag, bytes, hour);
  }

  #peer6(peer: Int32Array, tag: number, bytes: number, hour: number): void {
    this.#counts.accepted += 1;
    const place = this.#hours.placeOf(hour);
    const six = this.#six;
    six.push(peer[0]!, peer[1]!, peer[2]!, peer[3]!, tag, bytes, place);
    if (six.isFull) six.settle(this.#hours);
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
    const tag = this.#tagOf(direction === IN ? to : from, direction, hour);
    const peer = direction === IN ? source : destination;
    if (bytes >= FAST_BYTES) this.#addLarge(peer, v4, tag, bytes, hour);
    else if (v4) this.peer4(peer[3]!, tag, Number(bytes), hour);
    else this.#peer6(peer, tag, Number(bytes), hour);
  }

  /** A flow of any size. */
  #addLarge(peer: Int32Array, v4: boolean, tag: number, bytes: bigint, hour: number): void {
    const { table } = v4 ? this.#v4 : this.#six;
    const at = v4 ? table.row4(peer[3]!, tag) : table.row6(peer[0]!, peer[1]!, peer[2]!, peer[3]!, tag);
    table.addSums(at, 0, 1, bytes);
    this.#counts.accepted += 1;
    if (this.#space.hourly) this.#hours.add(hour, hourCell(table.tagAt(at)), 0, bytes);
  }

  #groupOf(address: Int32Array, v4: boolean): number {
    const { own } = this.#space;
    return v4 ? own.group4(address[3]!) : own.group6(address[0]!, address[1]!, address[2]!, address[3]!);
  }

  /** Counts a record of which nothing went by. */
  count(what: 'rejected' | 'noData' | 'skipped' | 'repeated'): void {
    this.#counts[what] += 1;
  }

  record(count = 1): void {
    this.#counts.records += count;
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

  /** Marks an interface as sampled from an hour to the one of `end`, at the rate of {@link Coverage.sample}. */
  sample(id: number, first: number, end: number, rate: number): void {
    this.coverage.sample(id, first, lastHour(first, end), rate);
  }

  #reachOn(id: number, first: number, end: number, mark: number): void {
    const last = lastHour(first, end);
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
    this.#finish();
    return this.#partOf(this.#v4.table.takeRows(), this.#v6?.table.takeRows() ?? this.#noRows(4));
  }

  /** The same, its rows packed in so many shares where that can be, so that threads can put theirs together. */
  packedPart(shares: number): PackedPart {
    this.#finish();
    const [v4, v6] = [this.#v4.table, this.#v6?.table];
    if (!v4.isPlain || v6?.isPlain === false)
      return { part: this.#partOf(v4.takeRows(), v6?.takeRows() ?? this.#noRows(4)) };
    const packed = (rows: Int32Array<ArrayBuffer> | undefined, words: 1 | 4): PackedShares =>
      sharesOf(rows ?? new Int32Array(0), { words, mask: this.#space.mask }, shares);
    return {
      part: this.#partOf(this.#noRows(1), this.#noRows(4)),
      packed: { v4: packed(v4.takePacked(), 1), v6: packed(v6?.takePacked(), 4) },
    };
  }

  /** Memory that nobody needs once the part was taken. */
  get room(): WebAssembly.Memory {
    return this.#v4.table.engine.memory;
  }

  #noRows(words: 1 | 4): FlowRows {
    return emptyRows({ level: 0, words, mask: this.#space.mask }, 0);
  }

  #finish(): void {
    this.#settle();
    const { words } = this.#v4.table.engine;
    if (words[LAST / 4] !== 0) this.span(words[FIRST / 4]! >>> 0, words[LAST / 4]! >>> 0);
    this.#counts.rejected += words[REFUSED_COUNT / 4]!;
    this.#hours.finish();
  }

  #partOf(v4: FlowRows, v6: FlowRows): FlowPart {
    const [hours, hoursBeyond] = this.#hours.part;
    return {
      v4,
      v6,
      hours,
      hoursBeyond,
      coverage: this.coverage.part(),
      counts: this.#counts,
      oddities: [...this.#oddities.values()],
    };
  }

  /** Adds what another part came to; its lines are counted from `line`. */
  absorb(part: FlowPart, line = 0): void {
    this.#v4.table.absorb(part.v4);
    if (part.v6.tags.length > 0 || part.v6.level > 0) this.#six.table.absorb(part.v6);
    for (const [hour, sums] of part.hours)
      for (const [number, bytes] of sums.entries()) if (bytes !== 0) this.#hours.add(hour, number, bytes, 0n);
    for (const [hour, number, bytes] of part.hoursBeyond) this.#hours.add(hour, number, 0, bytes);
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
}

/** Flows of fewer bytes are added without whole numbers of any size. */
export const FAST_BYTES = 1n << 50n;

const RECORD_WORDS = RECORD_BYTES / 4;
const WIDE_WORDS = WIDE_BYTES / 4;

/** No log writes records of more hours than a day has; what says so covers no more. */
const LONGEST_RECORD_HOURS = 24;

/** The hour in which a record that begins in hour `first` ends, as far as records go. */
function lastHour(first: number, end: number): number {
  return Math.min(Math.floor(end / 3600), first + LONGEST_RECORD_HOURS);
}
