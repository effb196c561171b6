import { compareText } from '@ancrage/base';
import type { Dossier } from '../dossier/dossier.ts';
import type { Operator } from '../reference/operators.ts';
import type { Reference } from '../reference/reference.ts';
import { operatorRoles } from './report.ts';
import type { ReportOperator } from './report.ts';

type Role = (typeof operatorRoles)[number];

interface Seen {
  readonly operator: Operator | undefined;
  readonly roles: Set<Role>;
  facts: number;
}

/**
 * Who operates what the evidence shows, and from where that operator is controlled: what stands on its machines, what it
 * bills, the keys in its custody, and what the service takes from its hosts. A table says it, not the evidence; no control
 * is judged by it. A platform that the table does not know is the provider's own, or a name that its bills show as it is.
 */
export function reportOperators(dossier: Dossier, { operators }: Reference): ReportOperator[] {
  if (operators === undefined) return [];
  const found = new Map<string, Seen>();
  const see = (name: string, operator: Operator | undefined, role: Role): void => {
    const seen = found.get(name) ?? { operator, roles: new Set(), facts: 0 };
    seen.roles.add(role);
    seen.facts += 1;
    found.set(name, seen);
  };
  const seePlatform = (platform: string, role: Role): void => {
    const operator = operators.ofPlatform(platform);
    if (operator !== undefined) see(operator.name, operator, role);
  };
  for (const { fact } of dossier.of('resource')) seePlatform(fact.value.platform, 'host');
  for (const { fact } of dossier.of('spend')) seePlatform(fact.value.platform, 'bill');
  for (const { fact } of dossier.of('key'))
    if (fact.value.custodian === 'platform') seePlatform(fact.value.platform, 'keys');
  for (const { fact } of dossier.of('dependency')) {
    const { host, use } = fact.value;
    const operator = operators.ofHost(host);
    see(operator?.name ?? host, operator, use);
  }
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, { operator, roles, facts }]) => ({
      name,
      parent: operator?.parent ?? null,
      controlled_from: operator?.controlledFrom ?? null,
      seen_as: operatorRoles.filter((role) => roles.has(role)),
      facts,
    }));
}
