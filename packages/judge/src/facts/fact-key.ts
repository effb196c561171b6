import { canonicalJson, sha256Hex } from '@ancrage/base';
import type { AnyFact } from './fact.ts';
import type { Field } from './field.ts';
import { kinds } from './registry.ts';
import type { KindName } from './registry.ts';

const aggregates = new Map<KindName, readonly string[]>();
for (const name of Object.keys(kinds) as KindName[]) {
  const fields = Object.entries(kinds[name].fields as Record<string, Field>);
  const measures = fields.filter(([, field]) => field.combine !== undefined).map(([field]) => field);
  if (measures.length > 0) aggregates.set(name, measures);
}

/** Names of the measures of an aggregate kind; empty for kinds whose facts are single statements. */
export function measuresOf(kind: KindName): readonly string[] {
  return aggregates.get(kind) ?? [];
}

/**
 * What makes two facts the same fact. For a single statement: all of it, place included. For an aggregate: its kind,
 * its key fields and its file, so that the measures of two slices add up.
 */
export function factKey(fact: AnyFact): string {
  const known = keys.get(fact);
  if (known !== undefined) return known;
  const key = keyOf(fact);
  keys.set(fact, key);
  return key;
}

function keyOf(fact: AnyFact): string {
  const measures = measuresOf(fact.kind);
  if (measures.length === 0) return `${fact.kind} ${canonicalJson(fact)}`;
  const key: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fact.value)) if (!measures.includes(name)) key[name] = value;
  return `${fact.kind} ${canonicalJson({ key, evidence: fact.at.evidence })}`;
}

/** Short stable name of a fact within a report: 16 hexadecimal digits of the SHA-256 of its canonical form. */
export function factId(fact: AnyFact): string {
  const known = ids.get(fact);
  if (known !== undefined) return known;
  const id = sha256Hex(canonicalJson({ kind: fact.kind, value: fact.value, at: fact.at })).slice(0, 16);
  ids.set(fact, id);
  return id;
}

/** Facts never change once read, and a judgement asks for their keys and names thousands of times. */
const keys = new WeakMap<AnyFact, string>();
const ids = new WeakMap<AnyFact, string>();
