import { Coverage, SEEN, SKIPPED } from './coverage.ts';
import { HARMLESS, noCounts } from './flow-part.ts';
import type { FlowPart, HourBytes, Oddity, OddityCount, PackedPart, PackedShares } from './flow-part.ts';
import { emptyRows, EXACT, folded4 } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { FlowTable, MOST_ROWS } from './flow-table.ts';
import { DIRECTIONS, directionOf, IN } from './flow-way.ts';
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
import {
  FIRST,
  HOUR_CELLS,
  HOURS_AT_HAND,
  LAST,
  MARKED_NAMES,
  MOST_WAITING,
  REFUSED_COUNT,
  SIDE_SHIFT,
  WAITING,
} from './machine/row-memory.ts';
import type { NetworkCodes } from './network-codes.ts';
import type { OwnNetworks } from './own-networks.ts';

/** How a sink tells flows apart. */
export interface FlowSpace extends AddressTags {
  /** With `codes4`, records of IPv4 are taken many at once. */
  readonly own: Pick<OwnNetworks, 'group4' | 'group6'> & { readonly codes4?: NetworkCodes };
  /**
   * What the tag of a flow tells of its hour: bits above those of the group of one's own side (from 0, which is none) and of the three lowest,
   * which are its direction (`OUT` …); 31 bits in all.
   */
  hourTag(hour: number): number;
  /** Whether hours are told apart: bytes of an hour are then added up by `hourCell` of the whole tag. */
  readonly hourly: boolean;
}

/** Number of the sum of an hour to which a whole tag adds: its lowest six bits, then its highest two. */
export function hourCell(tag: number): number {
  return ((tag << 2) | (tag >>> SIDE_SHIFT)) & (HOUR_CELLS - 1);
}

/** Where every reader of flow logs puts what it reads. */
export class FlowSink {
  readonly coverage = new Coverage();
  readonly #space: FlowSpace;
  readonly #v4: FlowTable;
  readonly #v6: FlowTable;
  #counts = noCounts();
  #oddities = new Map<Oddity, OddityCount>();
  readonly #hours = new Map<number, Float64Array<ArrayBuffer>>();
  readonly #hoursBeyond = new Map<string, HourBytes>();
  #waiting = 0;
  readonly #source = new Int32Array(4);
  readonly #destination = new Int32Array(4);
  /** Peers and tags of flows that wait, as they were before their addresses were folded. */
  #whole: { readonly peers: Int32Array; readonly tags: Int32Array } | undefined;

