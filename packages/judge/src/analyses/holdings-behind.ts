import { Rational } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { sortFacts } from './adequate.ts';
import type { DeriveContext } from './derived.ts';
import { CONTROL_IN_FACT, controlsInFact } from './control-in-fact.ts';
import { account, exactGraph, larger, shortened, smaller } from './ownership/exact-graph.ts';
import type { Account, ExactGraph } from './ownership/exact-graph.ts';
import { dispersedShares } from './dispersed-shares.ts';
import type { DispersedOf } from './dispersed-shares.ts';
import { nomineesOf } from './nominees.ts';
import type { ForWhom } from './nominees.ts';
import { sameEntities } from './ownership/same-entities.ts';
import type { InFact } from './ownership/voting-majority.ts';
import type { ProviderIssuer } from './provider-issuers.ts';

export type Holding = GradedFact<'holding'>;
export type Axis = 'votes' | 'capital';
export const INTERESTS: Readonly<Record<Axis, string>> = { votes: 'votingRights', capital: 'shareholding' };
export const AXES: readonly Axis[] = ['votes', 'capital'];

/** Who holds whom, on both axes, under one view of which identifiers are one. */
export interface Side {
  /** Node of an identifier, known or not in the holdings. */
  readonly nodeOf: (id: string) => number | undefined;
  /** Identifiers of each node. */
  readonly ids: readonly (readonly string[])[];
  readonly votes: ExactGraph;
  readonly capital: ExactGraph;
  /** Who controls whom without a share, on anyone's word. */
  readonly inFact: readonly InFact[];
}

/** The holdings behind the provider's entities. */
export interface HoldingsBehind {
  /** All that anyone says: it speaks against. */
  readonly said: Side;
  /** The newest proven accounts of each issuer: only these speak for. */
  readonly proven: Side;
  /** Whose a share is, where it must be proven: its holder's, or of a nominee's, its nominator's, unnamed where nobody tells. */
  readonly forWhom: (holding: Holding) => string;
  /** Identifiers that stand for what is undisclosed of a listed entity and cannot be any single holder’s. */
  readonly dispersed: ReadonlySet<string>;
  /** Direct holdings of one axis in an issuer, as said. */
  readonly directIn: (axis: Axis, issuer: string) => readonly Holding[];
  readonly indirectIn: (axis: Axis, issuer: string) => readonly Holding[];
  /** Who is said to control an issuer without a share. */
  readonly controlling: (issuer: string) => readonly Holding[];
  /** Adequate ones among all of an axis. */
  readonly adequate: Readonly<Record<Axis, readonly Holding[]>>;
}

