import { Rational } from '@ancrage/base';
import type { DeriveContext } from './derived.ts';
import { holderStatuses } from './holder-statuses.ts';
import { AXES, shareOf } from './holdings-behind.ts';
import type { Axis, HoldingsBehind, Side } from './holdings-behind.ts';
import { mostOf } from './indirect-holdings.ts';
import type { Account, ExactGraph } from './ownership/exact-graph.ts';
import { larger, smaller } from './ownership/exact-graph.ts';
import { leastShares } from './ownership/least-shares.ts';
import { safeNodes } from './ownership/safe-nodes.ts';
import {
  carriedByVotes,
  HALF,
  heldThrough,
  heldVotes,
  isMajority,
  whoCarries,
} from './ownership/voting-majority.ts';

/** What is said against the provider: every number is a share from below, on anyone's word. */
export interface SaidShares {
  readonly foreign: (axis: Axis, issuer: string) => Rational;
  /** Of foreign holders that nothing lets Canadians count as theirs: what Canadians cannot have. */
  readonly beyondCanadians: (axis: Axis, issuer: string) => Rational;
  /** Of each foreign holder by its first identifier. */
  readonly byHolder: (axis: Axis, issuer: string) => ReadonlyMap<string, Rational>;
  /** Foreign itself, or controlled by one foreign holder: it counts as wholly foreign in all that it holds. */
  readonly isForeign: (id: string) => boolean;
  /** Whether one has more than half of an entity’s votes, with the votes of those that it controls. */
  readonly controls: (holder: string, entity: string) => boolean;
  /** Who `controls` one of these, by the first identifier of each. */
  readonly controllersOf: (entities: readonly string[]) => ReadonlySet<string>;
  /** Whom one `controls`, the same way. */
  readonly controlledBy: (holder: string) => readonly string[];
  /** Of any one holder, foreign or not. */
  readonly ofHolder: (axis: Axis, issuer: string, holder: string) => HolderShare;
}

/** What one holder has at the least. */
export interface HolderShare {
  /** By shares alone, followed through every chain. */
  readonly through: Rational;
  /** Where what it controls counts as wholly its own. */
  readonly attributed: Rational;
}

/** What is proven: every number is a share from below. */
export interface ProvenShares {
  /** What proven Canadians have in an entity. */
  readonly canadian: (axis: Axis, issuer: string) => Rational;
  /** How much of what this holder has counts as proven Canadians’: of an entity that others could control, nothing. */
  readonly carried: (axis: Axis, holder: string) => Rational;
  /** Whether proven Canadians decide for it: a person who is one, or an entity in which nobody else could have a majority. */
  readonly isSafe: (holder: string) => boolean;
  /** What is at least not of any one single holder that may be foreign. */
  readonly ofOthers: (axis: Axis, issuer: string) => Rational;
  /** What is at least not of this holder, whoever is behind what nobody disclosed. */
  readonly besides: (axis: Axis, issuer: string, holder: string) => Besides;
}

/** What others than one holder have at the least. */
export interface Besides {
  /** By shares alone, followed through every chain. */
  readonly through: Rational;
  /** Where an entity that the holder could control carries nothing for others. */
  readonly attributed: Rational;
}

/** Beyond this many steps a single holder is not told from the others: all that is not proven Canadian is then one's. */
const MOST_STEPS = 20_000;
const MOST_SINGLE = 1000;

