import { formatUtcDate } from '@ancrage/base';
import type { GradedFact } from '../../dossier/dossier.ts';
import { OncePerDossier } from '../../dossier/once-per-dossier.ts';
import { reachingLaws } from '../../laws/law-register.ts';
import type { Law } from '../../laws/law-register.ts';
import type { DeriveContext, Reason } from '../derived.ts';
import { controlChain } from './control-chain.ts';
import type { ExposureGraph } from './exposure-graph.ts';
import { findPaths } from './find-paths.ts';
import type { ExposurePath } from './find-paths.ts';
import { GraphBuilder } from './graph-builder.ts';
import { presenceAbroad, providerRoles } from './provider-roles.ts';
import { standingProtections } from './standing-protections.ts';
import { supplierRoles } from './supplier-roles.ts';

/** All that is known of which foreign laws reach what, through whom. */
export interface Exposure {
  readonly graph: ExposureGraph;
  /** Foreign laws that reach someone directly on the day, confirmed or not. */
  readonly laws: readonly Law[];
  /** States, or unions, of which the register has a law that reaches someone on the day. */
  readonly listed: ReadonlySet<string>;
  readonly unionOf: ReadonlyMap<string, string>;
  /** From the most direct; those that something cuts too. */
  readonly paths: readonly ExposurePath[];
  /** What is not known of the chain of control, of suppliers of content, of suppliers of updates and licences. */
  readonly open: {
    readonly chain: readonly Reason[];
    readonly content: readonly Reason[];
    readonly continuity: readonly Reason[];
  };
  /** Facts on which a closed chain of control rests. */
  readonly chainSupport: readonly GradedFact[];
}

/** Asked for by several outputs of several controls; the answer never changes for one dossier and the grade and age asked. */
const exposures = new OncePerDossier<Exposure>();

export function exposureOf(context: DeriveContext): Exposure {
  const { least, freshness, placesFreshness } = context.contract;
  const key = JSON.stringify([least.method, least.source, freshness, placesFreshness ?? null]);
  return exposures.get(context.dossier, key, () => computeExposure(context));
}

function computeExposure(context: DeriveContext): Exposure {
  const { dossier, reference } = context;
  const builder = new GraphBuilder();
  const chain = controlChain(builder, context);
  const standing = standingProtections(context);
  providerRoles(builder, chain.provider, standing, context);
  presenceAbroad(builder, chain.provider, context);
  const suppliers = supplierRoles(builder, standing, context);
  const graph = builder.build();
  const register = reference.laws;
  const laws = register === undefined ? [] : reachingLaws(register, formatUtcDate(dossier.at));
  return {
    graph,
    laws,
    listed: new Set(laws.map(({ state }) => state)),
    unionOf: register?.unionOf ?? new Map(),
    paths: register === undefined ? [] : findPaths(graph, laws, register.unionOf),
    open: { chain: chain.open, content: suppliers.content, continuity: suppliers.continuity },
    chainSupport: chain.support,
  };
}