/** Builds both graphs from the holdings in the provider's entities and in whoever holds these, through any chain. */
export function holdingsBehind(issuers: readonly ProviderIssuer[], context: DeriveContext): HoldingsBehind {
  const { dossier } = context;
  const interests = new Set(AXES.map((axis) => INTERESTS[axis]));
  const inFact = controlsInFact(dossier);
  const shares = dossier.of('holding').filter(({ fact }) => interests.has(fact.value.interest));
  const extracts = dossier.of('entity');
  const tied = extracts.flatMap(({ fact: { value } }) =>
    value.identifier === undefined ? [] : [[value.entity, value.identifier] as const],
  );
  const chain = (ids: ReadonlySet<string>): (readonly [string, string])[] => {
    const [first, ...others] = ids;
    return others.map((id) => [first!, id] as const);
  };
  const sameOnAnyWord = sameEntities([...tied, ...issuers.flatMap(({ all }) => chain(all))]);
  const nominees = nomineesOf(context, INTERESTS, sameOnAnyWord);
  const holdings = [...shares, ...inFact, ...nominees.shares, ...nominees.told];
  const behind = ancestors(holdings, issuers, sameOnAnyWord);
  const sorted = sortFacts(behind, context);
  const good = new Set(sorted.adequate);

  // A record that several identifiers are given for is perhaps several entities: it then lends none the other's table.
  const identifiers = Map.groupBy(tied, ([record]) => record);
  const single = (record: string): boolean =>
    new Set((identifiers.get(record) ?? []).map(([, id]) => id)).size === 1;
  const provenTies = sortFacts(extracts, context).adequate.flatMap(({ fact: { value } }) =>
    value.identifier !== undefined && single(value.entity) ? [[value.entity, value.identifier] as const] : [],
  );
  const sameByProof = sameEntities([...provenTies, ...issuers.flatMap(({ proven }) => chain(proven))]);

  const byIssuer = Object.fromEntries(
    AXES.map((axis) => [
      axis,
      Map.groupBy(
        sorted.all.filter(({ fact }) => fact.value.interest === INTERESTS[axis]),
        ({ fact }) => sameOnAnyWord(fact.value.issuer),
      ),
    ]),
  ) as Record<Axis, Map<string, Holding[]>>;
  const inIssuer = (axis: Axis, issuer: string): readonly Holding[] =>
    byIssuer[axis].get(sameOnAnyWord(issuer)) ?? [];
  const controls = sorted.all.filter(({ fact }) => CONTROL_IN_FACT.has(fact.value.interest));
  const controlsOf = Map.groupBy(controls, ({ fact }) => sameOnAnyWord(fact.value.issuer));
  const ids = new Set([
    ...issuers.flatMap(({ all }) => [...all]),
    ...sorted.all.flatMap(({ fact: { value } }) => [value.issuer, value.holder]),
    ...sorted.all.map((holding) => nominees.behind(holding).proven),
  ]);
  const dispersedOf = dispersedShares(sortFacts(extracts, context).adequate, sameByProof, context);
  const dispersed = new Set([...ids].flatMap((id) => dispersedOf(id)?.id ?? []));
  for (const id of dispersed) ids.add(id);
  return {
    said: side(ids, sameOnAnyWord, sorted.all, (groups) =>
      groups.flatMap((group) => saidAccounts(group, nominees.behind)),
    ),
    proven: side(ids, sameByProof, sorted.all, (groups) =>
      newestProven(groups, good, dispersedOf, nominees.behind),
    ),
    dispersed,
    forWhom: (holding) => nominees.behind(holding).proven,
    directIn: (axis, issuer) => inIssuer(axis, issuer).filter((fact) => !isIndirect(fact)),
    indirectIn: (axis, issuer) => inIssuer(axis, issuer).filter(isIndirect),
    controlling: (issuer) => controlsOf.get(sameOnAnyWord(issuer)) ?? [],
    adequate: {
      votes: sorted.adequate.filter(({ fact }) => fact.value.interest === INTERESTS.votes),
      capital: sorted.adequate.filter(({ fact }) => fact.value.interest === INTERESTS.capital),
    },
  };
}

/** Told of through others: it tells of shares that a direct holder has too. */
export function isIndirect({ fact }: Holding): boolean {
  return fact.value.direct === 'indirect';
}

function ancestors(
  holdings: readonly Holding[],
  issuers: readonly ProviderIssuer[],
  same: (id: string) => string,
): Holding[] {
  const byIssuer = Map.groupBy(holdings, ({ fact }) => same(fact.value.issuer));
  const reached = new Set(issuers.flatMap(({ all }) => [...all].map(same)));
  // A set visits what is added to it while it is walked.
  for (const issuer of reached)
    for (const { fact } of byIssuer.get(issuer) ?? []) reached.add(same(fact.value.holder));
  return holdings.filter(({ fact }) => reached.has(same(fact.value.issuer)));
}

/** Holdings of one file in one issuer, under one of its identifiers, on one axis. */
interface FileGroup {
  readonly holdings: readonly Holding[];
  readonly nodeOf: (id: string) => number;
}

