import type { KindName } from '../facts/registry.ts';
import type { Dossier } from './dossier.ts';

/** One thing asked of a dossier: the facts of a kind, or whether a source is taken to be complete. */
export type Look = KindName | `complete ${string}`;

/** What the computation under way has looked at. A judgement is one call from start to end, so there is one at a time. */
let underWay: Set<Look> | undefined;

/** Every dossier tells here what is asked of it, whoever asks. */
export function noteLook(look: Look): void {
  underWay?.add(look);
}

interface Kept<R> {
  readonly result: R;
  readonly looks: ReadonlySet<Look>;
}

/**
 * Results computed once for each dossier, and for each key within it; a dossier never changes once built. What a remedy
 * supposes differs from its dossier in a few kinds of facts: a result that looked at none of these is that of the dossier itself.
 * So whoever computes looks at facts through the dossier that it was given, and keeps no question for later. Held weakly.
 */
export class OncePerDossier<R> {
  readonly #known = new WeakMap<Dossier, Map<unknown, Kept<R>>>();

  /** An exception of `compute` is kept by nobody. */
  get(dossier: Dossier, key: unknown, compute: () => R): R {
    let known = this.#known.get(dossier);
    if (known === undefined) this.#known.set(dossier, (known = new Map<unknown, Kept<R>>()));
    let kept = known.get(key) ?? this.#unchanged(dossier, key);
    kept ??= watched(compute);
    known.set(key, kept);
    for (const look of kept.looks) noteLook(look);
    return kept.result;
  }

  #unchanged({ supposed }: Dossier, key: unknown): Kept<R> | undefined {
    if (supposed === undefined) return undefined;
    const kept = this.#known.get(supposed.of)?.get(key) ?? this.#unchanged(supposed.of, key);
    return kept?.looks.isDisjointFrom(supposed.changed) === true ? kept : undefined;
  }
}

function watched<R>(compute: () => R): Kept<R> {
  const outer = underWay;
  const looks = new Set<Look>();
  underWay = looks;
  try {
    return { result: compute(), looks };
  } finally {
    underWay = outer;
  }
}
