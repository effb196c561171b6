import type { GradedFact } from '../dossier/dossier.ts';
import type { Reason, ReasonCode } from './derived.ts';
import type { Placed } from './placement.ts';

/** More violations of one kind than this are counted with the facts and not told one by one. */
export const MOST_TOLD = 5;

/** One reason for each of the first facts that break a rule, in the order given. */
export function told<F extends GradedFact>(
  facts: readonly F[],
  code: ReasonCode,
  params: (fact: F) => Reason['params'],
): Reason[] {
  return facts.slice(0, MOST_TOLD).map((fact) => ({ code, params: params(fact) }));
}

/** Things known to be abroad, one reason for each region and country, the fullest places first. */
export function abroadByPlace(placed: readonly Placed[]): Reason[] {
  const groups = Map.groupBy(placed, (item) => `${regionOf(item)} ${item.placement.country ?? ''}`);
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_TOLD)
    .map((group): Reason => {
      const first = group[0]!;
      const params = {
        what: nameOf(first.fact),
        region: regionOf(first),
        country: first.placement.country ?? '–',
      };
      return group.length === 1
        ? { code: 'FOUND_ABROAD', params }
        : { code: 'FOUND_ABROAD_MANY', params: { ...params, count: group.length } };
    });
}

function regionOf({ fact: { fact }, placement }: Placed): string {
  const { region, target_region: target, site } = fact.value as Readonly<Record<string, unknown>>;
  const told = [region, target, site].find((item) => typeof item === 'string' && item !== '');
  return typeof told === 'string' ? told : placement.name || '–';
}

/** What the evidence itself calls a thing. */
export function nameOf({ fact }: GradedFact): string {
  const value = fact.value as Readonly<Record<string, unknown>>;
  const field = ({ replication: 'target', site: 'site' } as Readonly<Record<string, string>>)[fact.kind];
  const name = value[field ?? fact.kind];
  return typeof name === 'string' ? name : fact.kind;
}
