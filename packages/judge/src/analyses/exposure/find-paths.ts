import { compareText } from '@ancrage/base';
import type { ExposureAsset, Law, LawFactor, LawPower, Strength } from '../../laws/law-register.ts';
import { isConfirmed } from '../../laws/law-register.ts';
import { chainFrom, ControlChains } from './control-chains.ts';
import type { ChainDirection, ChainsTo } from './control-chains.ts';
import { weaker } from './exposure-graph.ts';
import type { Access, Connection, ExposureGraph, HeldRole } from './exposure-graph.ts';

/** How a law comes to a party: by itself, through a controller of it, or up from what it has abroad. */
export type Direction = 'own' | ChainDirection;

/** A law's way to a party. */
export interface Way {
  readonly connection: Connection;
  readonly direction: Direction;
  /** The party that holds something; the one that the law catches, where the way is its own. */
  readonly holder: number;
  /** From the party that the law catches to the holder, both ends in it; written out when it is asked for. */
  readonly through: readonly number[];
  readonly strength: Strength;
  readonly effort: number;
}

/** A path by which a foreign law reaches something of the service. */
export interface ExposurePath {
  readonly law: Law;
  readonly way: Way;
  readonly role: HeldRole;
  readonly access: Access;
  /** The way to who holds the key, where the asset is worth nothing without it. */
  readonly keyWay: Way | null;
  /** `sure`: found. `arguable`: possible, since a step or the law itself is in doubt. */
  readonly strength: Strength;
  /** Steps, doubts and detours added up: the lower, the more direct. It orders paths and measures nothing else. */
  readonly effort: number;
}

/** What each step of a path adds to its effort. */
const EFFORT = { seat: 1, presence: 2, targeting: 3, down: 1, up: 2, arguable: 2, unconfirmed: 2 } as const;

const POWER: Readonly<Record<ExposureAsset, LawPower>> = {
  'at-rest': 'content',
  'in-transit': 'content',
  'in-use': 'content',
  metadata: 'metadata',
  keys: 'keys',
  continuity: 'interruption',
};

/**
 * All paths of a graph, cut or not, from the most direct; then by law, parties, role and asset. There is one for each law, party
 * that it catches, party that holds something, role and asset: of several chains between two parties, the surest and then the shortest.
 */
export function findPaths(
  graph: ExposureGraph,
  laws: readonly Law[],
  unionOf: ReadonlyMap<string, string>,
): ExposurePath[] {
  const rolesOf = Map.groupBy(graph.roles, ({ party }) => party);
  const ends = new Set(rolesOf.keys());
  for (const { accesses } of graph.roles) for (const { key } of accesses) if (key !== null) ends.add(key);
  const chains = new ControlChains(graph);
  const paths: ExposurePath[] = [];
  for (const law of laws) {
    const ways = waysOf(law, graph, unionOf, chains, ends);
    const best = new Map<number, Way>();
    for (const way of ways) {
      const known = best.get(way.holder);
      if (known === undefined || isBetter(way, known)) best.set(way.holder, way);
    }
    for (const way of ways)
      for (const role of rolesOf.get(way.holder) ?? [])
        for (const access of role.accesses) {
          if (!law.compels.includes(POWER[access.asset])) continue;
          const keyWay = access.key === null ? null : best.get(access.key);
          if (keyWay === undefined) continue;
          paths.push(pathOf(law, way, role, access, keyWay));
        }
  }
  const keys = new Map(paths.map((path) => [path, keyOf(path, graph)]));
  return paths.sort((a, b) => a.effort - b.effort || compareText(keys.get(a)!, keys.get(b)!));
}

/** What tells a path from the others. */
export function keyOf({ law, way, role, access }: ExposurePath, { parties }: ExposureGraph): string {
  const id = (at: number): string => parties[at]!.id;
  const ends = [id(way.connection.party), way.direction, id(way.holder)];
  return [law.law, ...ends, role.role, access.asset].join('\n');
}

