import type { Strength } from '../../laws/law-register.ts';
import type { ExposureGraph } from './exposure-graph.ts';

/** Down from who decides to what it decides for, or up from what a party has abroad. */
export type ChainDirection = 'down' | 'up';

/** The shortest chains to one party, from each party that has one. */
export interface ChainsTo {
  /** Steps from each party; 0 for the end itself, -1 where no chain leads there. */
  readonly steps: Int32Array;
  /** The party after each on its chain. */
  readonly next: Int32Array;
}

/**
 * Chains of control in a graph, computed once for each end that is asked for and shared by all laws. Only the next step of each is
 * kept: written out, the chains of a register of thousands in one line would take memory by the square of their length.
 */
export class ControlChains {
  readonly #graph: ExposureGraph;
  readonly #before = new Map<string, readonly number[][]>();
  readonly #known = new Map<string, ChainsTo>();

  constructor(graph: ExposureGraph) {
    this.#graph = graph;
  }

  /** By sure steps alone, or by any. Of chains as short, the one over parties of the lowest numbers near the end. */
  to(end: number, direction: ChainDirection, least: Strength): ChainsTo {
    const key = `${end} ${direction} ${least}`;
    const known = this.#known.get(key) ?? this.#search(end, this.#partiesBefore(direction, least));
    this.#known.set(key, known);
    return known;
  }

  #search(end: number, before: readonly number[][]): ChainsTo {
    const steps = new Int32Array(this.#graph.parties.length).fill(-1);
    const next = new Int32Array(this.#graph.parties.length).fill(-1);
    steps[end] = 0;
    const queue = [end];
    // An array visits what is added to it while it is walked: nearest first.
    for (const at of queue)
      for (const party of before[at] ?? []) {
        if (steps[party]! >= 0) continue;
        steps[party] = steps[at]! + 1;
        next[party] = at;
        queue.push(party);
      }
    return { steps, next };
  }

  /** For each party, those one step before it, in order of their numbers. */
  #partiesBefore(direction: ChainDirection, least: Strength): readonly number[][] {
    const key = `${direction} ${least}`;
    const known = this.#before.get(key);
    if (known !== undefined) return known;
    const before: number[][] = [];
    for (const { controller, controlled, strength } of this.#graph.controls) {
      if (least === 'sure' && strength !== 'sure') continue;
      const [from, to] = direction === 'down' ? [controller, controlled] : [controlled, controller];
      (before[to] ??= []).push(from);
    }
    for (const list of before) list?.sort((a, b) => a - b);
    this.#before.set(key, before);
    return before;
  }
}

/** The chain from a party to the end, both in it. */
export function chainFrom(from: number, { next }: ChainsTo): number[] {
  const chain = [from];
  for (let at = next[from]!; at >= 0; at = next[at]!) chain.push(at);
  return chain;
}
