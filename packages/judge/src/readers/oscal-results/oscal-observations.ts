import { formatUtcDate, instantOf } from '@ancrage/base';
import type { JsonCursor, UtcDate } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';

const MS_PER_DAY = 86_400_000;

/** What is kept of an observation until it is known whether a finding cites it. */
interface Observation {
  /** The instant at which it was made; undefined where it tells none. */
  readonly collected: string | undefined;
  /** The day on which it expires. */
  readonly expires: UtcDate | undefined;
  cited: boolean;
}

/** The observations of a document by their identifiers. One that has none is counted, and nothing can cite it. */
export class OscalObservations {
  readonly #byUuid = new Map<string, Observation>();
  #nameless = 0;

  /** Of two with one identifier the later one stands. */
  add(observation: JsonCursor): void {
    const uuid = observation.get('uuid')?.string();
    if (uuid === undefined) {
      this.#nameless += 1;
      return;
    }
    const collected = observation.get('collected')?.string();
    const expires = instantOf(observation.get('expires')?.string());
    this.#byUuid.set(detachedText(uuid), {
      collected:
        collected === undefined || instantOf(collected) === undefined ? undefined : detachedText(collected),
      expires: expires === undefined ? undefined : formatUtcDate(Math.floor(expires / MS_PER_DAY)),
      cited: false,
    });
  }

  get size(): number {
    return this.#byUuid.size + this.#nameless;
  }

  /** Notes that a finding cites this one; false where there is none. */
  cite(uuid: string): boolean {
    const found = this.#byUuid.get(uuid);
    if (found === undefined) return false;
    found.cited = true;
    return true;
  }

  /** Those that findings cite. */
  cited(): readonly Observation[] {
    return [...this.#byUuid.values()].filter(({ cited }) => cited);
  }
}