function pathOf(law: Law, way: Way, role: HeldRole, access: Access, keyWay: Way | null): ExposurePath {
  const found = isConfirmed(law) ? access.strength : 'arguable';
  const strength = weaker(weaker(way.strength, found), keyWay?.strength ?? 'sure');
  return {
    law,
    way,
    role,
    access,
    keyWay,
    strength,
    effort:
      way.effort +
      (keyWay?.effort ?? 0) +
      (access.strength === 'sure' ? 0 : EFFORT.arguable) +
      (isConfirmed(law) ? 0 : EFFORT.unconfirmed),
  };
}

/** Ways by which a law catches parties by themselves, one for each. */
export function ownWays(law: Law, graph: ExposureGraph, unionOf: ReadonlyMap<string, string>): Way[] {
  const best = new Map<number, Way>();
  for (const connection of graph.connections) {
    const way = ownWay(law, connection, unionOf);
    const known = best.get(connection.party);
    if (way !== undefined && (known === undefined || isBetter(way, known))) best.set(connection.party, way);
  }
  return [...best.values()];
}

function ownWay(law: Law, connection: Connection, unionOf: ReadonlyMap<string, string>): Way | undefined {
  const { state, factor, party } = connection;
  const by = law.factors[factor];
  if ((state !== law.state && unionOf.get(state) !== law.state) || by === undefined) return undefined;
  const strength = weaker(connection.strength, by);
  const effort = EFFORT[factor] + (strength === 'sure' ? 0 : EFFORT.arguable);
  return { connection, direction: 'own', holder: party, through: [party], strength, effort };
}

/** One way for each party that the law catches and each end that it reaches from there, in each direction. */
function waysOf(
  law: Law,
  graph: ExposureGraph,
  unionOf: ReadonlyMap<string, string>,
  chains: ControlChains,
  ends: ReadonlySet<number>,
): Way[] {
  const best = new Map<string, Way>();
  const offer = (way: Way): void => {
    const key = `${way.connection.party} ${way.direction} ${way.holder}`;
    const known = best.get(key);
    if (known === undefined || isBetter(way, known)) best.set(key, way);
  };
  for (const connection of graph.connections) {
    const own = ownWay(law, connection, unionOf);
    if (own === undefined) continue;
    if (ends.has(own.holder)) offer(own);
    const follow = (direction: ChainDirection, by: Strength): void => {
      for (const end of ends)
        for (const least of ['sure', 'arguable'] as const) {
          const to = chains.to(end, direction, least);
          if (to.steps[connection.party]! > 0)
            offer(new ChainedWay(own, direction, end, to, weaker(least, by)));
        }
    };
    if (law.factors.control !== undefined) follow('down', law.factors.control);
    if (law.upward !== 'none') follow('up', law.upward);
  }
  return [...best.values()];
}

/** A way along a chain of control. */
class ChainedWay implements Way {
  readonly connection: Connection;
  readonly direction: ChainDirection;
  readonly holder: number;
  readonly strength: Strength;
  readonly effort: number;
  readonly #to: ChainsTo;

  constructor(own: Way, direction: ChainDirection, holder: number, to: ChainsTo, steps: Strength) {
    this.connection = own.connection;
    this.direction = direction;
    this.holder = holder;
    this.strength = weaker(own.strength, steps);
    this.effort =
      own.effort + EFFORT[direction] * to.steps[own.holder]! + (steps === 'sure' ? 0 : EFFORT.arguable);
    this.#to = to;
  }

  get through(): readonly number[] {
    return chainFrom(this.connection.party, this.#to);
  }
}

/** The factor by which a law reaches the holder, as people name it. */
export function factorOf({ way }: Pick<ExposurePath, 'way'>): LawFactor {
  return way.direction === 'down' ? 'control' : way.direction === 'up' ? 'presence' : way.connection.factor;
}

function isBetter(a: Way, b: Way): boolean {
  if (a.strength !== b.strength) return a.strength === 'sure';
  return a.effort < b.effort;
}