export function saidShares({ said }: HoldingsBehind, context: DeriveContext): SaidShares {
  const { foreign: foreignIds, concertOf } = holderStatuses(context);
  const foreign = nodesWith(said, foreignIds);
  const held = heldVotes(said.votes, said.inFact);
  const controlled = new Map(
    [...foreign].map((node) => [node, carriedByVotes(held, togetherWith(node, said, concertOf), isMajority)]),
  );
  const wholly = new Set([...controlled.values()].flatMap((nodes) => [...nodes]));
  const beyond = carriedByVotes(held, wholly, (votes) => votes.compare(HALF) >= 0);
  const one = (node: number): Rational | undefined => (wholly.has(node) ? Rational.ONE : undefined);
  const shares = perAxis((axis) => leastShares(said[axis], { carried: one }));
  const surely = perAxis((axis) =>
    leastShares(said[axis], {
      carried: (node) => one(node) ?? (beyond.has(node) ? undefined : Rational.ZERO),
    }),
  );
  const ofEach = perAxis((axis) => {
    const heldOn = heldVotes(said[axis]);
    const none = said.ids.map(() => Rational.ZERO);
    return new Map(
      [...controlled].map(([node, nodes]) => {
        const changed = heldThrough(heldOn, nodes);
        const carried = (other: number): Rational | undefined =>
          nodes.has(other) ? Rational.ONE : undefined;
        return [
          node,
          {
            changed,
            values: leastShares(said[axis], {
              carried,
              among: new Set([...nodes, ...changed]),
              after: { values: none, changed },
            }),
          },
        ];
      }),
    );
  });
  const ruled = new Map(controlled);
  const ruledBy = (node: number): ReadonlySet<number> => {
    const nodes = ruled.get(node) ?? carriedByVotes(held, [node], isMajority);
    ruled.set(node, nodes);
    return nodes;
  };
  return {
    controls: (holder, entity) => {
      const [from, to] = [said.nodeOf(holder), said.nodeOf(entity)];
      return from !== undefined && to !== undefined && from !== to && ruledBy(from).has(to);
    },
    controllersOf: (entities) => {
      const roots = new Set(entities.flatMap((id) => said.nodeOf(id) ?? []));
      return new Set([...whoCarries(said.votes, held, roots, isMajority)].map((node) => said.ids[node]![0]!));
    },
    controlledBy: (holder) => {
      const node = said.nodeOf(holder);
      if (node === undefined) return [];
      return [...ruledBy(node)].filter((other) => other !== node).map((other) => said.ids[other]![0]!);
    },
    isForeign: (id) => {
      const node = said.nodeOf(id);
      return node === undefined ? foreignIds.has(id) : wholly.has(node);
    },
    ofHolder: (axis, issuer, holder) => {
      const [root, self] = [said.nodeOf(issuer)!, said.nodeOf(holder)];
      if (self === undefined) return { through: Rational.ZERO, attributed: Rational.ZERO };
      const nodes = ruledBy(self);
      const least = (carries: (node: number) => boolean): Rational =>
        leastShares(said[axis], { carried: (node) => (carries(node) ? Rational.ONE : undefined) })[root]!;
      return { through: least((node) => node === self), attributed: least((node) => nodes.has(node)) };
    },
    foreign: (axis, issuer) => shares[axis][said.nodeOf(issuer)!]!,
    beyondCanadians: (axis, issuer) => surely[axis][said.nodeOf(issuer)!]!,
    byHolder: (axis, issuer) => {
      const root = said.nodeOf(issuer)!;
      return new Map(
        [...ofEach[axis]].flatMap(([node, { changed, values }]) =>
          changed.has(root) ? [[said.ids[node]![0]!, values[root]!] as const] : [],
        ),
      );
    },
  };
}

