import type { GradedFact } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { sortFacts } from './adequate.ts';
import type { DeriveContext, Reason } from './derived.ts';
import { examinedKindOf } from './store-kind.ts';

type Topic = FactValue<'security-check'>['topic'];

/** Topics of checks about encryption. */
export const ENCRYPTION: ReadonlySet<Topic> = new Set(['encryption-at-rest', 'encryption-in-transit']);

const KEEPING: ReadonlySet<FactValue<'resource'>['role']> = new Set(['storage', 'backup']);

/**
 * Where no check of the topics ran: each account of the scope that carries data, and each region in which its inventories
 * show stores. A check that left its result to a person did not run. Without topics, any check will do.
 */
export function scanGaps(context: DeriveContext, topics: ReadonlySet<Topic> | undefined): Reason[] {
  const { dossier, reference } = context;
  const ran = new Set<string>();
  for (const { fact } of sortFacts(dossier.of('security-check'), context).adequate) {
    const { topic, status, account, region } = fact.value;
    if (status === 'manual' || (topics !== undefined && !topics.has(topic))) continue;
    ran.add(key(account)).add(key(account, region));
  }
  const gaps: Reason[] = [];
  for (const { fact } of dossier.of('scope-account')) {
    const { platform, account, holds } = fact.value;
    if (holds === 'none') continue;
    const regions = dossier
      .of('resource')
      .map(({ fact: { value } }) => value)
      .filter((value) => value.platform === platform && value.account === account && KEEPING.has(value.role))
      .map(({ region }) => region ?? '')
      .filter((region) => region !== '' && reference.regionPlace(platform, region) !== 'global');
    const missing = [...new Set(regions)].sort().filter((region) => !ran.has(key(account, region)));
    for (const region of missing) gaps.push({ code: 'NOT_SCANNED', params: { platform, account, region } });
    if (regions.length === 0 && !ran.has(key(account)))
      gaps.push({ code: 'NOT_SCANNED', params: { platform, account, region: '–' } });
  }
  return gaps;
}

/** How many stores of one kind, in one account and region, one check of encryption at rest saw pass, at the most. */
export class CheckedStores {
  readonly #passed = new Map<string, number>();

  constructor(context: DeriveContext) {
    const sums = new Map<string, number>();
    for (const { fact, file } of sortFacts(context.dossier.of('security-check'), context).adequate) {
      const { topic, status, account, region, check, resource_type: type, findings } = fact.value;
      const kind = examinedKindOf(check, type);
      if (topic !== 'encryption-at-rest' || status !== 'pass' || kind === undefined) continue;
      const stores = key(account, region, kind);
      // Other checks, and other scans, may have looked at the same stores: only one check of one file adds up.
      const one = `${stores}\n${check}\n${file.id}`;
      const sum = (sums.get(one) ?? 0) + findings;
      sums.set(one, sum);
      this.#passed.set(stores, Math.max(this.#passed.get(stores) ?? 0, sum));
    }
  }

  passed(account: string, region: string, kind: string): number {
    return this.#passed.get(key(account, region, kind)) ?? 0;
  }
}

/** Results that a scan left to a person, as one reason for each check. */
export function undecided(facts: readonly GradedFact<'security-check'>[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { fact } of facts) {
    const { check, tool } = fact.value;
    reasons.set(`${tool}\n${check}`, { code: 'CHECK_UNDECIDED', params: { check, tool } });
  }
  return [...reasons.values()];
}

/** Platforms write the identifiers of accounts and regions in either case. */
function key(...parts: readonly string[]): string {
  return parts.map((part) => part.toLowerCase()).join('\n');
}