  /** `expected`: rows of IPv4 for which there is room at once; more of them cost the time to make room. */
  constructor(space: FlowSpace, mostRows: number = MOST_ROWS, expected = 0) {
    this.#space = space;
    this.#v4 = new FlowTable(1, space, mostRows, expected);
    this.#v6 = new FlowTable(4, space, mostRows);
    const { engine } = this.#v4;
    engine.atHand.fill(-1);
    engine.words[FIRST / 4] = -1;
    const { codes4 } = space.own;
    if (codes4 !== undefined) engine.prepare(codes4.codes, DIRECTIONS);
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

  /**
   * The same of a peer whose tag is known. Flows wait until some are together: the memory of their rows is then asked for at
   * once, where each would have to wait for its own.
   */
  peer4(peer: number, tag: number, bytes: number, hour: number): void {
    const when = this.#placeOfHour(hour);
    const { engine } = this.#v4;
    const waiting = this.#waiting;
    engine.peers[waiting] = peer;
    engine.tags[waiting] = tag;
    engine.sizes[waiting] = bytes;
    engine.whens[waiting] = when;
    this.#waiting = waiting + 1;
    if (waiting + 1 === MOST_WAITING) this.#settle();
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
    const table = this.#v4;
    for (let from = 0; from < count; ) {
      const some = Math.min(count - from, MOST_WAITING);
      if (this.#waiting + some > MOST_WAITING) this.#settle();
      const { engine } = table;
      engine.input.set(records.subarray(from * RECORD_WORDS, (from + some) * RECORD_WORDS));
      engine.words[WAITING / 4] = this.#waiting;
      const taken = engine.take(some, nameless);
      this.#waiting = engine.words[WAITING / 4]!;
      // Whoever adds one more finds room for it.
      if (this.#waiting === MOST_WAITING) this.#settle();
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
    this.#placeOfHour(Math.min(Math.floor(end / 3600), hour + 1));
    if (flags === REFUSED) {
      this.#placeOfHour(hour);
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

  /** Adds all flows that wait; those that programs leave, one by one, until the table has grown or folded and others can be added at once again. */
  #settle(): void {
    const table = this.#v4;
    const { engine } = table;
    let waiting = this.#waiting;
    this.#waiting = 0;
    this.#whole = undefined;
    while (waiting > 0) {
      if (table.level > 0) this.#foldWaiting(waiting);
      const rows = table.ints;
      let left = this.#addWaiting(waiting);
      const { peers, tags } = this.#whole ?? engine;
      while (left > 0 && table.ints === rows) {
        left -= 1;
        const flow = engine.left[left]! / 4;
        const hour = engine.atHand[engine.whens[flow]! / HOUR_CELLS]!;
        this.#add4(peers[flow]!, tags[flow]!, engine.leftSizes[left]!, 0n, hour);
      }
      this.#keepWaiting(left);
      waiting = left;
    }
  }

  /** Adds what programs can add of so many flows; gives how many they left. */
  #addWaiting(waiting: number): number {
    const table = this.#v4;
    const { engine } = table;
    if (!table.addsAtOnce) {
      for (let flow = 0; flow < waiting; flow += 1) engine.left[flow] = flow * 4;
      engine.leftSizes.set(engine.sizes.subarray(0, waiting));
      return waiting;
    }
    const left = engine.add(waiting, this.#space.hourly, table.free);
    table.size += engine.inserted;
    this.#counts.accepted += waiting - left;
    for (const found of engine.hourless) {
      const flow = found / 4;
      const hour = engine.atHand[engine.whens[flow]! / HOUR_CELLS]!;
      this.#addHour(hour, hourCell(table.tagAt(engine.rowOf(flow))), engine.sizes[flow]!, 0n);
    }
    return left;
  }

  /** Makes the first so many of the flows that were left those that wait. */
  #keepWaiting(left: number): void {
    const { engine } = this.#v4;
    for (let to = 0; to < left; to += 1) {
      const from = engine.left[to]! / 4;
      for (const list of [engine.peers, engine.tags, engine.whens, this.#whole?.peers, this.#whole?.tags])
        if (list !== undefined) list[to] = list[from]!;
      engine.sizes[to] = engine.leftSizes[to]!;
    }
  }

  /** Makes flows that wait those of the folded addresses of the table; what they were is kept. */
  #foldWaiting(waiting: number): void {
    const { engine, level } = this.#v4;
    this.#whole ??= { peers: engine.peers.slice(0, waiting), tags: engine.tags.slice(0, waiting) };
    const { peers, tags } = this.#whole;
    for (let flow = 0; flow < waiting; flow += 1) {
      engine.peers[flow] = folded4(peers[flow]!, level);
      engine.tags[flow] = this.#space.told4(peers[flow]!, tags[flow]!);
    }
  }

  /** A flow of IPv6 of fewer than 2^50 bytes. */
  flow6(source: Int32Array, destination: Int32Array, bytes: number, hour: number, way: number): void {
    const from = this.#groupOf(source, false);
    const to = this.#groupOf(destination, false);
    const direction = directionOf(from, to, way);
    const tag = this.#tagOf(direction === IN ? to : from, direction, hour);
    const peer = direction === IN ? source : destination;
    this.#add6(peer[0]!, peer[1]!, peer[2]!, peer[3]!, tag, bytes, 0n, hour);
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
    const small = bytes < FAST_BYTES;
    const [few, more] = small ? [Number(bytes), 0n] : [0, bytes];
    if (v4 && small) this.peer4(peer[3]!, tag, few, hour);
    else if (v4) this.#add4(peer[3]!, tag, few, more, hour);
    else this.#add6(peer[0]!, peer[1]!, peer[2]!, peer[3]!, tag, few, more, hour);
  }

  #groupOf(address: Int32Array, v4: boolean): number {
    const { own } = this.#space;
    return v4 ? own.group4(address[3]!) : own.group6(address[0]!, address[1]!, address[2]!, address[3]!);
  }

  #add4(peer: number, tag: number, bytes: number, more: bigint, hour: number): void {
    const table = this.#v4;
    const at = table.row4(peer, tag);
    table.addSums(at, bytes, 1, more);
    this.#counts.accepted += 1;
    if (this.#space.hourly) this.#addHour(hour, hourCell(table.tagAt(at)), bytes, more);
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
    const table = this.#v6;
    const at = table.row6(a, b, c, d, tag);
    table.addSums(at, bytes, 1, more);
    this.#counts.accepted += 1;
    if (this.#space.hourly) this.#addHour(hour, hourCell(table.tagAt(at)), bytes, more);
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
    return this.#partOf(this.#v4.takeRows(), this.#v6.takeRows());
  }

  /** The same, its rows packed in so many shares where that can be, so that threads can put theirs together. */
  packedPart(shares: number): PackedPart {
    this.#finish();
    const [v4, v6] = [this.#v4, this.#v6];
    if (!v4.isPlain || !v6.isPlain) return { part: this.#partOf(v4.takeRows(), v6.takeRows()) };
    const none = (words: 1 | 4): FlowRows => emptyRows({ level: 0, words, mask: this.#space.mask }, 0);
    const packed = (table: FlowTable, words: 1 | 4): PackedShares =>
      sharesOf(table.takePacked(), { words, mask: table.mask }, shares);
    return { part: this.#partOf(none(1), none(4)), packed: { v4: packed(v4, 1), v6: packed(v6, 4) } };
  }

  /** Memory that nobody needs once the part was taken. */
  get room(): WebAssembly.Memory {
    return this.#v4.engine.memory;
  }

  #finish(): void {
    this.#settle();
    const { words } = this.#v4.engine;
    if (words[LAST / 4] !== 0) this.span(words[FIRST / 4]! >>> 0, words[LAST / 4]! >>> 0);
    this.#counts.rejected += words[REFUSED_COUNT / 4]!;
    for (let place = 0; place < HOURS_AT_HAND; place += 1) this.#putAway(place);
  }

  #partOf(v4: FlowRows, v6: FlowRows): FlowPart {
    return {
      v4,
      v6,
      hours: [...this.#hours],
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
    for (const [hour, sums] of part.hours)
      for (const [number, bytes] of sums.entries()) if (bytes !== 0) this.#addHour(hour, number, bytes, 0n);
    for (const [hour, number, bytes] of part.hoursBeyond) this.#addHour(hour, number, 0, bytes);
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

  /** Where the sums of an hour are among those at hand; another hour may have to give way, with all that waits. */
  #placeOfHour(hour: number): number {
    const place = hour & (HOURS_AT_HAND - 1);
    if (this.#v4.engine.atHand[place] !== hour) {
      this.#settle();
      this.#putAway(place);
      const { engine } = this.#v4;
      engine.atHand[place] = hour;
      engine.hourTags[place] = this.#space.hourTag(hour);
      const known = this.#hours.get(hour);
      if (known !== undefined) engine.hours.set(known, place * HOUR_CELLS);
    }
    return place * HOUR_CELLS;
  }

  #putAway(place: number): void {
    const { hours, atHand, hourRecords, marks, highestName } = this.#v4.engine;
    const hour = atHand[place]!;
    if (hourRecords[place]! > 0) this.coverage.count(hour, hourRecords[place]!);
    hourRecords[place] = 0;
    const heard = marks.subarray(place * MARKED_NAMES, place * MARKED_NAMES + highestName + 1);
    for (let id = heard.indexOf(1); id >= 0; id = heard.indexOf(1, id + 1))
      this.coverage.reach(id, hour, SEEN);
    heard.fill(0);
    const sums = hours.subarray(place * HOUR_CELLS, (place + 1) * HOUR_CELLS);
    if (hour >= 0 && this.#space.hourly)
      this.#hours.set(hour, sums.slice(0, sums.findLastIndex((sum) => sum !== 0) + 1));
    sums.fill(0);
    atHand[place] = -1;
  }

  #addHour(hour: number, number: number, bytes: number, more: bigint): void {
    const at = this.#placeOfHour(hour) + number;
    const { hours } = this.#v4.engine;
    const sum = hours[at]! + bytes;
    if (more === 0n && sum < EXACT) {
      hours[at] = sum;
      return;
    }
    const key = `${hour} ${number}`;
    const known = this.#hoursBeyond.get(key)?.[2] ?? 0n;
    this.#hoursBeyond.set(key, [hour, number, known + BigInt(sum) + more]);
    hours[at] = 0;
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
