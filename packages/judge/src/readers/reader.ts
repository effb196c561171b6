import type { Digest } from '@ancrage/base';
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
}

/** One file being read piece by piece, in memory that does not grow with it. Throws what the reader throws. */
export interface ReadingStream {
  /** Takes the next bytes of the file; a piece may end anywhere, even within a character. */
  push(piece: Uint8Array): void;
  /** Closes the file, whose SHA-256 is known only now. */
  end(evidence: Digest): Reading;
}

/** Start of a file, decoded leniently, for recognition only. */
export interface Head {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly name: string;
}

export const HEAD_BYTES = 65_536;
