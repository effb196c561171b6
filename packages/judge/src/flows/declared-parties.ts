import { PrefixIndex } from '../addresses/prefix-index.ts';
import { sameParty } from '../parties/party-name.ts';
import type { Operator } from '../reference/operators.ts';
import type { FlowPlace } from './flow-places.ts';
import { placeAt } from './place-list.ts';
import type { PlaceList } from './place-list.ts';

/** Someone to whom flows are declared to go. */
export interface DeclaredParty {
  readonly name: string;
  /** Where it processes; undefined where the declaration does not tell, so that no place speaks against it. */
  readonly country: string | undefined;
  readonly operators: readonly string[];
  readonly prefixes: readonly string[];
}

/**
 * Says who explains a peer: the party that declares its prefix, else the one that is its operator. A peer that is certainly
 * in another country than the one where the party says that it processes is not explained by it.
 */
export class DeclaredParties {
  readonly #parties: readonly DeclaredParty[];
  readonly #prefixes = new PrefixIndex<DeclaredParty>();
  readonly #operatorNames: (code: string) => Pick<Operator, 'name' | 'parent'> | undefined;

  constructor(
    parties: readonly DeclaredParty[],
    operatorNames: (code: string) => Pick<Operator, 'name' | 'parent'> | undefined = () => undefined,
  ) {
    this.#parties = parties;
    this.#operatorNames = operatorNames;
    for (const party of parties) for (const own of party.prefixes) this.#prefixes.add(own, party);
  }

  get isEmpty(): boolean {
    return this.#parties.length === 0;
  }

  /** Says which party declares the prefix of an address, by its number, from 1; 0 of none. Undefined where no party declares any. */
  numberOfAddress(places: PlaceList): ((address: string, place: number) => number) | undefined {
    if (this.#parties.every(({ prefixes }) => prefixes.length === 0)) return undefined;
    return (address, place) => {
      const party = this.ofAddress(address, place === 0 ? undefined : placeAt(places, place - 1));
      return party === undefined ? 0 : this.#parties.indexOf(party) + 1;
    };
  }

  /** A party by its number, from 1. */
  party(number: number): DeclaredParty | undefined {
    return this.#parties[number - 1];
  }

  /** The party that declares a prefix of the address. */
  ofAddress(address: string, place: FlowPlace | undefined): DeclaredParty | undefined {
    for (const parties of this.#prefixes.holding(address)) {
      const party = parties.find((one) => fits(one, place));
      if (party !== undefined) return party;
    }
    return undefined;
  }

  /** The party that is the operator of a place. */
  ofOperator(place: FlowPlace | undefined): DeclaredParty | undefined {
    const operator = place?.operator;
    if (operator === undefined || this.#parties.length === 0) return undefined;
    const known = this.#operatorNames(operator);
    const names = [operator, known?.name, known?.parent].filter((name) => name !== undefined);
    return this.#parties.find(
      (party) =>
        fits(party, place) &&
        (party.operators.includes(operator) || names.some((name) => sameParty(party.name, name))),
    );
  }
}

function fits(party: DeclaredParty, place: FlowPlace | undefined): boolean {
  if (party.country === undefined) return true;
  return place?.country === undefined || place.certainty !== 'placed' || place.country === party.country;
}
