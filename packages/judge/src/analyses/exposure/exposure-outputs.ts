import { between, atLeast, formatUtcDate } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import type { GradedFact } from '../../dossier/dossier.ts';
import { isConfirmed } from '../../laws/law-register.ts';
import type { ExposureAsset, Law } from '../../laws/law-register.ts';
import { sortFacts } from '../adequate.ts';
import { gapsOf } from '../completeness.ts';
import type { Derived, DeriveContext, Output, Reason } from '../derived.ts';
import { statedFields } from '../stated-fields.ts';
import { MOST_TOLD } from '../violations.ts';
import type { Connection, ExposureGraph, Party } from './exposure-graph.ts';
import { exposureOf } from './exposure-of.ts';
import type { Exposure } from './exposure-of.ts';
import { ControlChains } from './control-chains.ts';
import { ownWays } from './find-paths.ts';
import type { ExposurePath } from './find-paths.ts';

/** What the graph of exposure counts, where an assessor's review is another source of the same answer. */
export const exposureOutputs: readonly Output[] = [
  {
    name: 'exposure.chain_reached',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Entités de la chaîne de contrôle qu’une loi étrangère atteint directement',
      en: 'Entities of the chain of control that a foreign law reaches directly',
    },
    derive: (context) =>
      withReview(
        chainReached(context),
        ['foreign_reach_review.entities', 'foreign_reach_review.undisclosed'],
        context,
      ),
  },
  {
    name: 'exposure.presences',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Présences du fournisseur hors du Canada',
      en: 'Presences of the provider outside Canada',
    },
    derive: (context) => withReview(presences(context), ['foreign_presence_review.presences'], context),
  },
  {
    name: 'exposure.third_parties',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Tiers qu’une loi étrangère atteint et qui ont accès au contenu sans que rien ne le coupe',
      en: 'Third parties that a foreign law reaches and that have access to content with nothing cutting it',
    },
    derive: (context) => withReview(thirdParties(context), ['operational_access_review.plaintext'], context),
  },
  {
    name: 'exposure.key_custodians',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Dépositaires de clés qu’une loi étrangère atteint',
      en: 'Key custodians that a foreign law reaches',
    },
    derive: keyCustodians,
  },
];

interface Count {
  readonly known: number;
  readonly doubtful: number;
  readonly closed: boolean;
  readonly support: readonly GradedFact[];
  readonly against: readonly GradedFact[];
  /** What was seen, one for each known. */
  readonly seen: readonly Reason[];
  /** Why no more is known. */
  readonly open: readonly Reason[];
}

function chainReached(context: DeriveContext): Count {
  const exposure = exposureOf(context);
  const { graph, open, chainSupport } = exposure;
  const found = reached(exposure, ({ group }) => group === 'provider' || group === 'controller');
  return {
    ...found,
    open: [...found.open, ...open.chain, ...registerGap(exposure)],
    closed: open.chain.length === 0 && exposure.laws.length > 0,
    support: chainSupport,
    against: [
      ...found.against,
      ...graph.controls
        .filter(({ controller }) => graph.parties[controller]!.group === 'controller')
        .flatMap(({ facts }) => facts),
    ],
  };
}

/** Parties of some groups that a law catches by themselves, whatever they hold. */
function reached(exposure: Exposure, of: (party: Party) => boolean): Count {
  const { graph, laws } = exposure;
  const sure = new Map<number, Law>();
  const perhaps = new Map<number, Law>();
  const inControl = surelyInControl(graph);
  for (const law of laws)
    for (const { connection, strength } of ownWays(law, graph, exposure.unionOf)) {
      if (!of(graph.parties[connection.party]!)) continue;
      const certain = strength === 'sure' && isConfirmed(law) && inControl(connection.party);
      const into = certain ? sure : perhaps;
      if (!into.has(connection.party)) into.set(connection.party, law);
    }
  for (const party of sure.keys()) perhaps.delete(party);
  const unlisted = graph.connections.filter(
    ({ party, state }) => of(graph.parties[party]!) && !isListed(state, exposure),
  );
  const told =
    (code: 'EXPOSURE_PATH' | 'EXPOSURE_POSSIBLE') =>
    ([party, law]: [number, Law]): Reason => ({
      code,
      params: { party: graph.parties[party]!.name, country: law.state, law: law.cite },
    });
  const facts = graph.connections
    .filter(({ party }) => of(graph.parties[party]!))
    .flatMap((one) => one.facts);
  return {
    known: sure.size,
    doubtful: new Set([
      ...perhaps.keys(),
      ...unlisted.map(({ party }) => party).filter((at) => !sure.has(at)),
    ]).size,
    closed: true,
    support: [],
    against: facts,
    seen: [...sure].map(told('EXPOSURE_PATH')),
    open: [...[...perhaps].map(told('EXPOSURE_POSSIBLE')), ...unlisted.map(notListed(exposure))],
  };
}

