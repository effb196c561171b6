import type { Finding, Outcome } from '@ancrage/judge';

/** Outcomes from best to worst, in the order in which people read them. */
export const shownOutcomes: readonly Outcome[] = [
  'met',
  'not-applicable',
  'not-proven',
  'not-verifiable',
  'not-met',
];

/** How many findings came out each way. */
export function countOutcomes(findings: readonly Finding[]): Readonly<Record<Outcome, number>> {
  const counts = { met: 0, 'not-met': 0, 'not-proven': 0, 'not-verifiable': 0, 'not-applicable': 0 };
  for (const { outcome } of findings) counts[outcome] += 1;
  return counts;
}
