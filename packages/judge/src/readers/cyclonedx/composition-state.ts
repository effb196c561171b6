import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';

type Completeness = FactValue<'bill-of-materials'>['completeness'];

/**
 * What the compositions say of the whole. Each speaks of the references that it names; the bill is called complete only
 * where one says so of what the bill describes, and none says otherwise of any part.
 */
export class CompositionState {
  readonly #complete = new Set<string>();
  #incomplete = false;
  #uncertain = false;

  add(composition: JsonCursor): void {
    const aggregate = composition.get('aggregate')?.string() ?? '';
    if (aggregate.startsWith('incomplete')) this.#incomplete = true;
    else if (aggregate !== 'complete') this.#uncertain = true;
    else {
      for (const list of ['assemblies', 'dependencies'])
        for (const reference of composition.get(list)?.items() ?? [])
          this.#complete.add(reference.string() ?? '');
    }
  }

  /** `subject` is the reference of what the bill describes. */
  of(subject: string | undefined): Completeness {
    if (this.#incomplete) return 'incomplete';
    return !this.#uncertain && subject && this.#complete.has(subject) ? 'complete' : 'unstated';
  }
}
