import { canonicalJson, compareText, Decimal } from '@ancrage/base';
import { weakerMethod } from './grade.ts';
import type { AnyFact } from './fact.ts';
import type { Field } from './field.ts';
import { measuresOf } from './fact-key.ts';
import { kinds } from './registry.ts';
import type { KindName } from './registry.ts';

/** Adds the measures of two facts with the same key. Associative and commutative, as each `combine` is. */
export function combineFacts(a: AnyFact, b: AnyFact): AnyFact {
  const value: Record<string, unknown> = { ...a.value };
  combineMeasures(a.kind, value, b.value);
  const [place] = [a.at.place, b.at.place].sort((x, y) => compareText(canonicalJson(x), canonicalJson(y)));
  const method =
    a.method === undefined || b.method === undefined
      ? (a.method ?? b.method)
      : weakerMethod(a.method, b.method);
  return {
    ...a,
    value,
    at: { ...a.at, place },
    ...(method === undefined ? {} : { method }),
  } as unknown as AnyFact;
}

/** Adds the measures of one value to those of another of the same kind, in place. */
export function combineMeasures(
  kind: KindName,
  into: Record<string, unknown>,
  from: Readonly<Record<string, unknown>>,
): void {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  for (const name of measuresOf(kind))
    into[name] = combine(fields[name]!, (into as Values)[name]!, (from as Values)[name]!);
}

type Values = Readonly<Record<string, string | number>>;

function combine(field: Field, a: string | number, b: string | number): string | number {
  // Instants in the one form that sorts as text, and texts that begin with one.
  if (field.type === 'instant' || field.type === 'text')
    return compareText(String(a), String(b)) <= 0 === (field.combine === 'least') ? a : b;
  if (typeof a === 'string' || typeof b === 'string') {
    const [x, y] = [Decimal.parse(String(a)), Decimal.parse(String(b))];
    if (field.combine === 'sum') return x.add(y).toString();
    return x.compare(y) <= 0 === (field.combine === 'least') ? x.toString() : y.toString();
  }
  // Saturates, so that a hostile count stays a count and the order of sums stays without effect.
  if (field.combine === 'sum') return Math.min(a + b, Number.MAX_SAFE_INTEGER);
  return field.combine === 'least' ? Math.min(a, b) : Math.max(a, b);
}