export function provenShares(behind: HoldingsBehind, context: DeriveContext): ProvenShares {
  const { proven } = behind;
  const statuses = holderStatuses(context);
  const controllers = Map.groupBy(proven.inFact, ([, node]) => node);
  // Whom others hold or control in fact is nobody’s person, whatever a table calls it.
  const isHeld = (node: number): boolean =>
    controllers.has(node) ||
    proven.ids[node]!.some((id) =>
      AXES.some((axis) => behind.directIn(axis, id).length > 0 || behind.indirectIn(axis, id).length > 0),
    );
  const unheld = (ids: ReadonlySet<string>): Set<number> =>
    new Set([...nodesWith(proven, ids)].filter((node) => !isHeld(node)));
  const foreign = nodesWith(proven, statuses.foreign);
  const canadian = new Set([...unheld(statuses.canadian)].filter((node) => !foreign.has(node)));
  const dispersed = nodesWith(proven, behind.dispersed);
  const persons = new Set([...unheld(statuses.persons), ...canadian, ...dispersed]);

  const open = perAxis((axis) =>
    proven.ids.map((ids) =>
      ids.reduce(
        (least, id) => smaller(least, ceilingUnderIndirect(behind, axis, id, statuses.canadian)),
        Rational.ONE,
      ),
    ),
  );
  const held = heldVotes(proven.votes);
  /** Said to be in the hands of someone who is not among these, and could be anyone: what a table gives to others is in doubt. */
  const isTaken = (node: number, carried: ReadonlySet<number>): boolean =>
    (controllers.get(node) ?? []).some(([by]) => !carried.has(by));
  /** Entities in which these persons, with what they carry so, have half of the votes: nobody else can control them. */
  const { of: safeFor } = safeNodes(
    proven.votes,
    proven.inFact,
    (node) => open.votes[node]!.compare(HALF) >= 0,
  );
  const ceilingFor =
    (axis: Axis, carried: ReadonlySet<number>) =>
    (node: number): Rational =>
      isTaken(node, carried) ? Rational.ZERO : open[axis][node]!;
  const carriedFor =
    (seeds: ReadonlySet<number>, safe: ReadonlySet<number>) =>
    (node: number): Rational | undefined => {
      if (seeds.has(node)) return Rational.ONE;
      return safe.has(node) ? undefined : Rational.ZERO;
    };
  const safe = safeFor(canadian);
  const canadianShares = perAxis((axis) =>
    leastShares(proven[axis], {
      carried: carriedFor(canadian, safe),
      ceiling: ceilingFor(axis, safe),
    }),
  );

  const files = filesNaming(behind, proven);
  const others = perAxis((axis) => sharesOfOthers(axis));
  return {
    besides: (axis, issuer, holder) => {
      const [root, self] = [proven.nodeOf(issuer)!, proven.nodeOf(holder)];
      const own = new Set(self === undefined ? [] : togetherWith(self, proven, statuses.concertOf));
      const besides = (mine: (node: number) => boolean): Set<number> =>
        new Set(
          [...persons].filter(
            (node) =>
              dispersed.has(node) || (!mine(node) && (self === undefined || shareFile(files, node, self))),
          ),
        );
      const least = (
        carried: (node: number) => Rational | undefined,
        safeOnes: ReadonlySet<number>,
      ): Rational => leastShares(proven[axis], { carried, ceiling: ceilingFor(axis, safeOnes) })[root]!;
      const [others, apart] = [besides((node) => node === self), besides((node) => own.has(node))];
      const [safeOthers, safeApart] = [safeFor(others), safeFor(apart)];
      return {
        through: least((node) => (others.has(node) ? Rational.ONE : undefined), safeOthers),
        attributed: least(carriedFor(apart, safeApart), safeApart),
      };
    },
    canadian: (axis, issuer) => canadianShares[axis][proven.nodeOf(issuer)!]!,
    isSafe: (holder) => {
      const node = proven.nodeOf(holder);
      return node !== undefined && safe.has(node);
    },
    carried: (axis, holder) => {
      const node = proven.nodeOf(holder);
      if (node === undefined) return Rational.ZERO;
      return carriedFor(canadian, safe)(node) ?? canadianShares[axis][node]!;
    },
    ofOthers: (axis, issuer) => others[axis][proven.nodeOf(issuer)!]!,
  };

  function sharesOfOthers(axis: Axis): Rational[] {
    const graph = proven[axis];
    const single = [...persons].filter((node) => !canadian.has(node) && !dispersed.has(node));
    const heldOn = heldVotes(graph, proven.inFact);
    const heldWith = heldVotes(proven.votes, proven.inFact);
    // Someone whom nobody names, whose share is all that no person has.
    const safeUnnamed = safeFor(persons);
    const ceiling = ceilingFor(axis, safeUnnamed);
    const carriedUnnamed = carriedFor(persons, safeUnnamed);
    const unnamed = leastShares(graph, { carried: carriedUnnamed, ceiling });
    let least = [...unnamed];
    if (single.length > MOST_SINGLE) return canadianShares[axis];
    const holdsNothing = ({ node }: { node: number }): boolean =>
      !heldOn.of.has(node) && !held.of.has(node) && !heldOn.inFact.has(node);
    const sums = new Map<Account, Rational>();
    /** What an account gives to others than the unnamed, less its excess. */
    const sumOf = (one: Account): Rational => {
      let sum = sums.get(one) ?? Rational.ONE.subtract(larger(one.total, Rational.ONE));
      if (sums.has(one)) return sum;
      for (const [holder, share] of one.least)
        sum = sum.add(share.multiply(carriedUnnamed(holder) ?? unnamed[holder]!));
      sums.set(one, sum);
      return sum;
    };
    let steps = 0;
    for (const one of single) {
      const together = new Set(togetherWith(one, proven, statuses.concertOf));
      const mayBeOne = single.filter((node) => together.has(node) || !shareFile(files, node, one));
      const issuers = mayBeOne.flatMap((node) => [
        ...(held.of.get(node) ?? []),
        ...(heldOn.of.get(node) ?? []),
      ]);
      if (issuers.every(holdsNothing)) {
        // They hold at first hand only: what they have is taken from the sums.
        for (const node of new Set(issuers.map((issuer) => issuer.node))) {
          const left = graph.accounts[node]!.map((account) =>
            mayBeOne.reduce(
              (sum, person) => sum.subtract(account.least.get(person) ?? Rational.ZERO),
              sumOf(account),
            ),
          ).reduce(larger, Rational.ZERO);
          least[node] = smaller(least[node]!, smaller(left, ceiling(node)));
        }
        continue;
      }
      steps += edges(graph);
      if (steps > MOST_STEPS) return canadianShares[axis];
      const seeds = new Set([...persons].filter((node) => !mayBeOne.includes(node)));
      const touched = new Set([...mayBeOne, ...heldThrough(heldWith, mayBeOne)]);
      const changed = heldThrough(heldOn, touched);
      const safeSeeds = safeFor(seeds);
      const values = leastShares(graph, {
        carried: carriedFor(seeds, safeSeeds),
        ceiling: ceilingFor(axis, safeSeeds),
        after: { values: unnamed, changed },
      });
      least = least.map((share, node) => smaller(share, values[node]!));
    }
    return least;
  }
}