/** Tells whether a controller is one for sure; whoever is none is what it is. */
function surelyInControl(graph: ExposureGraph): (party: number) => boolean {
  const chains = new ControlChains(graph);
  const providers = graph.parties.flatMap(({ group }, at) => (group === 'provider' ? [at] : []));
  return (party) =>
    graph.parties[party]!.group !== 'controller' ||
    providers.some((end) => chains.to(end, 'down', 'sure').steps[party]! >= 0);
}

function presences(context: DeriveContext): Count {
  const exposure = exposureOf(context);
  const { graph } = exposure;
  const abroad = graph.connections.filter(({ party }) => graph.parties[party]!.group === 'subsidiary');
  const told = ({ party, state }: Connection): Reason => ({
    code: 'PRESENCE_ABROAD',
    params: { party: graph.parties[party]!.name, country: state },
  });
  const [sure, perhaps] = [
    abroad.filter(({ strength }) => strength === 'sure'),
    abroad.filter(({ strength }) => strength !== 'sure'),
  ];
  return {
    known: sure.length,
    doubtful: perhaps.length,
    // Payrolls, leases and tax filings are in no machine's export: only a review closes this.
    closed: false,
    support: [],
    against: abroad.flatMap(({ facts }) => facts),
    seen: sure.map(told),
    open: perhaps.map(told),
  };
}

function thirdParties(context: DeriveContext): Count {
  const exposure = exposureOf(context);
  const content = new Set<ExposureAsset>(['at-rest', 'in-transit', 'in-use']);
  const found = holders(context, content, ({ group }) => group === 'supplier');
  const gaps = gapsOf(context);
  return {
    ...found,
    closed: found.closed && gaps.length === 0 && exposure.open.content.length === 0,
    open: [...found.open, ...exposure.open.content, ...gaps],
    support: sortFacts(context.dossier.of('subprocessor'), context).adequate,
  };
}

/** A review that finds that the provider cannot decrypt settles what inventories leave open of keys, not what they show. */
function keyCustodians(context: DeriveContext): Derived {
  const count = holders(context, new Set(['keys']), () => true);
  const review = statedFields
    .find(({ name }) => name === 'decryption_review.provider_can_decrypt')!
    .derive(context);
  return counted(review.value === false ? { ...count, doubtful: 0 } : count, context);
}

/** Parties at the end of a path, with nothing in its way, to some assets. */
function holders(
  context: DeriveContext,
  assets: ReadonlySet<ExposureAsset>,
  of: (party: Party) => boolean,
): Count {
  const exposure = exposureOf(context);
  const { graph, paths } = exposure;
  const sure = new Map<number, ExposurePath>();
  const perhaps = new Map<number, ExposurePath>();
  for (const path of paths) {
    const { role, access, strength } = path;
    if (!assets.has(access.asset) || access.cutBy.length > 0 || !of(graph.parties[role.party]!)) continue;
    const into = strength === 'sure' ? sure : perhaps;
    if (!into.has(role.party)) into.set(role.party, path);
  }
  for (const party of sure.keys()) perhaps.delete(party);
  const holding = new Set(
    graph.roles
      .filter(({ party, accesses }) => of(graph.parties[party]!) && accesses.some(openTo(assets)))
      .map(({ party }) => party),
  );
  const unlisted = graph.connections.filter(
    ({ party, state }) => holding.has(party) && !isListed(state, exposure),
  );
  const facts = graph.roles
    .filter(({ party }) => sure.has(party) || perhaps.has(party))
    .flatMap(({ accesses }) => accesses.filter(openTo(assets)).flatMap((access) => access.facts));
  return {
    known: sure.size,
    doubtful: new Set([
      ...perhaps.keys(),
      ...unlisted.map(({ party }) => party).filter((at) => !sure.has(at)),
    ]).size,
    closed: exposure.laws.length > 0,
    support: [],
    against: facts,
    seen: [...sure.values()].map((path) => pathReason(path, exposure)),
    open: [
      ...[...perhaps.values()].map(
        (path): Reason => ({
          code: 'EXPOSURE_POSSIBLE',
          params: {
            party: graph.parties[path.role.party]!.name,
            country: path.law.state,
            law: path.law.cite,
          },
        }),
      ),
      ...unlisted.map(notListed(exposure)),
      ...registerGap(exposure),
    ],
  };
}

