import type { Digest } from '@ancrage/base';
import type { AnyFact } from '../facts/fact.ts';
import type { Reading } from '../reading/reading.ts';
import type { Format } from '../reading/format.ts';

/** What the caller knows of a file besides its bytes. The name is a hint only: content decides. */
export interface ReadHint {
  /** SHA-256 of the whole file. */
  readonly evidence: Digest;
  /** Path within the dossier, `/` between parts. */
  readonly name: string;
}

/**
 * A reader of one format. Pure: bytes in, reading out. Throws `JudgeError` (or a `BaseError` of the strict parsers) with
 * the place when the bytes cannot be read; everything else that it could not use becomes a note.
 */
export interface Reader {
  readonly format: Format;
  /**
   * Whether the first bytes (up to `HEAD_BYTES`) look like this format. Must be cheap, must not throw. At most one
   * reader should say yes for a well-made file; the first of the registry's order wins.
   */
  recognise(head: Head): boolean;
  read(bytes: Uint8Array, hint: ReadHint): Reading;
  /** The same piece by piece, for formats whose files outgrow memory; gives exactly what `read` gives. */
  open?(name: string): ReadingStream;
  /** The same from several places of the file at once, for formats whose items end at line feeds. */
  readonly slices?: Slices;
}

/**
 * Reading slices of one file, each on its own, whose parts together give exactly what `read` gives. `start`: the first bytes
 * of the file, the same for all.
 */
export interface Slices {
  /** Offset of the first item; undefined where this file is to be read as one. Throws what the reader throws. */
  firstItem(start: Uint8Array): number | undefined;
  /** What reads slices, one after another; each thread has its own. */
  open(start: Uint8Array): SliceStream;
  /** What the parts of all slices, in order, make together. */
  merge(start: Uint8Array, parts: readonly SlicePart[], evidence: Digest): Reading;
}

/** Slices being read one after another, piece by piece. Throws what the reader throws, with places of its own. */
export interface SliceStream {
  /** Starts a slice at an offset at which an item starts, whatever became of the one before. */
  begin(offset: number): void;
  push(piece: Uint8Array): void;
  /** Bytes given that are not yet part of a whole item: 0 where the next byte starts one. */
  readonly pending: number;
  end(): SlicePart;
}

/** What a slice came to: plain values, which go from one thread to another and mean nothing but to its reader. */
export type SlicePart = Readonly<Record<string, unknown>>;

/** One file being read piece by piece, in memory that does not grow with it. Throws what the reader throws. */
export interface ReadingStream {
  /** Takes the next bytes of the file; a piece may end anywhere, even within a character. */
  push(piece: Uint8Array): void;
  /**
   * Facts of the bytes given so far that nothing will be added to: whoever takes them merges them with the reading that `end`
   * gives, and memory does not grow with them. They are of `UNNAMED_EVIDENCE`, and `withTakenFacts` names it. Aggregates may be
   * among them, to which the rest is added then. `over`: all was given and `rest` says no; some at a time, until none is worth it.
   */
  take?(over?: boolean): readonly AnyFact[];
  /**
   * Whether the file is to be given once more, from its first byte: asked when all of it was given, and then `end` follows. What
   * items are told of by others is known only then. Whoever gives it sees to it that the bytes are the same.
   */
  again?(): boolean;
  /**
   * Makes some more facts of what the whole file told; whether there are more. Asked when all was given, until it says no, so that
   * they can be taken in between; `end` makes what is left.
   */
  rest?(): boolean;
  /** Closes the file, whose SHA-256 is known only now. */
  end(evidence: Digest): Reading;
}

/** Start of a file, decoded leniently, for recognition only. */
export interface Head {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The last bytes of the file, so many or all that it has: what formats whose directory is at their end are known by. */
  readonly ending?: Ending;
}

/** Gives the last bytes of a file, so many or all that it has. */
export type Ending = (count: number) => Uint8Array;

export const HEAD_BYTES = 65_536;
