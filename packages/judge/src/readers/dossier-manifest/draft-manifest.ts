import { addMonths, compareText, formatUtcDate, parseUtcDate } from '@ancrage/base';
import { stringify } from 'yaml';
import type { AnyFact } from '../../facts/fact.ts';
import { billedAccount } from '../../parties/billed-account.ts';
import { platformOfSeller } from '../../parties/party-name.ts';

/** A file that a first manifest should list. */
export interface DraftFile {
  readonly path: string;
  readonly format: string;
  /** Hexadecimal SHA-256. */
  readonly sha256: string;
}

export interface DraftInput {
  readonly name: string;
  /** Word put where only the provider knows. */
  readonly toComplete: string;
  readonly files: readonly DraftFile[];
  /** Facts already read, from which accounts are taken. */
  readonly facts: readonly AnyFact[];
  /** UTC date of today. */
  readonly today: string;
  /** RFC 3339 instant of receipt. */
  readonly receivedAt: string;
}

/**
 * A first `dossier.yaml` for a folder: what could be recognised is filled in, the rest is marked to be completed. It is
 * a draft of the provider's statement; only the provider can make it true.
 */
export function draftManifest(input: DraftInput): string {
  const today = parseUtcDate(input.today);
  return stringify(
    {
      ancrage: 'dossier/1',
      service: { name: input.name, provider: input.toComplete, entity: input.toComplete },
      scope: {
        period: { from: formatUtcDate(addMonths(today, -12)), to: input.today },
        accounts: accountsOf(input.facts),
        entities: [],
        sites: [],
        exclusions: [],
      },
      evidence: input.files
        .toSorted((a, b) => compareText(a.path, b.path))
        .map(({ path, format, sha256 }) => ({ path, format, sha256, received_at: input.receivedAt })),
      declarations: [],
    },
    { lineWidth: 120 },
  );
}

function accountsOf(facts: readonly AnyFact[]): { platform: string; account: string; holds: string }[] {
  const accounts = new Map<string, { platform: string; account: string; holds: string }>();
  for (const fact of facts) {
    if (fact.kind !== 'inventory' && fact.kind !== 'spend') continue;
    const { platform } = fact.value;
    const account = fact.kind === 'spend' ? billedAccount(fact.value) : fact.value.account;
    // A seller that is no known platform is likely the service itself, whose bills name its customers' accounts.
    if (fact.kind === 'spend' && platformOfSeller(fact.value.provider) === undefined) continue;
    if (account !== undefined && account !== '')
      accounts.set(`${platform} ${account}`, { platform, account, holds: 'both' });
  }
  return [...accounts].sort(([a], [b]) => compareText(a, b)).map(([, account]) => account);
}
