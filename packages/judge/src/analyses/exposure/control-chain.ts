import { Rational } from '@ancrage/base';
import type { GradedFact } from '../../dossier/dossier.ts';
import { sortFacts } from '../adequate.ts';
import type { DeriveContext, Reason } from '../derived.ts';
import { holderName, isUnnamed } from '../holder-name.ts';
import { holderStatuses } from '../holder-statuses.ts';
import { holdingsBehind } from '../holdings-behind.ts';
import type { HoldingsBehind, Side } from '../holdings-behind.ts';
import type { Account } from '../ownership/exact-graph.ts';
import { HALF, heldVotes, isMajority, whoCarries } from '../ownership/voting-majority.ts';
import { HOME } from '../placement.ts';
import { providerIssuers } from '../provider-issuers.ts';
import type { GraphBuilder } from './graph-builder.ts';

/** The provider, who controls it, and what keeps its chain of control from being known whole. */
export interface ControlChain {
  readonly provider: number;
  /** Empty where every one who could control the provider is known, with his seat. */
  readonly open: readonly Reason[];
  /** Facts good enough to count on which a closed chain rests. */
  readonly support: readonly GradedFact[];
}

/**
 * Who controls the provider by votes or in fact, through any chain, and where each has its seat. What is said by anyone makes
 * controllers; only what is proven closes the chain: nobody else could have a majority, whatever is not disclosed. A natural
 * person who controls is placed by residence, which a court would weigh; nobody by nationality.
 */
export function controlChain(builder: GraphBuilder, context: DeriveContext): ControlChain {
  const { dossier } = context;
  const [service] = dossier.of('service');
  const name = service?.fact.value.provider ?? '';
  const provider = builder.party('provider', name, 'provider');
  const open = new Map<string, Reason>();
  const because = (reason: Reason): void => {
    open.set(`${reason.code} ${JSON.stringify(reason.params)}`, reason);
  };
  const issuers = providerIssuers(context);
  const support: GradedFact[] = [];
  const own = new Set(issuers.flatMap(({ all }) => [...all]));
  placeSeat(builder, provider, own, context);
  for (const { proven, all } of issuers) {
    const told = seatOf(all, context);
    if (told.foreign.length === 0 && seatOf(proven, context).home.length === 0)
      because({ code: 'SEAT_UNKNOWN', params: { party: name } });
    support.push(...told.home);
  }
  if (issuers.length === 0) because({ code: 'SEAT_UNKNOWN', params: { party: name } });

  const behind = holdingsBehind(issuers, context);
  const controllers = saidControllers(behind, own);
  const possible = possibleControllers(behind, own, controllers.ids, context);
  const partyOf = (id: string): number =>
    own.has(id)
      ? provider
      : builder.party(`entity:${holderName(id, dossier)}`, holderName(id, dossier), 'controller');
  for (const { from, to, facts } of controllers.edges) {
    if (isUnnamed(from))
      because({
        code: 'CONTROLLER_UNKNOWN',
        params: { party: own.has(to) ? name : holderName(to, dossier) },
      });
    else builder.control(partyOf(from), partyOf(to), 'sure', facts);
  }
  for (const id of possible.ids)
    if (isUnnamed(id)) because({ code: 'CONTROLLER_UNKNOWN', params: { party: name } });
    else builder.control(partyOf(id), provider, 'arguable', []);
  const named = [...controllers.ids, ...possible.ids].filter((id) => !isUnnamed(id));
  const chain = named.map((id) => ({
    name: holderName(id, dossier),
    seat: placeController(builder, partyOf(id), idsOf(behind.said, id), context),
  }));
  // A table that gives a holder by name only is not asked again for the seat that a register gives abroad under that name.
  const abroad = new Set(chain.flatMap((one) => (one.seat === 'abroad' ? [one.name] : [])));
  for (const one of chain)
    if (one.seat === undefined && !abroad.has(one.name))
      because({ code: 'SEAT_UNKNOWN', params: { party: one.name } });
  // The manifest's own word that an entity is a parent speaks against the provider, with or without a table of shares.
  for (const entity of dossier.of('scope-entity')) {
    const { role, entity: id, name: called } = entity.fact.value;
    if (role !== 'parent' || own.has(id)) continue;
    const known = controllers.ids.find((other) => idsOf(behind.said, other).has(id));
    const party =
      known === undefined ? builder.party(`entity:${called}`, called, 'controller') : partyOf(known);
    builder.control(party, provider, 'sure', [entity]);
    if (placeController(builder, party, new Set([id]), context) === undefined)
      because({ code: 'SEAT_UNKNOWN', params: { party: called } });
  }
  for (const id of possible.unnamed)
    because({ code: 'CONTROLLER_UNKNOWN', params: { party: own.has(id) ? name : holderName(id, dossier) } });
  support.push(...behind.adequate.votes);
  return { provider, open: [...open.values()], support };
}

