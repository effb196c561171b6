import type { GradedFact } from '../dossier/dossier.ts';
import { sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import type { Derived, DeriveContext, Output } from './derived.ts';
import { nameOf, told } from './violations.ts';

/** Encryption at rest, as inventories and scans together tell it. */
export const encryptionOutputs: readonly Output[] = [
  {
    name: 'storage.unencrypted',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Ressources de stockage ou de copie non chiffrées',
      en: 'Storage or backup resources that are not encrypted',
    },
    derive: countUnencrypted,
  },
];

/**
 * Resources that some inventory shows unencrypted, and in doubt those on which every inventory is silent, unless a scan
 * of their account checked encryption at rest: its failures are counted apart.
 */
function countUnencrypted(context: DeriveContext): Derived {
  const { dossier } = context;
  const { adequate, all } = sortFacts(
    dossier
      .of('resource')
      .filter(({ fact: { value } }) => value.role === 'storage' || value.role === 'backup'),
    context,
  );
  const good = new Set(adequate);
  const scanned = scannedAccounts(context);
  const known: GradedFact[] = [];
  const doubtful: GradedFact[] = [];
  const support: GradedFact[] = [];
  for (const group of Map.groupBy(all, identityOf).values()) {
    const open = group.find(({ fact }) => fact.value.encrypted === false);
    const closed = group.find((resource) => resource.fact.value.encrypted === true && good.has(resource));
    const scan = group.find(({ fact }) => scanned.has(fact.value.account ?? ''));
    if (open !== undefined) known.push(open);
    else if (closed !== undefined || scan !== undefined) support.push((closed ?? scan)!);
    else doubtful.push(...group.slice(0, 1));
  }
  const gaps = gapsOf(context);
  const unscanned =
    doubtful.length > 0 ? [{ code: 'NO_EVIDENCE', params: { kind: 'security-check' } } as const] : [];
  return {
    value: countOf(known.length, doubtful.length, gaps.length === 0 && context.contract.complete.length > 0),
    support,
    against: [...known, ...doubtful],
    reasons: [...gaps, ...unscanned],
    violations: told(known, 'NOT_ENCRYPTED', (fact) => ({ what: nameOf(fact) })),
  };
}

/** Accounts in which an adequate scan saw something pass a check of encryption at rest. */
function scannedAccounts(context: DeriveContext): ReadonlySet<string> {
  const { adequate } = sortFacts(context.dossier.of('security-check'), context);
  const checked = adequate.filter(
    ({ fact: { value } }) =>
      value.topic === 'encryption-at-rest' && value.status === 'pass' && value.account !== '',
  );
  return new Set(checked.map(({ fact }) => fact.value.account));
}

function identityOf({ fact: { value } }: GradedFact<'resource'>): string {
  return `${value.platform} ${value.account ?? ''} ${value.resource}`;
}
