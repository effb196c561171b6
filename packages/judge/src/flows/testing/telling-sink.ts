import type { FlowSink } from '../flow-sink.ts';
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
} from '../machine/line-memory.ts';

/** Writes down what a reader of lines tells a sink, one by one or many at once, in the same words; sums nothing. */
export class TellingSink {
  #told: string[] = [];
  readonly #names: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly coverage = {
    interfaceOf: (name: string): number => {
      const known = this.#ids.get(name) ?? this.#names.length;
      if (known === this.#names.length) this.#names.push(name);
      this.#ids.set(name, known);
      return known;
    },
  };

  /** As the readers take it. */
  get sink(): FlowSink {
    return this as unknown as FlowSink;
  }

  /** What was told since this was last asked, in an order of its own. */
  takeTold(): string[] {
    const told = this.#told.sort();
    this.#told = [];
    return told;
  }

  record(): void {
    this.#told.push('record');
  }

  span(start: number, end: number): void {
    this.#told.push(`span ${start} ${end}`);
  }

  cover(id: number, start: number, end: number, skipped: boolean): void {
    this.#told.push(`cover ${this.#names[id]!} ${start} ${end} ${skipped}`);
  }

  count(what: string): void {
    this.#told.push(what);
  }

  odd(kind: string, line: number, hour?: number): void {
    this.#told.push(`${kind} ${line} ${hour}`);
  }

  flow4(source: number, destination: number, bytes: number, hour: number, way: number): void {
    this.#told.push(`4 ${source >>> 0} ${destination >>> 0} ${bytes} ${hour} ${way}`);
  }

  flow6(source: Int32Array, destination: Int32Array, bytes: number, hour: number, way: number): void {
    this.#told.push(`6 ${source.join()} ${destination.join()} ${bytes} ${hour} ${way}`);
  }

  flow(
    source: Int32Array,
    destination: Int32Array,
    v4: boolean,
    bytes: bigint,
    hour: number,
    way: number,
  ): void {
    this.#told.push(`${source.join()} ${destination.join()} ${v4} ${bytes} ${hour} ${way}`);
  }

  take4(records: Int32Array, sizes: Float64Array, count: number, nameless: number): void {
    for (let record = 0; record < count; record += 1) {
      const at = (record * RECORD_BYTES) / 4;
      const start = this.#met(
        records,
        at + START_WORD,
        at + END_WORD,
        nameless < 0 ? records[at + NAME_WORD]! : nameless,
        false,
      );
      const flags = records[at + FLAGS_WORD]!;
      if (flags === REFUSED) this.count('rejected');
      else
        this.flow4(
          records[at + SOURCE_WORD]!,
          records[at + DESTINATION_WORD]!,
          sizes[at / 2 + SIZE_DOUBLE]!,
          Math.floor(start / 3600),
          flags >> WAY_SHIFT,
        );
    }
  }

  take6(records: Int32Array, sizes: Float64Array, count: number, nameless: number): void {
    for (let record = 0; record < count; record += 1) {
      const at = (record * WIDE_BYTES) / 4;
      const flags = records[at + WIDE_FLAGS]!;
      const name = nameless < 0 ? records[at + WIDE_NAME]! : nameless;
      const start = this.#met(records, at + WIDE_START, at + WIDE_END, name, flags === SKIPPED_DATA);
      const words = (from: number): Int32Array => records.subarray(at + from, at + from + 4);
      if (flags === NO_DATA) this.count('noData');
      else if (flags === SKIPPED_DATA) this.count('skipped');
      else
        this.flow6(
          words(WIDE_SOURCE),
          words(WIDE_DESTINATION),
          sizes[at / 2 + WIDE_DOUBLE]!,
          Math.floor(start / 3600),
          flags >> WAY_SHIFT,
        );
    }
  }

  #met(records: Int32Array, startAt: number, endAt: number, name: number, skipped: boolean): number {
    const [start, end] = [records[startAt]! >>> 0, records[endAt]! >>> 0];
    this.record();
    this.span(start, end);
    this.cover(name, start, end, skipped);
    return start;
  }
}
