import type { GradedFact } from '../../dossier/dossier.ts';
import type { Strength } from '../../laws/law-register.ts';
import type {
  Access,
  Connection,
  Control,
  ExposureGraph,
  ExposureRole,
  Party,
  PartyGroup,
} from './exposure-graph.ts';

/** A step whose facts are still being gathered: thousands may tell of one. */
type Growing<T extends { readonly strength: Strength }> = Omit<T, 'strength' | 'facts'> & {
  strength: Strength;
  readonly facts: GradedFact[];
};

interface Held {
  access: Access;
  readonly facts: GradedFact[];
}

/** Builds a graph of exposure as facts tell it: the same thing told twice stands once, at its worst. */
export class GraphBuilder {
  readonly #parties: Party[] = [];
  readonly #byId = new Map<string, number>();
  readonly #connections = new Map<string, Growing<Connection>>();
  readonly #controls = new Map<string, Growing<Control>>();
  readonly #roles = new Map<string, { party: number; role: ExposureRole; accesses: Map<string, Held> }>();

  /** Number of a party; the group in which it was first seen stands. */
  party(id: string, name: string, group: PartyGroup): number {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    this.#byId.set(id, this.#parties.length);
    this.#parties.push({ id, name, group });
    return this.#parties.length - 1;
  }

  connect(
    party: number,
    state: string,
    factor: Connection['factor'],
    strength: Strength,
    facts: readonly GradedFact[],
  ): void {
    const key = `${party} ${state} ${factor}`;
    const known = this.#connections.get(key);
    if (known === undefined)
      this.#connections.set(key, { party, state, factor, strength, facts: [...facts] });
    else worsen(known, strength, facts);
  }

  control(controller: number, controlled: number, strength: Strength, facts: readonly GradedFact[]): void {
    if (controller === controlled) return;
    const key = `${controller} ${controlled}`;
    const known = this.#controls.get(key);
    if (known === undefined) this.#controls.set(key, { controller, controlled, strength, facts: [...facts] });
    else worsen(known, strength, facts);
  }

  /** What a role gives access to; of two accounts of one access, the one that lets more through stands. */
  access(party: number, role: ExposureRole, access: Access): void {
    const key = `${party} ${role}`;
    const held = this.#roles.get(key) ?? { party, role, accesses: new Map<string, Held>() };
    this.#roles.set(key, held);
    const known = held.accesses.get(access.asset);
    if (known === undefined) {
      held.accesses.set(access.asset, { access, facts: [...access.facts] });
      return;
    }
    for (const fact of access.facts) known.facts.push(fact);
    if (openness(access) > openness(known.access)) known.access = access;
  }

  build(): ExposureGraph {
    return {
      parties: this.#parties,
      connections: [...this.#connections.values()],
      controls: [...this.#controls.values()],
      roles: [...this.#roles.values()].map(({ party, role, accesses }) => ({
        party,
        role,
        accesses: [...accesses.values()].map(({ access, facts }) => ({ ...access, facts })),
      })),
    };
  }
}

function worsen(
  known: { strength: Strength; readonly facts: GradedFact[] },
  strength: Strength,
  facts: readonly GradedFact[],
): void {
  if (strength === 'sure') known.strength = 'sure';
  for (const fact of facts) known.facts.push(fact);
}

function openness({ cutBy, strength, key }: Access): number {
  return (cutBy.length === 0 ? 4 : 0) + (strength === 'sure' ? 2 : 0) + (key === null ? 1 : 0);
}
