import { parseUtcDate } from '@ancrage/base';
import type { AnyFact } from './fact.ts';

/**
 * Whether a statement of a register still stands on a day, and what it tells of was then in force: a statement that a later
 * one replaced or closed, and an interest that had ended or not begun, tell of another state than the present one.
 */
export function isInForce(fact: AnyFact, at: number): boolean {
  const value = fact.value as Partial<Record<'recorded_until' | 'since' | 'until', unknown>>;
  const day = (name: 'recorded_until' | 'since' | 'until'): number | undefined => {
    const date = value[name];
    return typeof date === 'string' ? parseUtcDate(date) : undefined;
  };
  if ((day('recorded_until') ?? Infinity) <= at) return false;
  if (fact.kind !== 'holding') return true;
  return (day('since') ?? -Infinity) <= at && (day('until') ?? Infinity) >= at;
}
