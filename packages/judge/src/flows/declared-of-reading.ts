import { compareText } from '@ancrage/base';
import type { Operators } from '../reference/operators.ts';
import type { Reading } from '../reading/reading.ts';
import type { DeclaredParty } from './declared-parties.ts';

/**
 * Parties that a file of a dossier declares: subprocessors of its manifest or of a signed register, and who is behind the services of a
 * bill of materials, whose hosts tell its operators. What such a bill does not tell is where they process.
 */
export function declaredOfReading(
  { facts }: Pick<Reading, 'facts'>,
  operators: Pick<Operators, 'ofHost'> | undefined,
): readonly DeclaredParty[] {
  const found = new Map<string, DeclaredParty>();
  const add = (name: string, country: string | undefined, hosts: readonly string[]): void => {
    const key = `${name} ${country ?? ''}`;
    const codes = hosts.flatMap((host) => operators?.ofHost(host)?.operator ?? []);
    const known = found.get(key)?.operators ?? [];
    found.set(key, { name, country, operators: [...new Set([...known, ...codes])], prefixes: [] });
  };
  for (const fact of facts)
    if (fact.kind === 'subprocessor') add(fact.value.name, fact.value.country, []);
    else if (fact.kind === 'scope-entity' && fact.value.role === 'subprocessor')
      add(fact.value.name, undefined, []);
    else if (fact.kind === 'described-service') {
      const { name, provider, crosses_boundary: crosses, hosts = [] } = fact.value;
      const party = provider ?? (crosses === true ? name : undefined);
      if (party !== undefined) add(party, undefined, hosts);
    }
  // One whose country is told stands for the same name without.
  const told = new Set(
    [...found.values()].flatMap(({ name, country }) => (country === undefined ? [] : [name])),
  );
  return [...found]
    .filter(([, { name, country }]) => country !== undefined || !told.has(name))
    .sort(([a], [b]) => compareText(a, b))
    .map(([, party]) => party);
}
