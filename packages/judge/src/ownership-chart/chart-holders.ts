import { compareText, Decimal } from '@ancrage/base';
import { CONTROL_IN_FACT } from '../analyses/control-in-fact.ts';
import { AXES } from '../analyses/holdings-behind.ts';
import type { Axis } from '../analyses/holdings-behind.ts';
import type { Ownership } from '../analyses/ownership-of.ts';
import { greatest, HUNDRED, least, percentOf } from '../analyses/share-table.ts';
import { mostOf } from '../analyses/indirect-holdings.ts';
import type { ChartKeys } from './chart-keys.ts';
import { MOST_HOLDERS } from '../report/ownership-chart.ts';
import type { ChartEdge, ChartHolder, ChartNode, ChartShare, HolderAxis } from '../report/ownership-chart.ts';

const HALF = Decimal.fromInteger(50);
/** Walks over edges for which there is time: a widely held entity tells of its largest holders only. */
const MOST_STEPS = 400_000;
const FEWEST = 12;

/** Every holder whom nobody is said to hold or to control in fact, with what it has in an entity at the least and at the most. */
export function chartHolders(
  root: string,
  nodes: readonly ChartNode[],
  edges: readonly ChartEdge[],
  keys: ChartKeys,
  ownership: Ownership,
): { readonly holders: ChartHolder[]; readonly total: number } {
  const drawn = edges.filter((edge) => edge.drawn);
  const held = new Set(
    drawn
      .filter(({ direct }) => direct)
      .filter(holds)
      .map(({ issuer }) => issuer),
  );
  const seen = new Set(drawn.map(({ holder }) => holder));
  const top = nodes.filter(
    ({ id, status }) => id !== root && !held.has(id) && (seen.has(id) || status === 'foreign'),
  );
  const most = Math.min(MOST_HOLDERS, Math.max(FEWEST, Math.floor(MOST_STEPS / (8 * edges.length + 1))));
  const order = (a: Decimal, b: Decimal): number => b.compare(a);
  const first = largestFirst(top, drawn)
    .slice(0, most)
    .map((id) => ({ id, lows: perAxis((axis) => lowest(axis, root, id, keys, ownership)) }))
    .sort(
      (a, b) =>
        order(a.lows.votes.attributed, b.lows.votes.attributed) ||
        order(a.lows.capital.attributed, b.lows.capital.attributed) ||
        compareText(a.id, b.id),
    );
  const holders = first.map(({ id, lows: low }): ChartHolder => {
    const axes = perAxis((axis) => {
      const high = highest(axis, root, id, keys, ownership);
      return {
        share: interval(low[axis].share, high.share),
        attributed: interval(low[axis].attributed, high.attributed),
      };
    });
    const { lo, hi } = axes.votes.attributed;
    const above = (share: string): boolean => Decimal.parse(share).compare(HALF) > 0;
    return { id, ...axes, controls: above(lo) ? 'yes' : above(hi) ? 'possible' : 'no' };
  });
  return { holders, total: top.length };
}

/** A right to decide some matters, or an interest of which nothing is known, makes nobody the holder. */
function holds({ votes, capital, rights }: ChartEdge): boolean {
  return (
    votes !== null ||
    capital !== null ||
    rights.some((right) => right === 'nominator' || CONTROL_IN_FACT.has(right))
  );
}

/** By status, foreign first, then by the largest share that any edge of theirs carries. */
function largestFirst(top: readonly ChartNode[], drawn: readonly ChartEdge[]): string[] {
  const sizes = new Map<string, Decimal>();
  for (const { holder, votes, capital } of drawn)
    for (const share of [votes, capital])
      if (share !== null)
        sizes.set(holder, greatest(sizes.get(holder) ?? Decimal.ZERO, Decimal.parse(share.lo)));
  const size = (id: string): Decimal => sizes.get(id) ?? Decimal.ZERO;
  return top
    .toSorted(
      (a, b) =>
        Number(b.status === 'foreign') - Number(a.status === 'foreign') || size(b.id).compare(size(a.id)),
    )
    .map(({ id }) => id);
}

type Ends = Readonly<Record<keyof HolderAxis, Decimal>>;

function lowest(
  axis: Axis,
  root: string,
  id: string,
  { idsOf }: ChartKeys,
  { said, behind }: Ownership,
): Ends {
  let [share, attributed] = [Decimal.ZERO, Decimal.ZERO];
  for (const issuer of idsOf(root).filter((one) => behind.said.nodeOf(one) !== undefined))
    for (const holder of idsOf(id)) {
      const found = said.ofHolder(axis, issuer, holder);
      share = greatest(share, percentOf(found.through));
      attributed = greatest(attributed, percentOf(found.attributed));
    }
  return { share, attributed: greatest(share, attributed) };
}

/** All that others do not have for sure, whoever is behind it; an indirect statement may tell of more. */
function highest(
  axis: Axis,
  root: string,
  id: string,
  { idsOf }: ChartKeys,
  { proven, behind }: Ownership,
): Ends {
  let [share, attributed] = [HUNDRED, HUNDRED];
  let indirect = Decimal.ZERO;
  for (const issuer of idsOf(root).filter((one) => behind.proven.nodeOf(one) !== undefined))
    for (const holder of idsOf(id)) {
      const others = proven.besides(axis, issuer, holder);
      share = least(share, HUNDRED.subtract(percentOf(others.through)));
      attributed = least(attributed, HUNDRED.subtract(percentOf(others.attributed)));
      const told = behind.indirectIn(axis, issuer).filter(({ fact }) => fact.value.holder === holder);
      indirect = greatest(indirect, mostOf(told));
    }
  return { share: greatest(share, indirect), attributed: greatest(attributed, indirect) };
}

function interval(lo: Decimal, hi: Decimal): ChartShare {
  return { lo: lo.toString(), hi: greatest(lo, hi).toString() };
}

function perAxis<T>(make: (axis: Axis) => T): Record<Axis, T> {
  const [votes, capital] = AXES.map(make) as [T, T];
  return { votes, capital };
}

/**
 * The topmost holder whose votes in an entity, with those of what it controls, are more than half: of several, the one
 * that no other of them controls. Null where nobody’s are, or where those who control it control each other.
 */
export function controllerOf(
  root: string,
  nodes: readonly ChartNode[],
  { keyOf, idsOf }: ChartKeys,
  { said }: Ownership,
): string | null {
  const controlling = (id: string): Set<string> => {
    const found = new Set([...said.controllersOf(idsOf(id))].map(keyOf));
    found.delete(id);
    return found;
  };
  const found = controlling(root);
  const controllers = nodes.filter(({ id }) => id !== root && found.has(id));
  const below = new Set<string>();
  // The furthest first: whom one of them controls, with all whom that one controls, need not be asked.
  const top = controllers.toReversed().filter(({ id }) => {
    const isAsked = !below.has(id) || idsOf(id).length > 1;
    for (const holder of isAsked ? idsOf(id) : [])
      for (const entity of said.controlledBy(holder)) if (keyOf(entity) !== id) below.add(keyOf(entity));
    return !below.has(id);
  });
  return (
    top.reverse().find(({ id }) => !below.has(id) && ![...controlling(id)].some((by) => found.has(by)))?.id ??
    null
  );
}
