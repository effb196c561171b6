import { compareText, Decimal } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import { AXES, INTERESTS, isIndirect } from '../analyses/holdings-behind.ts';
import type { Axis, Holding } from '../analyses/holdings-behind.ts';
import { greatest, HUNDRED, least } from '../analyses/share-table.ts';
import type { ChartKeys } from './chart-keys.ts';
import { STATES } from './chart-nodes.ts';
import { MAX_PLACES } from '../report/ownership-chart.ts';
import type { ChartEdge, ChartGap, ChartShare } from '../report/ownership-chart.ts';

export interface DrawnHoldings {
  readonly edges: readonly ChartEdge[];
  readonly undisclosed: readonly ChartGap[];
  /** Entities whose holders several files tell, with the paths of these, the drawn one first. */
  readonly several: ReadonlyMap<string, readonly string[]>;
}

/** Holdings of one file in one entity, at first hand, of votes and capital. */
interface Account {
  readonly file: Holding['file'];
  readonly holdings: readonly Holding[];
}

/**
 * Everything between the holders and an entity. Where several files tell who holds one entity, the newest is drawn, and of
 * equals the one that describes most of its holders: shares of two accounts are never put side by side as if they added up.
 */
export function chartEdges(root: string, { keyOf }: ChartKeys, context: DeriveContext): DrawnHoldings {
  const holdings = context.dossier.of('holding');
  const byIssuer = Map.groupBy(holdings, ({ fact }) => keyOf(fact.value.issuer));
  const described = describedIn(context, keyOf);
  const edges: ChartEdge[] = [];
  const undisclosed: ChartGap[] = [];
  const several = new Map<string, readonly string[]>();
  const reached = new Set([root]);
  // A set visits what is added to it while it is walked.
  for (const issuer of reached) {
    const into = byIssuer.get(issuer) ?? [];
    const accounts = accountsOf(into, described.records);
    const [first, ...others] = accounts;
    if (others.length > 0)
      several.set(
        issuer,
        accounts.map(({ file }) => file.path),
      );
    const type = described.types.get(issuer);
    // Nobody has shares of a State, and of a trust only where a file says so.
    const entity = first !== undefined || (type !== 'arrangement' && (issuer === root || type !== undefined));
    if (entity && !STATES.has(type ?? '')) undisclosed.push(...gapsOf(issuer, first?.holdings ?? []));
    for (const group of Map.groupBy(into, ({ fact, file }) => groupOf(fact, file.id, keyOf)).values()) {
      const [{ fact, file }] = group as [Holding, ...Holding[]];
      const holder = keyOf(fact.value.holder);
      reached.add(holder);
      const drawn = first === undefined || file.id === first.file.id;
      const edge = { holder, issuer, direct: !isIndirect(group[0]!), breaks: [] };
      const places = group.slice(0, MAX_PLACES).map((holding) => holding.fact.at);
      const rights = rightsOf(group);
      const shares = { votes: shareOn('votes', group), capital: shareOn('capital', group) };
      // Rights are no part of a sum: those of every file are drawn.
      if (drawn || !tellsShares(group)) edges.push({ ...edge, ...shares, rights, drawn: true, places });
      else {
        edges.push({ ...edge, ...shares, rights: [], drawn: false, places });
        if (rights.length > 0)
          edges.push({ ...edge, votes: null, capital: null, rights, drawn: true, places });
      }
    }
  }
  return {
    edges: toldOnce(joined(edges)).sort(
      (a, b) =>
        compareText(a.issuer, b.issuer) ||
        compareText(a.holder, b.holder) ||
        Number(b.direct) - Number(a.direct) ||
        Number(b.drawn) - Number(a.drawn),
    ),
    undisclosed: undisclosed.sort((a, b) => compareText(a.issuer, b.issuer) || compareText(b.axis, a.axis)),
    several,
  };
}

/** The types of entities that the files describe, by node, and all records that they describe. */
function describedIn(
  { dossier }: DeriveContext,
  keyOf: (id: string) => string,
): { readonly types: ReadonlyMap<string, string>; readonly records: ReadonlySet<string> } {
  const entities = dossier.of('entity').map(({ fact }) => fact.value);
  const companies = dossier
    .of('holder-status')
    .flatMap(({ fact: { value } }) => (value.natural || value.status === 'unknown' ? [] : [value.holder]));
  return {
    types: new Map([
      ...companies.map((id) => [keyOf(id), ''] as const),
      ...entities.map(({ entity, type }) => [keyOf(entity), type] as const),
    ]),
    records: new Set([
      ...entities.map(({ entity }) => entity),
      ...dossier.of('person').map(({ fact }) => fact.value.person),
    ]),
  };
}

