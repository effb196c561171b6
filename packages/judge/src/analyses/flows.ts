import { between } from '@ancrage/base';
import { parsePrefix } from '../addresses/address-prefix.ts';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import { methodAtLeast } from '../facts/grade.ts';
import { countryOfAddress, indexesOf } from './address-country.ts';
import { sortFacts } from './adequate.ts';
import { observedFlows } from './flow-hours.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { HOME } from './placement.ts';
import { MOST_TOLD } from './violations.ts';

/** Planes on which residency is judged. Tenants’ own traffic is described and judges nothing. */
type GatePlane = 'storage' | 'management';
/** What a private network carries: one of the planes, or what nobody said, which could be any. */
export type NetworkPlane = GatePlane | 'tenants' | 'unstated';

const outside = (plane: GatePlane, fr: string, en: string): Output => ({
  name: `flows.${plane}_outside`,
  type: 'number',
  unit: 'count',
  meaning: { fr, en },
  derive: (context) => peersOutside(plane, context),
});

/**
 * What flow logs show against residency. They are not asked for: without them nothing is seen, and they never make a control
 * met, for they say nothing of what was not on these interfaces in these hours. What they show counts.
 */
export const flowOutputs: readonly Output[] = [
  outside(
    'storage',
    'Pairs hors du Canada, vus sur les réseaux de stockage et de copies',
    'Peers outside Canada seen on networks of storage and backup',
  ),
  outside(
    'management',
    'Pairs hors du Canada, vus sur les réseaux de gestion et de télémesure',
    'Peers outside Canada seen on networks of management and telemetry',
  ),
];

/** A peer as flows show it. */
export interface SeenPeer {
  readonly peer: string;
  readonly country: string | undefined;
  readonly planes: ReadonlySet<NetworkPlane>;
  /** The first of its facts. */
  readonly fact: GradedFact<'flow'>;
  readonly bytes: bigint;
}

function peersOutside(plane: GatePlane, context: DeriveContext): Derived {
  const { all } = sortFacts(context.dossier.of('flow'), context);
  const abroad: SeenPeer[] = [];
  const doubtful: SeenPeer[] = [];
  for (const seen of seenPeers(all, context)) {
    if (seen.country === HOME) continue;
    const sure = seen.planes.has(plane);
    if (!sure && !seen.planes.has('unstated')) continue;
    if (sure && seen.country !== undefined) abroad.push(seen);
    else doubtful.push(seen);
  }
  const largest = (peers: readonly SeenPeer[]): SeenPeer[] =>
    peers.toSorted((a, b) => (a.bytes > b.bytes ? -1 : a.bytes < b.bytes ? 1 : a.peer < b.peer ? -1 : 1));
  const told = (code: 'FLOW_ABROAD' | 'FLOW_UNPLACED', peers: readonly SeenPeer[]): Reason[] =>
    largest(peers)
      .slice(0, MOST_TOLD)
      .map(({ peer, country, bytes }) => ({
        code,
        params: {
          peer,
          bytes: bytes.toString(),
          ...(code === 'FLOW_ABROAD' ? { country: country! } : {}),
        },
      }));
  return {
    value: between(abroad.length, abroad.length + doubtful.length),
    support: [],
    against: [...abroad, ...doubtful].map(({ fact }) => fact),
    reasons: [
      ...told('FLOW_UNPLACED', doubtful),
      ...(abroad.length + doubtful.length > 0 ? observedFlows(plane, context.dossier) : []),
    ],
    violations: told('FLOW_ABROAD', abroad),
    assurances: observedFlows(plane, context.dossier),
  };
}

/**
 * Peers by address, with every plane on which they were seen. A network between one’s own and nobody’s, `through`, is of an
 * unstated plane; within one’s own, only a peer that a prefix places abroad is told.
 */
