import { SEEN } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import type { HourBytes } from './flow-part.ts';
import { EXACT } from './flow-rows.ts';
import type { RowEngine } from './machine/row-engine.ts';
import { HOUR_CELLS, HOURS_AT_HAND, MARKED_NAMES, SIDE_SHIFT } from './machine/row-memory.ts';

/** How hours are told apart. */
export interface HourSpace {
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

/**
 * Sums of hours. Those of a few hours are at hand, in the memory of the programs that add to them: logs go forth and back by some minutes at the turn of an
 * hour. An hour that has to give way is put away here.
 */
export class HoursAtHand {
  readonly #space: HourSpace;
  readonly #v4: RowEngine;
  #v6: RowEngine | undefined;
  readonly #coverage: Coverage;
  readonly #settle: () => void;
  readonly #sums = new Map<number, Float64Array<ArrayBuffer>>();
  readonly #beyond = new Map<string, HourBytes>();

  /** `v4`: programs that add to hours, and mark interfaces; `settle`: adds all flows that wait, whose hours are at hand. */
  constructor(space: HourSpace, v4: RowEngine, coverage: Coverage, settle: () => void) {
    this.#space = space;
    this.#v4 = v4;
    this.#coverage = coverage;
    this.#settle = settle;
    v4.atHand.fill(-1);
  }

  /** From now on programs of IPv6 add to hours too, in a memory of their own. */
  join(v6: RowEngine): void {
    this.#v6 = v6;
  }

  get hourly(): boolean {
    return this.#space.hourly;
  }

  /** Where the sums of an hour are among those at hand; another hour may have to give way, with all that waits. */
  placeOf(hour: number): number {
    const place = hour & (HOURS_AT_HAND - 1);
    if (this.#v4.atHand[place] !== hour) {
      this.#settle();
      this.#putAway(place);
      const { atHand, hourTags, hours } = this.#v4;
      atHand[place] = hour;
      hourTags[place] = this.#space.hourTag(hour);
      const known = this.#sums.get(hour);
      if (known !== undefined) hours.set(known, place * HOUR_CELLS);
    }
    return place * HOUR_CELLS;
  }

  /** Adds bytes to the hour whose sums are at a place, by the whole tag of their flow. */
  addHour(place: number, tag: number, bytes: number): void {
    this.#add(place, hourCell(tag), bytes, 0n);
  }

  /** The same by the number of the sum; `bytes` is below 2^53, and `more` comes on top of it. */
  add(hour: number, number: number, bytes: number, more: bigint): void {
    this.#add(this.placeOf(hour), number, bytes, more);
  }

  #add(place: number, number: number, bytes: number, more: bigint): void {
    const { hours, atHand } = this.#v4;
    const sum = hours[place + number]! + bytes;
    if (more === 0n && sum < EXACT) {
      hours[place + number] = sum;
      return;
    }
    this.#addBeyond(atHand[place / HOUR_CELLS]!, number, BigInt(sum) + more);
    hours[place + number] = 0;
  }

  #addBeyond(hour: number, number: number, bytes: bigint): void {
    const key = `${hour} ${number}`;
    this.#beyond.set(key, [hour, number, (this.#beyond.get(key)?.[2] ?? 0n) + bytes]);
  }

  /** Puts all hours away; nothing waits any more. */
  finish(): void {
    for (let place = 0; place < HOURS_AT_HAND; place += 1) this.#putAway(place);
  }

  /** What is too large for the sums of an hour stands in the second list. */
  get part(): readonly [hours: [number, Float64Array<ArrayBuffer>][], beyond: HourBytes[]] {
    return [[...this.#sums], [...this.#beyond.values()]];
  }

  #putAway(place: number): void {
    const { atHand, hourRecords, marks, highestName } = this.#v4;
    const hour = atHand[place]!;
    // Nothing was ever put there: most places, in a small log.
    if (hour === -1 && hourRecords[place] === 0) return;
    if (hourRecords[place]! > 0) this.#coverage.count(hour, hourRecords[place]!);
    hourRecords[place] = 0;
    const heard = marks.subarray(place * MARKED_NAMES, place * MARKED_NAMES + highestName + 1);
    for (let id = heard.indexOf(1); id >= 0; id = heard.indexOf(1, id + 1))
      this.#coverage.reach(id, hour, SEEN);
    heard.fill(0);
    const sumsOf = (engine: RowEngine): Float64Array<ArrayBuffer> =>
      engine.hours.subarray(place * HOUR_CELLS, (place + 1) * HOUR_CELLS);
    const sums = sumsOf(this.#v4);
    if (this.#v6 !== undefined) {
      const more = sumsOf(this.#v6);
      for (const [number, bytes] of more.entries())
        if (bytes > 0) this.#add(place * HOUR_CELLS, number, bytes, 0n);
      more.fill(0);
    }
    if (hour >= 0 && this.#space.hourly)
      this.#sums.set(hour, sums.slice(0, sums.findLastIndex((sum) => sum !== 0) + 1));
    sums.fill(0);
    atHand[place] = -1;
  }
}