/** Rights that stand alone join the drawn edge of the same two, where there is one. */
function joined(edges: readonly ChartEdge[]): ChartEdge[] {
  const keyed = Map.groupBy(edges, ({ holder, issuer, direct, drawn }) =>
    JSON.stringify([holder, issuer, direct, drawn]),
  );
  return [...keyed.values()].flatMap((group) => {
    const shares = group.filter(({ votes, capital }) => votes !== null || capital !== null);
    const [first] = shares.length > 0 ? shares : group;
    if (!first!.drawn || shares.length > 1) return group;
    const rights = [...new Set(group.flatMap((edge) => edge.rights))].sort(compareText);
    return [{ ...first!, rights, places: group.flatMap(({ places }) => places).slice(0, MAX_PLACES) }];
  });
}

/** A right told through others too is drawn once, at first hand: a direct parent is often the ultimate one. */
function toldOnce(edges: readonly ChartEdge[]): ChartEdge[] {
  const key = ({ holder, issuer }: ChartEdge): string => JSON.stringify([holder, issuer]);
  const direct = Map.groupBy(
    edges.filter((edge) => edge.direct && edge.drawn),
    key,
  );
  return edges.filter((edge) => {
    if (edge.direct || edge.votes !== null || edge.capital !== null) return true;
    const told = new Set((direct.get(key(edge)) ?? []).flatMap(({ rights }) => rights));
    return !edge.rights.every((right) => told.has(right));
  });
}

function groupOf(fact: Holding['fact'], file: string, keyOf: (id: string) => string): string {
  return JSON.stringify([keyOf(fact.value.holder), file, fact.value.direct === 'indirect']);
}

function accountsOf(into: readonly Holding[], described: ReadonlySet<string>): Account[] {
  const direct = into.filter((holding) => !isIndirect(holding) && tellsShares([holding]));
  const worth = ({ holdings }: Account): number =>
    holdings.filter(({ fact }) => described.has(fact.value.holder)).length;
  return [...Map.groupBy(direct, ({ file }) => file.id).values()]
    .map((group): Account => ({ file: group[0]!.file, holdings: group }))
    .sort(
      (a, b) =>
        (b.file.day ?? -Infinity) - (a.file.day ?? -Infinity) ||
        worth(b) - worth(a) ||
        compareText(a.file.path, b.file.path),
    );
}

/** What the drawn account gives to nobody. An axis of which it does not speak at all is wholly undisclosed. */
function gapsOf(issuer: string, holdings: readonly Holding[]): ChartGap[] {
  return AXES.flatMap((axis) => {
    const known = holdings
      .filter(({ fact }) => fact.value.interest === INTERESTS[axis])
      .reduce((sum, { fact }) => sum.add(Decimal.parse(fact.value.minimum ?? '0')), Decimal.ZERO);
    const share = greatest(HUNDRED.subtract(known), Decimal.ZERO);
    return share.isZero() ? [] : [{ issuer, axis, share: share.toString() }];
  });
}

function tellsShares(group: readonly Holding[]): boolean {
  return group.some(({ fact }) => AXES.some((axis) => fact.value.interest === INTERESTS[axis]));
}

/** The sum of what one file says that one holder has: registers file shares class by class. */
function shareOn(axis: Axis, group: readonly Holding[]): ChartShare | null {
  const on = group.filter(({ fact }) => fact.value.interest === INTERESTS[axis]);
  if (on.length === 0) return null;
  const sum = (end: 'minimum' | 'maximum', otherwise: string): Decimal =>
    on.reduce((total, { fact }) => total.add(Decimal.parse(fact.value[end] ?? otherwise)), Decimal.ZERO);
  return {
    lo: least(sum('minimum', '0'), HUNDRED).toString(),
    hi: least(sum('maximum', '100'), HUNDRED).toString(),
  };
}

function rightsOf(group: readonly Holding[]): string[] {
  const shares = new Set<string>(AXES.map((axis) => INTERESTS[axis]));
  return [
    ...new Set(group.map(({ fact }) => fact.value.interest).filter((interest) => !shares.has(interest))),
  ].sort(compareText);
}
