import { parseUtcDate } from '@ancrage/base';
import type { Dossier } from '../dossier/dossier.ts';

/**
 * First and last day (days since 1970-01-01) of the scope's period that complete sources must cover: nothing can cover a
 * day after that of judgement. Never empty, so that a period that is still to come is not covered for nothing.
 */
export function elapsedPeriod(dossier: Dossier): { readonly from: number; readonly to: number } {
  const { from, to } = dossier.of('scope-period')[0]!.fact.value;
  const first = parseUtcDate(from);
  return { from: first, to: Math.max(first, Math.min(parseUtcDate(to), dossier.at)) };
}
