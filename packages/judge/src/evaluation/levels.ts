import type { Scheme } from '../scheme/scheme.ts';
import type { Evaluation } from './evaluate-control.ts';

export interface Levels {
  readonly level: number;
  readonly criteria: readonly { readonly id: string; readonly level: number }[];
}

/** A criterion's level is its highest rung with all controls up to it met; the service's is the lowest criterion's. */
export function levelsOf(scheme: Scheme, evaluations: ReadonlyMap<string, Evaluation>): Levels {
  const criteria = scheme.criteria.map(({ id, controls }) => {
    let level = 0;
    while (
      level < scheme.topLevel &&
      controls.every((control) => holdsAt(control.id, level + 1, evaluations))
    )
      level += 1;
    return { id, level };
  });
  return { level: Math.min(...criteria.map(({ level }) => level)), criteria };
}

/** Whether a control, or one of its alternatives, asks nothing more at a rung or below. */
function holdsAt(id: string, rung: number, evaluations: ReadonlyMap<string, Evaluation>): boolean {
  const evaluation = evaluations.get(id)!;
  return [id, ...evaluation.control.alternatives].some((candidate) => {
    const rungs = evaluations.get(candidate)!.rungs.filter((entry) => entry.rung > 0 && entry.rung <= rung);
    if (candidate !== id && rungs.length === 0) return false;
    return rungs.every(({ outcome }) => outcome === 'met' || outcome === 'not-applicable');
  });
}

/** Controls that keep the service below a level, in the scheme's order. */
export function blockersOf(
  level: number,
  scheme: Scheme,
  evaluations: ReadonlyMap<string, Evaluation>,
): Evaluation[] {
  return scheme.criteria
    .flatMap(({ controls }) => controls)
    .filter((control) => !holdsAt(control.id, level, evaluations))
    .map((control) => evaluations.get(control.id)!);
}