function side(
  ids: ReadonlySet<string>,
  same: (id: string) => string,
  holdings: readonly Holding[],
  accountsOf: (groups: readonly FileGroup[]) => Account[],
): Side {
  const numbers = new Map<string, number>();
  const members: string[][] = [];
  for (const id of ids) {
    const root = same(id);
    const number = numbers.get(root) ?? members.length;
    numbers.set(root, number);
    if (number === members.length) members.push([id]);
    else members[number]!.push(id);
  }
  const nodeOf = (id: string): number => numbers.get(same(id))!;
  const graph = (axis: Axis): ExactGraph => {
    const groups: FileGroup[][] = members.map(() => []);
    const onAxis = holdings.filter(({ fact }) => fact.value.interest === INTERESTS[axis]);
    for (const group of Map.groupBy(onAxis, ({ fact, file }) => `${file.id} ${fact.value.issuer}`).values())
      groups[nodeOf(group[0]!.fact.value.issuer)]!.push({ holdings: group, nodeOf });
    return exactGraph(groups.map(accountsOf));
  };
  return {
    nodeOf: (id) => numbers.get(same(id)),
    ids: members,
    votes: graph('votes'),
    capital: graph('capital'),
    inFact: holdings.flatMap(({ fact: { value } }) => {
      const pair = [nodeOf(value.holder), nodeOf(value.issuer)] as const;
      return CONTROL_IN_FACT.has(value.interest) && pair[0] !== pair[1] ? [pair] : [];
    }),
  };
}

/** The account of the direct holdings, and each indirect holder's alone: an indirect share is part of some direct one. */
function saidAccounts({ holdings, nodeOf }: FileGroup, behind: (holding: Holding) => ForWhom): Account[] {
  const indirect = Map.groupBy(holdings.filter(isIndirect), ({ fact }) => nodeOf(fact.value.holder));
  const isTwofold = holdings.some((holding) => behind(holding).said.length > 1);
  return [
    directAccount(holdings, nodeOf, (holding) => behind(holding).said[0]!),
    ...(isTwofold ? [directAccount(holdings, nodeOf, (holding) => behind(holding).said.at(-1)!)] : []),
    ...[...indirect].map(([holder, ofHolder]) =>
      account([[holder, ofHolder.map(leastOf).reduce(larger, Rational.ZERO)]]),
    ),
  ];
}

function newestProven(
  groups: readonly FileGroup[],
  good: ReadonlySet<Holding>,
  dispersedOf: DispersedOf,
  behind: (holding: Holding) => ForWhom,
): Account[] {
  const tables = groups.flatMap(({ holdings, nodeOf }) => {
    const direct = holdings.filter((fact) => !isIndirect(fact));
    if (direct.length === 0 || !direct.every((fact) => good.has(fact))) return [];
    const day = direct.reduce((first, fact) => Math.min(first, fact.day ?? first), Infinity);
    return [{ day, account: provenAccount(direct, nodeOf, dispersedOf, behind) }];
  });
  const newest = tables.reduce((last, { day }) => Math.max(last, day), -Infinity);
  return tables.filter(({ day }) => day === newest).map((table) => table.account);
}

function directAccount(
  holdings: readonly Holding[],
  nodeOf: (id: string) => number,
  ownerOf: (holding: Holding) => string,
): Account {
  return account(
    holdings.flatMap((fact) => (isIndirect(fact) ? [] : [[nodeOf(ownerOf(fact)), leastOf(fact)] as const])),
  );
}

/** With the part that is nobody’s for sure but cannot all be one holder’s, of an entity that the rule on early warning binds. */
function provenAccount(
  direct: readonly Holding[],
  nodeOf: (id: string) => number,
  dispersedOf: DispersedOf,
  behind: (holding: Holding) => ForWhom,
): Account {
  const told = directAccount(direct, nodeOf, (holding) => behind(holding).proven);
  const part = dispersedOf(direct[0]!.fact.value.issuer);
  if (part === undefined) return told;
  const most = direct.reduce((sum, { fact }) => sum.add(shareOf(fact.value.maximum ?? '100')), Rational.ZERO);
  const rest = Rational.ONE.subtract(most).subtract(part.most);
  return rest.numerator > 0n ? account([...told.least, [nodeOf(part.id), rest]]) : told;
}

function leastOf({ fact }: Holding): Rational {
  return shareOf(fact.value.minimum ?? '0');
}

/** A percentage as a part of the whole, or a number just below it where it is too long. */
export function shareOf(percent: string): Rational {
  return smaller(shortened(Rational.parse(percent).divide(Rational.of(100n, 1n))), Rational.ONE);
}
