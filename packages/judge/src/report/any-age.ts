import type { DeriveContext } from '../analyses/derived.ts';

/** What is described is not judged: facts of any age, method and source are told. */
export const ANY_AGE: DeriveContext['contract'] = {
  formats: [],
  facts: [],
  least: { method: 'declared', source: 'provider' },
  complete: [],
  freshness: { months: 12_000, days: 0 },
  cadence: 'P1M',
};
