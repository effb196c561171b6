import type { Digest } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { AnyFact } from '../facts/fact.ts';
import { emptyReading } from '../reading/reading.ts';
import type { Reading } from '../reading/reading.ts';
import { HEAD_BYTES } from './reader.ts';
import type { ReadingStream } from './reader.ts';
import { wholeOrStream } from './whole-or-stream.ts';

/** A file whose start, of as many bytes as recognition looks at, decides how it is read. */
export function byStart(choose: (start: Uint8Array) => ReadingStream): ReadingStream {
  const start = new Uint8Array(HEAD_BYTES);
  let length = 0;
  let chosen: ReadingStream | undefined;
  const decided = (): ReadingStream => {
    if (chosen !== undefined) return chosen;
    chosen = choose(start.subarray(0, length));
    if (length > 0) chosen.push(start.subarray(0, length));
    return chosen;
  };
  return {
    push(piece: Uint8Array): void {
      if (chosen !== undefined) {
        chosen.push(piece);
        return;
      }
      const taken = Math.min(piece.length, HEAD_BYTES - length);
      start.set(piece.subarray(0, taken), length);
      length += taken;
      if (length < HEAD_BYTES) return;
      const stream = decided();
      if (taken < piece.length) stream.push(piece.subarray(taken));
    },
    again: (): boolean => decided().again?.() ?? false,
    take: (over?: boolean): readonly AnyFact[] => chosen?.take?.(over) ?? [],
    rest: (): boolean => decided().rest?.() ?? false,
    end: (evidence: Digest): Reading => decided().end(evidence),
  };
}

/** A file that has to be there as a whole, of no more than may be held. */
export function heldWhole(read: (bytes: Uint8Array, evidence: Digest) => Reading): ReadingStream {
  return wholeOrStream(NOTHING, read, () => true);
}

/** Refuses what is read as a whole and is larger than its format may be. @throws JudgeError READ_TOO_LARGE. */
export function boundWhole(size: number, limit: number): void {
  if (size > limit) throw new JudgeError('READ_TOO_LARGE', { limit });
}

/** A file that is read as a whole, up to so many bytes: no more is held. */
export function heldUpTo(
  limit: number,
  read: (bytes: Uint8Array, evidence: Digest) => Reading,
): ReadingStream {
  let size = 0;
  const held = heldWhole(read);
  return {
    push(piece: Uint8Array): void {
      size += piece.length;
      boundWhole(size, limit);
      held.push(piece);
    },
    end: (evidence: Digest): Reading => held.end(evidence),
  };
}

const NOTHING: ReadingStream = {
  push(): void {},
  end(): Reading {
    return emptyReading;
  },
};
