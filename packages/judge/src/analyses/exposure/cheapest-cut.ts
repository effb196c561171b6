/** What is chosen to cut every path, and what that costs. */
export interface Cut {
  /** Chosen changes, ascending. */
  readonly changes: readonly number[];
  readonly cost: number;
  /** Paths that no change cuts. */
  readonly uncut: number;
  /** Whether the search ended, so that nothing cheaper exists; else `cost` is only the best found. */
  readonly proven: boolean;
}

/** Beyond this many steps the search gives the best that it has found, and says so. */
const MOST_STEPS = 200_000;

/**
 * The cheapest set of changes that cuts every path: for each path at least one of the changes that cut it. Costs are whole
 * numbers from 0. Exact, by branch and bound: paths that no two share a change bound the cost from below. Of several
 * cheapest sets, one with the fewest changes; always the same for the same input.
 */
export function cheapestCut(
  paths: readonly (readonly number[])[],
  costs: readonly number[],
  mostSteps: number = MOST_STEPS,
): Cut {
  const cuttable = paths.filter((changes) => changes.length > 0);
  const needs = minimal(withoutDominated(minimal(cuttable), costs));
  let best = greedy(needs, costs);
  let steps = 0;
  const cost = (changes: readonly number[]): number =>
    changes.reduce((sum, change) => sum + costs[change]!, 0);
  let bestCost = cost(best);

  const search = (open: readonly (readonly number[])[], chosen: readonly number[], spent: number): void => {
    steps += 1;
    if (steps > mostSteps) return;
    if (open.length === 0) {
      if (spent < bestCost || (spent === bestCost && chosen.length < best.length)) {
        best = [...chosen];
        bestCost = spent;
      }
      return;
    }
    const { bound, count } = lowerBound(open, costs);
    if (spent + bound > bestCost) return;
    if (spent + bound === bestCost && chosen.length + count >= best.length) return;
    const branch = open.reduce((least, need) => (need.length < least.length ? need : least));
    const tried = new Set<number>();
    for (const change of branch.toSorted((a, b) => costs[a]! - costs[b]! || a - b)) {
      const left = open
        .filter((need) => !need.includes(change))
        .map((need) => need.filter((c) => !tried.has(c)));
      tried.add(change);
      // What was tried before in this branch is not tried again below: sets are met once each.
      if (left.every((need) => need.length > 0))
        search(minimal(left), [...chosen, change], spent + costs[change]!);
    }
  };
  search(needs, [], 0);
  return {
    changes: best.toSorted((a, b) => a - b),
    cost: bestCost,
    uncut: paths.length - cuttable.length,
    proven: steps <= mostSteps,
  };
}

/** Each set once, and none that holds another: who cuts the smaller cuts the larger. */
function minimal(sets: readonly (readonly number[])[]): (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  const bySize = sets
    .map((set) => [...new Set(set)].sort((a, b) => a - b))
    .sort((a, b) => a.length - b.length);
  for (const set of bySize) {
    const members = new Set(set);
    if (!kept.some((smaller) => smaller.every((change) => members.has(change)))) kept.push(set);
  }
  return kept;
}

/** Leaves out each change that another one, no dearer, does all the work of. */
function withoutDominated(
  needs: readonly (readonly number[])[],
  costs: readonly number[],
): (readonly number[])[] {
  const cuts = new Map<number, Set<number>>();
  needs.forEach((need, at) => {
    for (const change of need) cuts.set(change, (cuts.get(change) ?? new Set()).add(at));
  });
  const changes = [...cuts.keys()].sort((a, b) => a - b);
  const dropped = new Set<number>();
  for (const change of changes) {
    const by = changes.find(
      (other) =>
        other !== change &&
        !dropped.has(other) &&
        costs[other]! <= costs[change]! &&
        cuts.get(change)!.isSubsetOf(cuts.get(other)!) &&
        (costs[other]! < costs[change]! || cuts.get(other)!.size > cuts.get(change)!.size || other < change),
    );
    if (by !== undefined) dropped.add(change);
  }
  return needs.map((need) => need.filter((change) => !dropped.has(change)));
}

/** Paths that share no change: each needs one of its own, so their cheapest changes add up. */
function lowerBound(
  open: readonly (readonly number[])[],
  costs: readonly number[],
): { readonly bound: number; readonly count: number } {
  const used = new Set<number>();
  let [bound, count] = [0, 0];
  for (const need of open) {
    if (need.some((change) => used.has(change))) continue;
    for (const change of need) used.add(change);
    bound += Math.min(...need.map((change) => costs[change]!));
    count += 1;
  }
  return { bound, count };
}

/** A set that cuts all, to start from: each time the change that costs least for each path it cuts. */
function greedy(needs: readonly (readonly number[])[], costs: readonly number[]): number[] {
  const chosen: number[] = [];
  let open = needs;
  while (open.length > 0) {
    const counts = new Map<number, number>();
    for (const need of open) for (const change of need) counts.set(change, (counts.get(change) ?? 0) + 1);
    const [first] = [...counts].sort(
      // Cost over count, compared without division.
      ([a, m], [b, n]) => costs[a]! * n - costs[b]! * m || a - b,
    );
    const change = first![0];
    chosen.push(change);
    open = open.filter((need) => !need.includes(change));
  }
  return chosen;
}
