import type { Digest } from '@ancrage/base';
import type { AnyFact } from '../facts/fact.ts';
import type { Reader, ReadingShare, ReadingStream, SharePart } from '../readers/reader.ts';
import type { Reading } from '../reading/reading.ts';
import { withTakenFacts } from '../reading/taken-facts.ts';

/**
 * Reads a file as two threads read it, one after the other: the items that start before an offset, and the others. Undefined where its reader
 * says that one is to read it. @throws what one of them throws: one is to read it then, too.
 */
export function readInShares(
  reader: Reader,
  bytes: Uint8Array,
  evidence: Digest,
  at: number,
  length: number,
): Reading | undefined {
  const [one, other] = [reader.open!(''), reader.open!('')];
  const first = one.share?.(bytes, { part: 'first', at });
  const rest = other.share?.(bytes, { part: 'rest', at });
  if (first === undefined || rest === undefined) return undefined;
  const taken: AnyFact[] = [];
  const push = (stream: ReadingStream, share: ReadingShare): void => {
    for (let from = 0; from < bytes.length && !share.isOver(); from += length) {
      stream.push(bytes.slice(from, from + length));
      taken.push(...(stream.take?.() ?? []));
    }
  };
  push(one, first);
  push(other, rest);
  for (;;) {
    const [again, too] = [one.again?.() === true, other.again?.() === true];
    if (!again && !too) break;
    const told = first.told();
    if (told !== undefined) {
      rest.hear(sent(told));
      first.hear(sent(rest.told()!));
    }
    if (again) push(one, first);
    if (too) push(other, rest);
  }
  rest.precede(sent(first.part()));
  while (other.rest?.() === true) taken.push(...(other.take?.() ?? []));
  return withTakenFacts(other.end(evidence), taken);
}

/** As it arrives in the other thread. */
function sent(part: SharePart): SharePart {
  return structuredClone(part);
}
