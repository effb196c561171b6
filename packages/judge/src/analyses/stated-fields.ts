import { Decimal, exactly, unbounded, atLeast, atMost } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import type { Field } from '../facts/field.ts';
import { kindNames, kinds } from '../facts/registry.ts';
import type { KindName } from '../facts/registry.ts';
import { dropSuperseded, noEvidence, sortFacts } from './adequate.ts';
import type { Derived, Output, Reason } from './derived.ts';

/**
 * One rule name `kind.field` for every field of the registry that says which way is worse. The value is the worst of
 * what is said: facts of any grade may worsen it, only adequate ones let it be known to be no worse.
 */
export const statedFields: readonly Output[] = kindNames.flatMap((kind) =>
  Object.entries(kinds[kind].fields as Record<string, Field>)
    .filter(([, field]) => field.worse !== undefined)
    .map(([name, field]) => statedField(kind, name, field)),
);

function statedField(kind: KindName, name: string, field: Field): Output {
  const flag = field.type === 'flag';
  return {
    name: `${kind.replaceAll('-', '_')}.${name}`,
    type: flag ? 'flag' : 'number',
    unit: field.type,
    meaning: field.meaning,
    derive: (context) => {
      const { adequate, all, reasons } = sortFacts(context.dossier.of(kind), context);
      // A repeated test replaces the older one; other kinds never forget.
      const current = 'latestBy' in kinds[kind] ? dropSuperseded({ adequate, all }) : { adequate, all };
      return flag
        ? worstFlag(kind, name, field.worse === 'true', current, reasons)
        : worstNumber(kind, name, field.worse === 'most', current, reasons);
    },
  };
}

interface Current {
  readonly adequate: readonly GradedFact[];
  readonly all: readonly GradedFact[];
}

function worstNumber(
  kind: KindName,
  name: string,
  most: boolean,
  { adequate, all }: Current,
  reasons: Derived['reasons'],
): Derived {
  const carrying = adequate.filter((fact) => numberOf(fact, name) !== undefined);
  let worst: Decimal | undefined;
  for (const fact of all) {
    const value = numberOf(fact, name);
    if (value === undefined) continue;
    if (worst === undefined || (most ? value.compare(worst) > 0 : value.compare(worst) < 0)) worst = value;
  }
  if (worst === undefined)
    return { value: unbounded, support: [], against: [], reasons: noEvidence(kind, reasons) };
  const against = all.filter((fact) => numberOf(fact, name)?.equals(worst) === true);
  if (carrying.length > 0) {
    const better = carrying.find((fact) => !numberOf(fact, name)!.equals(worst));
    return {
      value: exactly(worst),
      support: carrying,
      against,
      reasons: contradiction(kind, better, against[0]),
    };
  }
  return {
    value: most ? atLeast(worst) : atMost(worst),
    support: [],
    against,
    reasons: noEvidence(kind, reasons),
  };
}

function worstFlag(
  kind: KindName,
  name: string,
  bad: boolean,
  { adequate, all }: Current,
  reasons: Derived['reasons'],
): Derived {
  const against = all.filter((fact) => fieldOf(fact, name) === bad);
  const support = adequate.filter((fact) => fieldOf(fact, name) === !bad);
  if (against.length > 0) {
    return { value: bad, support: [], against, reasons: contradiction(kind, support[0], against[0]) };
  }
  if (support.length > 0) return { value: !bad, support, against: [], reasons: [] };
  return { value: undefined, support: [], against: [], reasons: noEvidence(kind, reasons) };
}

/** Two statements about the same thing that differ: reported, and the worse one stands. */
function contradiction(
  kind: KindName,
  better: GradedFact | undefined,
  worse: GradedFact | undefined,
): Reason[] {
  if (better === undefined || worse === undefined) return [];
  return [{ code: 'CONTRADICTION', params: { kind, first: better.file.path, second: worse.file.path } }];
}

function fieldOf(fact: GradedFact, name: string): unknown {
  return (fact.fact.value as Readonly<Record<string, unknown>>)[name];
}

function numberOf(fact: GradedFact, name: string): Decimal | undefined {
  const value = fieldOf(fact, name);
  return typeof value === 'string' || typeof value === 'number' ? Decimal.parse(String(value)) : undefined;
}
