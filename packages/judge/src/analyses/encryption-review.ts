import type { GradedFact } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { dropSuperseded, sortFacts } from './adequate.ts';
import type { DeriveContext } from './derived.ts';

type Review = GradedFact<'encryption-review'>;
type Counted = 'unencrypted_paths' | 'unencrypted_stores';

/** The most that any review still standing counted; where no review that counts told it, only what speaks against. */
export function reviewed(
  context: DeriveContext,
  field: Counted,
): { readonly worst: number; readonly facts: readonly Review[] } | undefined {
  const { adequate, all } = dropSuperseded(sortFacts(context.dossier.of('encryption-review'), context));
  const telling = (facts: readonly Review[]): readonly Review[] =>
    facts.filter(({ fact }) => fact.value[field] !== undefined);
  const facts = telling(all);
  const worst = Math.max(0, ...facts.map(({ fact }) => fact.value[field] ?? 0));
  return worst > 0 || telling(adequate).length > 0 ? { worst, facts } : undefined;
}

const SETTLES = [
  ['encryption-at-rest', 'unencrypted_stores'],
  ['encryption-in-transit', 'unencrypted_paths'],
] as const;

/** Topics on which a review found nothing amiss: a result that a scan left to a person has then been judged by one. */
export function settledTopics(context: DeriveContext): ReadonlySet<FactValue<'security-check'>['topic']> {
  return new Set(
    SETTLES.filter(([, field]) => reviewed(context, field)?.worst === 0).map(([topic]) => topic),
  );
}
