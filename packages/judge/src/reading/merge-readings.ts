import { canonicalJson, compareText } from '@ancrage/base';
import { combineFacts } from '../facts/combine-facts.ts';
import type { AnyFact } from '../facts/fact.ts';
import { factKey, measuresOf } from '../facts/fact-key.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { emptyReading } from './reading.ts';
import type { Evidence, Note, Reading } from './reading.ts';

/**
 * Merges readings of different files, or of different slices of one file.
 *
 * Laws, under property test: associative; independent of order; `emptyReading` is neutral. Sums cannot be idempotent,
 * so a part that occurs twice is refused (`READING_PART_TWICE`) rather than counted twice.
 */
export function mergeReadings(readings: readonly Reading[]): Reading {
  if (readings.length === 0) return emptyReading;
  if (readings.length === 1) return readings[0]!;
  const parts = new Set<string>();
  const evidence = new Map<string, Evidence>();
  const facts = new Map<string, AnyFact>();
  const notes = new Map<string, Note>();
  for (const reading of readings) {
    for (const part of reading.parts) {
      if (parts.has(part)) throw new JudgeError('READING_PART_TWICE', { part });
      parts.add(part);
    }
    for (const entry of reading.evidence) {
      const known = evidence.get(entry.id);
      evidence.set(entry.id, known === undefined ? entry : mergeEvidence(known, entry));
    }
    for (const fact of reading.facts) addFact(facts, fact);
    for (const note of reading.notes) notes.set(canonicalJson(note), note);
  }
  return {
    format: 'ancrage-reading/1',
    parts: [...parts].sort(compareText),
    evidence: sortedByKey(evidence),
    facts: sortedByKey(facts),
    notes: sortedByKey(notes),
  };
}

/** Adds one fact to a keyed set, combining the measures of aggregates. */
export function addFact(facts: Map<string, AnyFact>, fact: AnyFact): void {
  const key = factKey(fact);
  const known = facts.get(key);
  facts.set(
    key,
    known === undefined || measuresOf(fact.kind).length === 0 ? fact : combineFacts(known, fact),
  );
}

export function sortedByKey<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}

/** Field by field, so that it does not matter in which order the slices of one file come together. */
function mergeEvidence(a: Evidence, b: Evidence): Evidence {
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const values = [a[name as keyof Evidence], b[name as keyof Evidence]].filter(
      (value) => value !== undefined,
    );
    const sorted = values.sort((x, y) => compareText(canonicalJson(x), canonicalJson(y)));
    // The latest instant that any slice speaks of; for all else the slices agree, or the first in order stands.
    merged[name] = name === 'observedAt' ? sorted.at(-1) : sorted[0];
  }
  if (a.records !== undefined && b.records !== undefined) {
    const [one, other] = [a.records, b.records];
    merged['records'] = { total: one.total + other.total, used: one.used + other.used };
  }
  return merged as unknown as Evidence;
}
