import { Rational } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { analysisParameters } from './analysis-parameters.ts';
import type { DeriveContext } from './derived.ts';

/** Country whose rule on early warning the parameter states. */
const COUNTRY = 'CA';

/** For an entity that the rule binds: what stands for its dispersed shares, and the most that one undisclosed holder has. */
export type DispersedOf = (issuer: string) => { readonly id: string; readonly most: Rational } | undefined;

/**
 * Whoever comes to have 10 % of a class of a listed issuer must say so (Canada: Regulation 62-104, early warning). Of what
 * nobody disclosed of such an issuer, one single holder can so have no more; under each class’s limit one is under it for
 * the whole. The sum stays open: the rest may be as foreign as any. Needs an adequate fact that the entity is listed there,
 * and the dated parameter of the scheme.
 */
export function dispersedShares(
  entities: readonly GradedFact<'entity'>[],
  same: (id: string) => string,
  { parameters }: DeriveContext,
): DispersedOf {
  const percent = parameters?.get(analysisParameters.earlyWarning)?.value;
  if (percent === undefined) return () => undefined;
  const most = Rational.fromDecimal(percent).divide(Rational.of(100n, 1n));
  const listed = new Set(
    entities.flatMap(({ fact: { value } }) =>
      value.listed_in?.includes(COUNTRY) === true ? [same(value.entity)] : [],
    ),
  );
  return (issuer) => {
    const root = same(issuer);
    return listed.has(root) ? { id: `dispersed:${root}`, most } : undefined;
  };
}
