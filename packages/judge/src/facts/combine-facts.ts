import { Decimal } from '@ancrage/base';
import type { AnyFact } from './fact.ts';
import type { Field } from './field.ts';
import { measuresOf } from './fact-key.ts';
import { kinds } from './registry.ts';

/** Adds the measures of two facts with the same key. Associative and commutative, as each `combine` is. */
export function combineFacts(a: AnyFact, b: AnyFact): AnyFact {
  const fields = kinds[a.kind].fields as Record<string, Field>;
  const value: Record<string, unknown> = { ...a.value };
  for (const name of measuresOf(a.kind)) {
    value[name] = combine(fields[name]!, (a.value as Values)[name]!, (b.value as Values)[name]!);
  }
  return { ...a, value } as unknown as AnyFact;
}

type Values = Readonly<Record<string, string | number>>;

function combine(field: Field, a: string | number, b: string | number): string | number {
  if (typeof a === 'string' || typeof b === 'string') {
    const [x, y] = [Decimal.parse(String(a)), Decimal.parse(String(b))];
    if (field.combine === 'sum') return x.add(y).toString();
    return x.compare(y) <= 0 === (field.combine === 'least') ? x.toString() : y.toString();
  }
  if (field.combine === 'sum') return a + b;
  return field.combine === 'least' ? Math.min(a, b) : Math.max(a, b);
}
