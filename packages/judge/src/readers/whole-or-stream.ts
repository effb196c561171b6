import type { Digest } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { AnyFact } from '../facts/fact.ts';
import type { Reading } from '../reading/reading.ts';
import { MAX_INFLATED_BYTES } from './gzip-bytes.ts';
import type { ReadingStream } from './reader.ts';

/** Marks of what is no UTF-8: gzip, and UTF-16 in both orders. */
const MARKS = [0x1f8b, 0xfffe, 0xfeff];

/** Whether the bytes are packed, or in UTF-16, by their start. */
export function isCoded(bytes: Uint8Array): boolean {
  return MARKS.includes((bytes[0]! << 8) | (bytes[1] ?? 0));
}

/**
 * A file goes piece by piece to `stream`, unless its start shows that it has to be there as a whole, as one that is packed or
 * in UTF-16 does: that is refused beyond what may be held.
 */
export function wholeOrStream(
  stream: ReadingStream,
  read: (bytes: Uint8Array, evidence: Digest) => Reading,
  isWhole: (start: Uint8Array) => boolean = isCoded,
): ReadingStream {
  let whole: Uint8Array[] | undefined;
  let size = 0;
  return {
    push(piece: Uint8Array): void {
      if (size === 0 && isWhole(piece)) whole = [];
      size += piece.length;
      if (whole === undefined) {
        stream.push(piece);
        return;
      }
      if (size > MAX_INFLATED_BYTES)
        throw new JudgeError('READ_SYNTAX', {
          line: 1,
          problem: `not plain JSON in UTF-8, and of more than ${MAX_INFLATED_BYTES} bytes`,
        });
      whole.push(piece.slice());
    },
    again: (): boolean => whole === undefined && (stream.again?.() ?? false),
    take: (over?: boolean): readonly AnyFact[] => stream.take?.(over) ?? [],
    rest: (): boolean => whole === undefined && (stream.rest?.() ?? false),
    end(evidence: Digest): Reading {
      // An empty file was never given.
      if (size === 0 && isWhole(new Uint8Array())) whole = [];
      if (whole === undefined) return stream.end(evidence);
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const piece of whole) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return read(bytes, evidence);
    },
  };
}