interface Seat {
  /** Facts of any grade that place the seat abroad. */
  readonly foreign: readonly (readonly [string, GradedFact<'entity'>])[];
  /** Facts good enough to count that place all they tell of the seat in Canada. */
  readonly home: readonly GradedFact<'entity'>[];
}

/** Where an entity is constituted, registered and administered, by extracts under any of its identifiers. */
function seatOf(ids: ReadonlySet<string>, context: DeriveContext): Seat {
  const about = context.dossier
    .of('entity')
    .filter(
      ({ fact: { value } }) =>
        ids.has(value.entity) || (value.identifier !== undefined && ids.has(value.identifier)),
    );
  const { adequate, all } = sortFacts(about, context);
  const told = ({ fact: { value } }: GradedFact<'entity'>): string[] =>
    [value.jurisdiction, value.registered_country, value.head_office_country].filter(
      (country) => country !== undefined,
    );
  return {
    foreign: all.flatMap((fact) =>
      [...new Set(told(fact))]
        .filter((country) => country !== HOME)
        .map((country) => [country, fact] as const),
    ),
    home: adequate.filter((fact) => told(fact).length > 0 && told(fact).every((country) => country === HOME)),
  };
}

type Where = 'abroad' | 'home' | undefined;

/** Connects a party to the States of its seat, and says whether that is abroad or proven to be here. */
function placeSeat(
  builder: GraphBuilder,
  party: number,
  ids: ReadonlySet<string>,
  context: DeriveContext,
): Where {
  const { foreign, home } = seatOf(ids, context);
  for (const [state, fact] of foreign) builder.connect(party, state, 'seat', 'sure', [fact]);
  return foreign.length > 0 ? 'abroad' : home.length > 0 ? 'home' : undefined;
}

function placeController(
  builder: GraphBuilder,
  party: number,
  ids: ReadonlySet<string>,
  context: DeriveContext,
): Where {
  const persons = context.dossier.of('person').filter(({ fact }) => ids.has(fact.value.person));
  if (persons.length === 0) {
    const { canadian } = holderStatuses(context);
    const seat = placeSeat(builder, party, ids, context);
    return seat ?? ([...ids].some((id) => canadian.has(id)) ? 'home' : undefined);
  }
  const { adequate, all } = sortFacts(persons, context);
  const abroad = all.filter(
    ({ fact: { value } }) => value.residence !== undefined && value.residence !== HOME,
  );
  for (const fact of abroad) builder.connect(party, fact.fact.value.residence!, 'seat', 'arguable', [fact]);
  if (abroad.length > 0) return 'abroad';
  const isHere = adequate.some(
    ({ fact: { value } }) =>
      value.identity === 'known' && (value.residence === HOME || value.canadian === true),
  );
  return isHere ? 'home' : undefined;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly facts: readonly GradedFact[];
}

