import { masked, V4_LEVELS, V6_LEVELS } from './flow-rows.ts';
import { FlowTable } from './flow-table.ts';
import type { AddressTags } from './flow-table.ts';
import type { HoursAtHand } from './hours-at-hand.ts';
import { MOST_WAITING } from './machine/row-memory.ts';

/**
 * Flows of one kind of address that wait until some are together: the memory of their rows is then asked for at once, where each would have to wait for its
 * own.
 */
export class WaitingFlows {
  readonly table: FlowTable;
  readonly #words: 1 | 4;
  readonly #tags: AddressTags;
  /** How many wait. */
  count = 0;
  /** Peers and tags of flows that wait, as they were before their addresses were folded. */
  #whole: { readonly peers: Int32Array; readonly tags: Int32Array } | undefined;

  constructor(words: 1 | 4, tags: AddressTags, mostRows: number, expected = 0) {
    this.#words = words;
    this.#tags = tags;
    this.table = new FlowTable(words, tags, mostRows, expected);
  }

  /** Whether those that wait are to be settled before another one can. */
  get isFull(): boolean {
    return this.count === MOST_WAITING;
  }

  /** A flow of fewer than 2^50 bytes; `place`: where the sums of its hour are. An IPv4 address is the first word alone. */
  push(a: number, b: number, c: number, d: number, tag: number, bytes: number, place: number): void {
    const { engine } = this.table;
    const flow = this.count;
    const at = flow * this.#words;
    engine.peers[at] = a;
    if (this.#words === 4) {
      engine.peers[at + 1] = b;
      engine.peers[at + 2] = c;
      engine.peers[at + 3] = d;
    }
    engine.tags[flow] = tag;
    engine.sizes[flow] = bytes;
    engine.whens[flow] = place;
    this.count = flow + 1;
  }

  /** Adds all flows that wait; those that programs leave, one by one, until the table has grown or folded and others can be added at once again. */
  settle(hours: HoursAtHand): void {
    const { table } = this;
    const { engine } = table;
    this.#whole = undefined;
    while (this.count > 0) {
      if (table.level > 0) this.#fold();
      const rows = table.ints;
      let left = table.addWaiting(this.count);
      if (hours.hourly) this.#settleHours(hours);
      while (left > 0 && table.ints === rows) {
        left -= 1;
        this.#addOne(engine.left[left]! / 4, engine.leftSizes[left]!, hours);
      }
      this.#keep(left);
    }
  }

  /** Adds what no program can add of the sums of hours. */
  #settleHours(hours: HoursAtHand): void {
    const { engine } = this.table;
    for (const found of engine.addHours(this.count)) {
      const flow = found / 4;
      hours.addHour(engine.whens[flow]!, this.table.tagAt(engine.rowOf(flow)), engine.sizes[flow]!);
    }
  }

  #addOne(flow: number, bytes: number, hours: HoursAtHand): void {
    const { table } = this;
    const { peers, tags } = this.#whole ?? table.engine;
    const place = table.engine.whens[flow]!;
    const at = flow * this.#words;
    const tag = tags[flow]!;
    const row =
      this.#words === 1
        ? table.row4(peers[at]!, tag)
        : table.row6(peers[at]!, peers[at + 1]!, peers[at + 2]!, peers[at + 3]!, tag);
    table.add(row, bytes);
    if (hours.hourly) hours.addHour(place, table.tagAt(row), bytes);
  }

  /** Makes the first so many of the flows that were left those that wait. */
  #keep(left: number): void {
    const { engine } = this.table;
    const words = this.#words;
    for (let to = 0; to < left; to += 1) {
      const from = engine.left[to]! / 4;
      for (const peers of [engine.peers, this.#whole?.peers])
        peers?.copyWithin(to * words, from * words, (from + 1) * words);
      for (const list of [engine.tags, engine.whens, this.#whole?.tags])
        if (list !== undefined) list[to] = list[from]!;
      engine.sizes[to] = engine.leftSizes[to]!;
    }
    this.count = left;
  }

  /** Makes flows that wait those of the folded addresses of the table; what they were is kept. */
  #fold(): void {
    const { engine, level } = this.table;
    const { count } = this;
    const words = this.#words;
    this.#whole ??= { peers: engine.peers.slice(0, count * words), tags: engine.tags.slice(0, count) };
    const { peers, tags } = this.#whole;
    const bits = (words === 1 ? V4_LEVELS : V6_LEVELS)[level]!;
    for (let flow = 0; flow < count; flow += 1) {
      const at = flow * words;
      engine.tags[flow] =
        words === 1
          ? this.#tags.told4(peers[at]!, tags[flow]!)
          : this.#tags.told6(peers[at]!, peers[at + 1]!, peers[at + 2]!, peers[at + 3]!, tags[flow]!);
      for (let word = 0; word < words; word += 1)
        engine.peers[at + word] = masked(peers[at + word]!, bits, word);
    }
  }
}
