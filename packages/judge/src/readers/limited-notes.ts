import { quoteForError } from '@ancrage/base';
import type { Place } from '../facts/fact.ts';
import type { ReadingBuilder } from '../reading/reading-builder.ts';
import type { NoteCode } from '../reading/reading.ts';

/** Notes of one code that are placed one by one; the rest are counted. */
const MAX_PLACED_NOTES = 200;

type Params = Readonly<Record<string, string | number>>;

interface Counted {
  readonly place: Place;
  count: number;
}

interface Placed {
  readonly place: Place;
  readonly params: Params;
}

/**
 * Notes of one file in bounded memory: a hostile file could call for millions of them. The first ones of each code are
 * placed one by one; what exceeds them, and what is only worth a count, is counted and placed at its first occurrence.
 */
export class LimitedNotes {
  readonly #reading: ReadingBuilder;
  readonly #placed = new Map<NoteCode, Placed[]>();
  readonly #exceeding = new Map<NoteCode, Counted>();
  readonly #counted = new Map<NoteCode, Counted>();

  constructor(reading: ReadingBuilder) {
    this.#reading = reading;
  }

  note(code: NoteCode, place: Place, params: Params = {}): void {
    let placed = this.#placed.get(code);
    if (placed === undefined) {
      placed = [];
      this.#placed.set(code, placed);
    }
    if (placed.length >= MAX_PLACED_NOTES) {
      addTo(this.#exceeding, code, place, 1);
      return;
    }
    placed.push({ place, params });
    this.#reading.note(code, place, params);
  }

  /** Adds to the one note of this code, whose parameter is `count`. */
  count(code: NoteCode, place: Place, by = 1): void {
    if (by > 0) addTo(this.#counted, code, place, by);
  }

  /** Writes the counts to the reading; call it once, at the end. */
  close(): void {
    for (const [code, { place, count }] of this.#counted) this.#reading.note(code, place, { count });
    for (const [code, { place, count }] of this.#exceeding)
      this.#reading.note('NOTES_CUT', place, { code, count });
  }
}

function addTo(counts: Map<NoteCode, Counted>, code: NoteCode, place: Place, by: number): void {
  const known = counts.get(code);
  if (known === undefined) counts.set(code, { place, count: by });
  else known.count += by;
}

/** A piece of foreign text that is short enough for the parameter of a note or an error, without its secrets. */
export function shortened(text: string): string {
  return quoteForError(text);
}
