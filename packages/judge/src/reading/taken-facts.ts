import type { Digest } from '@ancrage/base';
import type { AnyFact } from '../facts/fact.ts';
import { emptyReading } from './reading.ts';
import type { Reading } from './reading.ts';
import { mergeReadings } from './merge-readings.ts';

/** Stands for a file whose SHA-256 is not known yet, since not all of it is read. */
export const UNNAMED_EVIDENCE: Digest = `sha256:${'0'.repeat(64)}`;

/** The reading of a file, with the facts that were taken while it was read (`ReadingStream.take`), under the file's own name. */
export function withTakenFacts(reading: Reading, taken: readonly AnyFact[]): Reading {
  const [evidence] = reading.evidence;
  if (taken.length === 0 || evidence === undefined) return reading;
  const facts = taken.map((fact) => ofEvidence(fact, evidence.id));
  return mergeReadings([reading, { ...emptyReading, facts }]);
}

/** What was read, as being of this file. */
export function ofEvidence<T extends Pick<AnyFact, 'at'>>(told: T, evidence: Digest): T {
  return { ...told, at: { ...told.at, evidence } };
}