/** What indirect holders who are not proven Canadian leave to others, at the least. */
function ceilingUnderIndirect(
  behind: HoldingsBehind,
  axis: Axis,
  issuer: string,
  canadian: ReadonlySet<string>,
): Rational {
  let left = Rational.ONE;
  for (const [holder, holdings] of Map.groupBy(
    behind.indirectIn(axis, issuer),
    ({ fact }) => fact.value.holder,
  ))
    if (!canadian.has(holder)) left = left.subtract(shareOf(mostOf(holdings).toString()));
  return larger(left, Rational.ZERO);
}

/** Two records are two persons only where one file names both; else a person may stand twice, under two identifiers. */
function shareFile(files: ReadonlyMap<number, ReadonlySet<string>>, a: number, b: number): boolean {
  const [one, other] = [files.get(a), files.get(b)];
  return one !== undefined && other !== undefined && [...one].some((file) => other.has(file));
}

function filesNaming(behind: HoldingsBehind, { nodeOf }: Side): Map<number, Set<string>> {
  const files = new Map<number, Set<string>>();
  for (const axis of AXES)
    for (const { fact, file } of behind.adequate[axis]) {
      const node = nodeOf(fact.value.holder)!;
      files.set(node, (files.get(node) ?? new Set()).add(file.id));
    }
  return files;
}

function nodesWith({ ids }: Side, wanted: ReadonlySet<string>): Set<number> {
  return new Set(ids.flatMap((members, node) => (members.some((id) => wanted.has(id)) ? [node] : [])));
}

/** A node and all that act in concert with it. */
function togetherWith(
  node: number,
  { ids, nodeOf }: Side,
  concertOf: (id: string) => readonly string[],
): number[] {
  const others = ids[node]!.flatMap((id) => concertOf(id)).flatMap((id) => nodeOf(id) ?? []);
  return [...new Set([node, ...others])];
}

function edges({ accounts }: ExactGraph): number {
  let count = 0;
  for (const ofNode of accounts) for (const { least } of ofNode) count += least.size;
  return count;
}

function perAxis<T>(make: (axis: Axis) => T): Record<Axis, T> {
  return { votes: make('votes'), capital: make('capital') };
}
