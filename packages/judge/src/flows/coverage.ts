import { JudgeError } from '../errors/judge-error.ts';

/** One mark for each interface and hour. Beyond so many, interfaces are no longer told apart. */
const MOST_MARKS = 1 << 25;
const MOST_INTERFACES = 1 << 17;
/** Eleven years of hours. */
const MOST_HOURS = 100_000;

/** Marks of an interface in an hour. */
export const SEEN = 1;
/** Records were lost there: what went by is not known. */
export const SKIPPED = 2;
/** Only one packet of several was looked at there: what was not is not known. */
export const SAMPLED = 4;
/** Beside `SAMPLED`: one packet of how many is not told. */
export const RATE_UNTOLD = 8;

/** One hour of the logs. */
export interface HourMarks {
  /** Hours since 1970-01-01 UTC. */
  readonly hour: number;
  records: number;
  bad: number;
  /** By number of interface; may be longer than there are interfaces. */
  marks: Uint8Array;
}

/** What a part tells of coverage: plain values, which go from one thread to another. */
export interface CoveragePart {
  /** Empty where interfaces are no longer told apart. */
  readonly names: readonly string[];
  readonly together: boolean;
  readonly hours: readonly Readonly<HourMarks>[];
  /** One packet of so many was looked at, at the most; 1 where all were, or nothing is told of it. */
  readonly rate: number;
}

/**
 * Which interface was heard of in which hour, how many records each hour has and how many of them are bad. An interface is
 * whatever the log names as the place where it listens. Neither order nor division of the log changes what comes out.
 */
export class Coverage {
  readonly #ids = new Map<string, number>();
  #names: string[] = [];
  #together = false;
  #rate = 1;
  readonly #hours = new Map<number, HourMarks>();
  #last: HourMarks = { hour: -1, records: 0, bad: 0, marks: new Uint8Array(0) };

  /** Number of an interface by its name. */
  interfaceOf(name: string): number {
    if (this.#together) return 0;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#names.length;
    this.#names.push(name);
    this.#ids.set(name, id);
    this.#bound();
    return this.#together ? 0 : id;
  }

  /** Counts a record of an interface in an hour. */
  see(id: number, hour: number, mark: number): void {
    const at = this.#last.hour === hour ? this.#last : this.#hourOf(hour);
    at.records += 1;
    this.#mark(at, id, mark);
  }

  /** Marks an interface in an hour without counting a record; gives the marks of that hour. */
  reach(id: number, hour: number, mark: number): Uint8Array {
    const at = this.#hourOf(hour);
    this.#mark(at, id, mark);
    return at.marks;
  }

  /** Counts records of an hour whose interfaces are marked otherwise; takes some back where they are fewer than none. */
  count(hour: number, records: number): void {
    if (records !== 0) this.#hourOf(hour).records += records;
  }

  /** Marks an interface in hours, the last one included, as one where only one packet of `rate` was looked at; 0 where that is not told. */
  sample(id: number, first: number, last: number, rate: number): void {
    const mark = rate === 0 ? SAMPLED | RATE_UNTOLD : SAMPLED;
    if (rate > this.#rate) this.#rate = rate;
    for (let hour = first; hour <= last; hour += 1)
      this.#mark(this.#last.hour === hour ? this.#last : this.#hourOf(hour), id, mark);
  }

  /** Counts a record that is counted already among those that are not whole. */
  lost(hour: number): void {
    this.#hourOf(hour).bad += 1;
  }

  /** Counts a record that is bad, in the hour that it tells. */
  bad(hour: number): void {
    const at = this.#hourOf(hour);
    at.records += 1;
    at.bad += 1;
  }

  part(): CoveragePart {
    return {
      names: this.#names,
      together: this.#together,
      hours: [...this.#hours.values()],
      rate: this.#rate,
    };
  }

  absorb({ names, together, hours, rate }: CoveragePart): void {
    this.#rate = Math.max(this.#rate, rate);
    const ids = names.map((name) => this.interfaceOf(name));
    if (together) this.#join();
    for (const { hour, records, bad, marks } of hours) {
      const at = this.#hourOf(hour);
      at.records += records;
      at.bad += bad;
      for (const [index, mark] of marks.entries()) if (mark !== 0) this.#mark(at, ids[index] ?? 0, mark);
    }
  }

  #mark(at: HourMarks, id: number, mark: number): void {
    const index = this.#together ? 0 : id;
    if (index >= at.marks.length) {
      const marks = new Uint8Array(Math.max(16, 1 << (32 - Math.clz32(index))));
      marks.set(at.marks);
      at.marks = marks;
    }
    at.marks[index]! |= mark;
  }

  #hourOf(hour: number): HourMarks {
    let at = this.#hours.get(hour);
    if (at === undefined) {
      if (this.#hours.size >= MOST_HOURS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MOST_HOURS });
      at = { hour, records: 0, bad: 0, marks: new Uint8Array(0) };
      this.#hours.set(hour, at);
      this.#bound();
    }
    this.#last = at;
    return at;
  }

  #bound(): void {
    const { length } = this.#names;
    if (length > MOST_INTERFACES || length * this.#hours.size > MOST_MARKS) this.#join();
  }

  #join(): void {
    if (this.#together) return;
    this.#together = true;
    this.#names = [];
    this.#ids.clear();
    for (const at of this.#hours.values())
      at.marks = Uint8Array.of(at.marks.reduce((all, mark) => all | mark, 0));
  }
}