function openTo(assets: ReadonlySet<ExposureAsset>): (access: ExposurePath['access']) => boolean {
  return ({ asset, cutBy }) => assets.has(asset) && cutBy.length === 0;
}

function pathReason({ law, way, role }: ExposurePath, { graph }: Exposure): Reason {
  const name = (at: number): string => graph.parties[at]!.name;
  const params = { party: name(role.party), country: law.state, law: law.cite };
  return way.through.length < 2
    ? { code: 'EXPOSURE_PATH', params }
    : {
        code: 'EXPOSURE_PATH_BEHIND',
        params: { ...params, through: way.through.slice(0, -1).map(name).join(' → ') },
      };
}

function isListed(state: string, { listed, unionOf }: Exposure): boolean {
  const union = unionOf.get(state);
  return state === 'CA' || listed.has(state) || (union !== undefined && listed.has(union));
}

function notListed({ graph }: Exposure): (connection: Connection) => Reason {
  return ({ party, state }) => ({
    code: 'NO_LAW_LISTED',
    params: { party: graph.parties[party]!.name, country: state },
  });
}

function registerGap({ laws }: Exposure): Reason[] {
  return laws.length === 0 ? [{ code: 'NO_REGISTER_OF_LAWS', params: {} }] : [];
}

/** The graph's count alone. */
function counted(count: Count, context: DeriveContext): Derived {
  const { known, doubtful, closed, support, against, seen, open } = count;
  const none = closed && known + doubtful === 0;
  return {
    value: closed ? between(known, known + doubtful) : atLeast(known),
    support: none ? support : [],
    against,
    reasons: none ? [] : distinctReasons(open),
    violations: seen.slice(0, MOST_TOLD),
    assurances: none ? [noPath(context)] : [],
  };
}

/**
 * The graph's count beside an assessor's: the larger stands, whoever says it; a review that counts settles what the graph leaves
 * in doubt, and never erases what the evidence shows.
 */
function withReview(count: Count, names: readonly string[], context: DeriveContext): Derived {
  const reviews = names.map((name) => statedFields.find((field) => field.name === name)!.derive(context));
  const interval = (review: Derived): Interval => review.value as Interval;
  const told = Math.max(0, ...reviews.map((review) => Number(interval(review).lo?.toString() ?? 0)));
  const settled = interval(reviews[0]!).hi !== null;
  const known = Math.max(count.known, told);
  const alone = counted({ ...count, known }, context);
  const against = [...count.against, ...reviews.flatMap((review) => review.against)];
  if (!settled) {
    const proven = count.closed && known + count.doubtful === 0;
    return {
      ...alone,
      against,
      reasons: proven ? alone.reasons : [...alone.reasons, ...reviews[0]!.reasons],
      violations: known > count.known ? [] : count.seen.slice(0, MOST_TOLD),
    };
  }
  return {
    value: between(known, known),
    support:
      known === 0
        ? [...reviews.flatMap((review) => review.support), ...(count.closed ? count.support : [])]
        : [],
    against,
    assurances: known === 0 ? [noPath(context)] : [],
    reasons: reviews.flatMap((review) => review.reasons.filter(({ code }) => code === 'CONTRADICTION')),
    violations: count.known > 0 ? count.seen.slice(0, MOST_TOLD) : [],
  };
}

/** What a passing count may say: not “exclusive”. */
function noPath(context: DeriveContext): Reason {
  const { laws } = exposureOf(context);
  return { code: 'NO_PATH_FOUND', params: { count: laws.length, date: formatUtcDate(context.dossier.at) } };
}

function distinctReasons(reasons: readonly Reason[]): Reason[] {
  return [
    ...new Map(reasons.map((reason) => [`${reason.code} ${JSON.stringify(reason.params)}`, reason])).values(),
  ];
}