/** Holders that control the provider by what anyone says they have, and the majorities and ties through which they do. */
function saidControllers(
  behind: HoldingsBehind,
  own: ReadonlySet<string>,
): { readonly ids: readonly string[]; readonly edges: readonly Edge[] } {
  const { said } = behind;
  const held = heldVotes(said.votes, said.inFact);
  const roots = nodesOf(said, own);
  const ids: string[] = [];
  const edges: Edge[] = [];
  const controlling = whoCarries(said.votes, held, roots, isMajority);
  const all = new Set([...held.of.keys(), ...held.inFact.keys()]);
  const found = new Set([...all].filter((node) => controlling.has(node)));
  for (const node of found) {
    const id = said.ids[node]![0]!;
    ids.push(id);
    let direct = false;
    for (const { node: to, least } of held.of.get(node) ?? []) {
      if (!isMajority(least) || (!found.has(to) && !roots.has(to))) continue;
      direct = true;
      const target = said.ids[to]![0]!;
      const facts = behind
        .directIn('votes', target)
        .filter(({ fact }) => said.nodeOf(fact.value.holder) === node);
      edges.push({ from: id, to: target, facts });
    }
    for (const to of new Set(held.inFact.get(node))) {
      if (!found.has(to) && !roots.has(to)) continue;
      direct = true;
      const target = said.ids[to]![0]!;
      const facts = behind.controlling(target).filter(({ fact }) => said.nodeOf(fact.value.holder) === node);
      edges.push({ from: id, to: target, facts });
    }
    // A majority gathered from several entities that it controls: told in one step.
    if (!direct) edges.push({ from: id, to: said.ids[[...roots][0]!]![0]!, facts: [] });
  }
  return { ids, edges };
}

/**
 * Known holders who could have a majority if what is not disclosed were theirs, and whether someone unnamed could. An entity
 * whose holders nothing proves could be anyone's.
 */
function possibleControllers(
  { said, proven }: HoldingsBehind,
  own: ReadonlySet<string>,
  sure: readonly string[],
  context: DeriveContext,
): { readonly ids: readonly string[]; readonly unnamed: readonly string[] } {
  const held = heldVotes(proven.votes);
  const roots = nodesOf(proven, own);
  const persons = new Set(context.dossier.of('person').map(({ fact }) => fact.value.person));
  const natural = holderStatuses(context).persons;
  const suffices = (votes: Rational, account: Account): boolean =>
    votes.add(undisclosed(account)).compare(HALF) > 0;
  const isPerson = (node: number): boolean =>
    proven.ids[node]!.some((id) => persons.has(id) || natural.has(id));
  const unnamed = openToAnyone(proven, isPerson);
  const known = new Set(sure.map((id) => said.nodeOf(id)));
  const able = whoCarries(proven.votes, held, roots, suffices);
  const ids = proven.ids.flatMap(([id], node) =>
    able.has(node) && !known.has(said.nodeOf(id!)) ? [id!] : [],
  );
  // Whose holders are open where somebody known has the majority: that one's; else the provider's own.
  const [root] = own;
  const tops = sure.filter((id) => unnamed.has(proven.nodeOf(id)!));
  const isOpen = [...roots].some((node) => unnamed.has(node));
  return { ids, unnamed: !isOpen || root === undefined ? [] : tops.length > 0 ? tops : [root] };
}

/**
 * Nodes that someone unnamed could control: an entity of which nothing proves who holds it, and one of which what is undisclosed
 * and what such entities hold is a majority by every proven account; each account is true, so one that leaves no majority
 * open suffices. A natural person is nobody's.
 */
function openToAnyone({ votes }: Side, isPerson: (node: number) => boolean): ReadonlySet<number> {
  const open = new Set(
    votes.accounts.flatMap((accounts, node) => (accounts.length === 0 && !isPerson(node) ? [node] : [])),
  );
  const couldBe = (account: Account): boolean => {
    let sum = undisclosed(account);
    for (const [holder, least] of account.least) if (open.has(holder)) sum = sum.add(least);
    return isMajority(sum);
  };
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    votes.accounts.forEach((accounts, node) => {
      if (!open.has(node) && !isPerson(node) && accounts.every(couldBe)) open.add(node);
    });
  }
  return open;
}

function undisclosed({ total }: Account): Rational {
  return total.compare(Rational.ONE) >= 0 ? Rational.ZERO : Rational.ONE.subtract(total);
}

function nodesOf(side: Side, ids: ReadonlySet<string>): Set<number> {
  return new Set([...ids].flatMap((id) => side.nodeOf(id) ?? []));
}

function idsOf(side: Side, id: string): ReadonlySet<string> {
  const node = side.nodeOf(id);
  return new Set(node === undefined ? [id] : side.ids[node]!);
}
