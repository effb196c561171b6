import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { ScanFacts } from './scan-facts.ts';

/** The records that an object wraps; undefined where it is a record itself. */
export type Unwrap = (cursor: JsonCursor) => readonly JsonCursor[] | undefined;

/** The records of a scan, one by one. */
export class ScanListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #facts: ScanFacts;
  readonly #record: (record: JsonCursor, place: Place, facts: ScanFacts, reading: ReadingBuilder) => void;
  readonly #unwrap: Unwrap;

  constructor(
    reading: ReadingBuilder,
    unwrap: Unwrap,
    record: (record: JsonCursor, place: Place, facts: ScanFacts, reading: ReadingBuilder) => void,
  ) {
    this.reading = reading;
    this.#facts = new ScanFacts(reading);
    this.#unwrap = unwrap;
    this.#record = record;
  }

  read({ cursor, placeOf, list }: JsonEntry): void {
    const isRecord = list !== undefined && list.length > 0;
    if (list === undefined && cursor.isArray()) return;
    const inside = isRecord ? undefined : this.#unwrap(cursor);
    if (inside === undefined) this.#record(cursor, placeOf(cursor), this.#facts, this.reading);
    // What a document wraps came before it.
    else if (list !== undefined)
      for (const record of inside) this.#record(record, placeOf(record), this.#facts, this.reading);
  }

  end(): Reading {
    this.#facts.close();
    return this.reading.build();
  }
}