export function seenPeers(facts: readonly GradedFact<'flow'>[], context: DeriveContext): SeenPeer[] {
  const peers = new Map<string, { planes: Set<NetworkPlane>; fact: GradedFact<'flow'>; bytes: bigint }>();
  const planes = new Map<string, ReadonlySet<NetworkPlane>>();
  const countries = new Map<string, string | undefined>();
  for (const fact of facts) {
    const { own, peer, direction, bytes } = fact.fact.value;
    if (!countries.has(peer)) countries.set(peer, countryOfAddress(peer.split('/', 1)[0]!, context));
    const country = countries.get(peer);
    if (direction === 'within' && (country === undefined || country === HOME)) continue;
    const known = planes.get(own) ?? planesOf(own, context.dossier);
    planes.set(own, known);
    const entry = peers.get(peer) ?? { planes: new Set<NetworkPlane>(), fact, bytes: 0n };
    for (const plane of known) entry.planes.add(plane);
    entry.bytes += wholeBytes(bytes);
    peers.set(peer, entry);
  }
  return [...peers].map(([peer, entry]) => ({ peer, country: countries.get(peer), ...entry }));
}

/** Bytes as a whole number: a statement may say a flow too, and of any decimal. */
export function wholeBytes(bytes: string): bigint {
  return BigInt(/^\d{1,60}/.exec(bytes)?.[0] ?? '0');
}

/**
 * Planes of a private network by the prefixes of the dossier that hold it or lie within it. That it carries tenants’ traffic only,
 * somebody has to document: the provider’s word would take it out of what is judged.
 */
export function planesOf(own: string, dossier: Dossier): ReadonlySet<NetworkPlane> {
  const network = parsePrefix(own);
  const found = new Set<NetworkPlane>();
  if (network === undefined) return new Set(['unstated']);
  const add = (facts: readonly GradedFact<'prefix'>[]): void => {
    for (const same of Map.groupBy(facts, ({ fact }) => fact.value.prefix).values()) {
      const documented = same.some(
        ({ fact, grade }) => fact.value.plane === 'tenants' && methodAtLeast(grade.method, 'documented'),
      );
      for (const { fact } of same) {
        const { plane } = fact.value;
        if (plane !== undefined) found.add(plane === 'tenants' && !documented ? 'unstated' : plane);
      }
    }
  };
  for (const facts of indexesOf(dossier).prefixes.holding(own.split('/', 1)[0]!)) {
    const wide = facts.filter(
      ({ fact }) => (parsePrefix(fact.value.prefix)?.length ?? 999) <= network.length,
    );
    add(wide);
    if (found.size > 0) break;
  }
  add(
    dossier.of('prefix').filter(({ fact }) => {
      const inner = parsePrefix(fact.value.prefix);
      if (inner?.width !== network.width || inner.length <= network.length) return false;
      return inner.network >> BigInt(inner.length - network.length) === network.network;
    }),
  );
  return found.size === 0 ? new Set(['unstated']) : found;
}

/** Operators behind peers of the planes that are judged, by the ranges that they publish; `undefined` gathers the others. */
export function operatorsOfPeers(
  seen: readonly SeenPeer[],
  context: Pick<DeriveContext, 'dossier' | 'reference'>,
): ReadonlyMap<string | undefined, readonly SeenPeer[]> {
  return Map.groupBy(
    seen.filter(({ planes }) => planes.has('storage') || planes.has('management')),
    ({ peer }) => operatorOfPeer(peer, context),
  );
}

/** Who publishes the range that holds a peer. */
export function operatorOfPeer(
  peer: string,
  { dossier, reference }: Pick<DeriveContext, 'dossier' | 'reference'>,
): string | undefined {
  for (const facts of indexesOf(dossier).ranges.holding(peer.split('/', 1)[0]!)) {
    const platform = facts.find(({ fact }) => fact.value.platform !== undefined)?.fact.value.platform;
    if (platform !== undefined) return reference.operators?.ofPlatform(platform)?.name ?? platform;
  }
  return undefined;
}
