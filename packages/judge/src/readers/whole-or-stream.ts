import type { Digest } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { AnyFact } from '../facts/fact.ts';
import type { Reading } from '../reading/reading.ts';
import { MAX_INFLATED_BYTES } from './gzip-bytes.ts';
import type { ReadingStream } from './reader.ts';

/** Marks of what is no UTF-8: gzip, and UTF-16 in both orders. */
const MARKS = [0x1f8b, 0xfffe, 0xfeff];

/**
 * A file in UTF-8 goes piece by piece to `stream`. One that is packed, or in UTF-16, has to be there as a whole, and is refused
 * beyond what may be held.
 */
export function wholeOrStream(
  stream: ReadingStream,
  read: (bytes: Uint8Array, evidence: Digest) => Reading,
): ReadingStream {
  let whole: Uint8Array[] | undefined;
  let size = 0;
  return {
    push(piece: Uint8Array): void {
      if (size === 0 && MARKS.includes((piece[0]! << 8) | (piece[1] ?? 0))) whole = [];
      size += piece.length;
      if (whole === undefined) {
        stream.push(piece);
        return;
      }
      if (size > MAX_INFLATED_BYTES)
        throw new JudgeError('READ_SYNTAX', {
          line: 1,
          problem: `packed or in UTF-16, and of more than ${MAX_INFLATED_BYTES} bytes`,
        });
      whole.push(piece.slice());
    },
    take: (): readonly AnyFact[] => stream.take?.() ?? [],
    end(evidence: Digest): Reading {
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
