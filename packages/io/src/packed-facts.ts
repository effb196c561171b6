import type { Digest } from '@ancrage/base';
import type { AnyFact } from '@ancrage/judge';

/**
 * Facts on their way from one process to another. Most have the fields of the one before, and many of its texts: fields are named
 * once for all that have the same, and a value that the last of those had is not told again.
 */
export interface PackedFacts {
  readonly count: number;
  /** Kind, method (`''`: none) and names of fields. */
  readonly shapes: readonly (readonly string[])[];
  /** For each fact the number of its shape, its place and its values; `null` for the value that the last one of this shape had. */
  readonly values: readonly unknown[];
}

/** What facts that begin with the same fields may have next. */
interface Step {
  /** The name that came next the last time, and where it led to. */
  name: string | undefined;
  next: Step | undefined;
  readonly others: Map<string, Step>;
  /** Number of the shape that ends here. */
  shape: number;
  readonly last: unknown[];
}

function newStep(): Step {
  return { name: undefined, next: undefined, others: new Map(), shape: -1, last: [] };
}

/** `facts` are all of one file, whose name is told apart. */
export function packFacts(facts: readonly AnyFact[]): PackedFacts {
  const first = newStep();
  const shapes: (readonly string[])[] = [];
  const values: unknown[] = [];
  for (const { kind, value, at, method } of facts) {
    let step = stepTo(stepTo(first, kind), method ?? '');
    for (const name in value) step = stepTo(step, name);
    if (step.shape < 0) step.shape = shapes.push([kind, method ?? '', ...Object.keys(value)]) - 1;
    const { place } = at;
    values.push(step.shape, 'pointer' in place ? place.pointer : 'line' in place ? place.line : [place.page]);
    let field = 0;
    for (const name in value) {
      const held: unknown = (value as Readonly<Record<string, unknown>>)[name];
      values.push(held === step.last[field] ? null : held);
      step.last[field] = held;
      field += 1;
    }
  }
  return { count: facts.length, shapes, values };
}

function stepTo(step: Step, name: string): Step {
  if (step.name === name) return step.next!;
  let next = step.others.get(name);
  if (next === undefined) {
    next = newStep();
    step.others.set(name, next);
  }
  step.name = name;
  step.next = next;
  return next;
}

/** The facts, as being of a file. */
export function unpackFacts({ shapes, values }: PackedFacts, evidence: Digest): AnyFact[] {
  const facts: AnyFact[] = [];
  const last: unknown[][] = shapes.map(() => []);
  for (let at = 0; at < values.length; ) {
    const number = values[at] as number;
    const told = values[at + 1] as string | number | readonly [number];
    const place =
      typeof told === 'string'
        ? { pointer: told }
        : typeof told === 'number'
          ? { line: told }
          : { page: told[0] };
    const [kind, method, ...names] = shapes[number]!;
    at += 2;
    const value: Record<string, unknown> = {};
    const before = last[number]!;
    for (const [field, name] of names.entries()) {
      const held = values[at + field] ?? before[field];
      before[field] = held;
      value[name] = held;
    }
    at += names.length;
    const fact = { kind, value, at: { evidence, place } };
    facts.push((method === '' ? fact : { ...fact, method }) as unknown as AnyFact);
  }
  return facts;
}
