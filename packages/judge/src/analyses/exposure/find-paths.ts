import { compareText } from '@ancrage/base';
import type { ExposureAsset, Law, LawFactor, LawPower, Strength } from '../../laws/law-register.ts';
import { isConfirmed } from '../../laws/law-register.ts';
import { weaker } from './exposure-graph.ts';
import type { Access, Connection, ExposureGraph, HeldRole } from './exposure-graph.ts';

/** How a law comes to a party: by itself, through a controller of it, or up from what it has abroad. */
export type Direction = 'own' | 'down' | 'up';

/** A law's way to a party. */
export interface Way {
  readonly connection: Connection;
  readonly direction: Direction;
  /** From the party that the law catches to the one that holds something; both ends in it. */
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
  const paths: ExposurePath[] = [];
  for (const law of laws) {
    const ways = waysOf(law, graph, unionOf);
    const best = new Map<number, Way>();
    for (const way of ways) {
      const held = way.through.at(-1)!;
      const known = best.get(held);
      if (known === undefined || isBetter(way, known)) best.set(held, way);
    }
    for (const way of ways)
      for (const role of rolesOf.get(way.through.at(-1)!) ?? [])
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
  const ends = [id(way.connection.party), way.direction, id(way.through.at(-1)!)];
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

/** One way for each party that the law catches and each that it reaches from there, in each direction. */
export function waysOf(law: Law, graph: ExposureGraph, unionOf: ReadonlyMap<string, string>): Way[] {
  const best = new Map<string, Way>();
  const offer = (way: Way): void => {
    const key = `${way.connection.party} ${way.direction} ${way.through.at(-1)}`;
    const known = best.get(key);
    if (known === undefined || isBetter(way, known)) best.set(key, way);
  };
  for (const connection of graph.connections) {
    const { state, factor, party } = connection;
    if (state !== law.state && unionOf.get(state) !== law.state) continue;
    const by = law.factors[factor];
    if (by === undefined) continue;
    const strength = weaker(connection.strength, by);
    const doubt = strength === 'sure' ? 0 : EFFORT.arguable;
    const own: Way = {
      connection,
      direction: 'own',
      through: [party],
      strength,
      effort: EFFORT[factor] + doubt,
    };
    offer(own);
    const follow = (direction: 'down' | 'up', by: Strength): void => {
      for (const { chain, strength: steps } of chainsFrom(party, direction, graph)) {
        const whole = weaker(steps, by);
        offer({
          connection,
          direction,
          through: chain,
          strength: weaker(strength, whole),
          effort:
            own.effort + EFFORT[direction] * (chain.length - 1) + (whole === 'sure' ? 0 : EFFORT.arguable),
        });
      }
    };
    if (law.factors.control !== undefined) follow('down', law.factors.control);
    if (law.upward !== 'none') follow('up', law.upward);
  }
  return [...best.values()];
}

/** The factor by which a law reaches the holder, as people name it. */
export function factorOf({ way }: Pick<ExposurePath, 'way'>): LawFactor {
  return way.direction === 'down' ? 'control' : way.direction === 'up' ? 'presence' : way.connection.factor;
}

function isBetter(a: Way, b: Way): boolean {
  if (a.strength !== b.strength) return a.strength === 'sure';
  return a.effort < b.effort;
}

interface Chain {
  readonly chain: readonly number[];
  readonly strength: Strength;
}

/** The shortest chains of control to each other party: over sure steps alone, and over any. */
function chainsFrom(from: number, direction: 'down' | 'up', { controls }: ExposureGraph): Chain[] {
  const found: Chain[] = [];
  for (const strength of ['sure', 'arguable'] as const) {
    const next = new Map<number, number[]>();
    for (const control of controls) {
      if (strength === 'sure' && control.strength !== 'sure') continue;
      const [a, b] =
        direction === 'down'
          ? [control.controller, control.controlled]
          : [control.controlled, control.controller];
      const known = next.get(a);
      if (known === undefined) next.set(a, [b]);
      else known.push(b);
    }
    const chains = new Map<number, readonly number[]>([[from, [from]]]);
    // A map visits what is added to it while it is walked: nearest first.
    for (const [at, chain] of chains)
      for (const to of (next.get(at) ?? []).toSorted((a, b) => a - b))
        if (!chains.has(to)) chains.set(to, [...chain, to]);
    for (const [to, chain] of chains) if (to !== from) found.push({ chain, strength });
  }
  return found;
}
