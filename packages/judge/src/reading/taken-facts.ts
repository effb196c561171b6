import type { Digest } from '@ancrage/base';
import type { AnyFact } from '../facts/fact.ts';
import { GatheredFacts } from './gathered-facts.ts';
import type { Reading } from './reading.ts';

/** Stands for a file whose SHA-256 is not known yet, since not all of it is read. */
export const UNNAMED_EVIDENCE: Digest = `sha256:${'0'.repeat(64)}`;

/** The reading of a file, with the facts that were taken while it was read (`ReadingStream.take`), under the file's own name. */
export function withTakenFacts(reading: Reading, taken: readonly AnyFact[]): Reading {
  const [evidence] = reading.evidence;
  if (taken.length === 0 || evidence === undefined) return reading;
  const gathered = new GatheredFacts();
  for (const facts of [reading.facts, taken])
    for (const { kind, value, at, method } of facts) gathered.add({ kind, value, place: at.place, method });
  return { ...reading, facts: gathered.sorted(evidence.id) };
}

/** What was read, as being of this file. */
export function ofEvidence<T extends Pick<AnyFact, 'at'>>(told: T, evidence: Digest): T {
  return { ...told, at: { ...told.at, evidence } };
}
