import type { Digest } from '@ancrage/base';
import type { AnyFact } from '../facts/fact.ts';
import type { Reader } from '../readers/reader.ts';
import type { Reading } from '../reading/reading.ts';
import { withTakenFacts } from '../reading/taken-facts.ts';

/** Reads a file as a large one is read: in pieces of these lengths, over and over, as often as its reader asks for it. */
export function readInPieces(
  reader: Reader,
  bytes: Uint8Array,
  evidence: Digest,
  lengths: readonly number[] = [65_536],
): Reading {
  const stream = reader.open!('');
  const taken: AnyFact[] = [];
  do {
    for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
      const length = lengths[piece % lengths.length]!;
      stream.push(bytes.slice(at, at + length));
      taken.push(...(stream.take?.() ?? []));
      at += length;
    }
  } while (stream.again?.() === true);
  while (stream.rest?.() === true) taken.push(...(stream.take?.() ?? []));
  for (let facts = stream.take?.(true) ?? []; facts.length > 0; facts = stream.take?.(true) ?? [])
    taken.push(...facts);
  return withTakenFacts(stream.end(evidence), taken);
}
