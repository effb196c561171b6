import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import type { BodsRecord } from './record-states.ts';
import { registeredIdentifier } from '../../parties/registered-identifier.ts';
import { countryIn, dayIn, identifierIn, nameIn, onlyCountry, unreadable } from './record-fields.ts';

/** Types of address that name where a head office is. The standard has none; publishers add their own. */
const HEAD_OFFICE = ['headOffice', 'headquarters', 'headQuarters', 'administrative', 'service'];

const IDENTITIES: Readonly<Record<string, FactValue<'person'>['identity']>> = {
  knownPerson: 'known',
  anonymousPerson: 'anonymous',
  unknownPerson: 'unknown',
};

/** An entity's record. A place that the record does not name, or names in several countries, is left out. */
export function entityFact(
  { recordId, statement, details, from, until }: BodsRecord,
  notes: LimitedNotes,
): FactValue<'entity'> {
  const type = details.path('entityType', 'type');
  const known = identifierIn(type);
  if (known === undefined) unreadable(type ?? details.get('entityType') ?? details, notes);
  return {
    entity: recordId,
    name: nameIn(details.get('name'), notes) ?? '',
    type: known ?? 'unknownEntity',
    ...given('jurisdiction', countryIn(details.get('jurisdiction'), notes)),
    ...given('registered_country', addressCountry(details, ['registered'], notes)),
    ...given('business_country', addressCountry(details, ['business'], notes)),
    ...given('head_office_country', addressCountry(details, HEAD_OFFICE, notes)),
    ...given('identifier', officialIdentifier(details)),
    ...listings(details),
    ...given('on', dayIn(statement.get('statementDate'), notes)),
    ...given('recorded_from', from),
    ...given('recorded_until', until),
  };
}

/** Where its securities are listed, by the jurisdictions of the exchanges; no field where none is told. */
function listings(details: JsonCursor): Pick<FactValue<'entity'>, 'listed_in'> {
  const items = details.path('publicListing', 'securitiesListings')?.items() ?? [];
  const countries = items.flatMap(
    (item) =>
      /^([A-Za-z]{2})(?:-[A-Za-z0-9]{1,3})?$/
        .exec(item.get('stockExchangeJurisdiction')?.string() ?? '')?.[1]
        ?.toUpperCase() ?? [],
  );
  return countries.length === 0 ? {} : { listed_in: [...new Set(countries)].sort() };
}

/**
 * A natural person's record. `canadian` only says that the declaration states Canadian nationality of a person who has
 * been identified; whether that is proof is a matter of grade. Its absence is not a denial: a permanent resident has
 * another nationality.
 */
export function personFact(
  { recordId, details, from, until }: BodsRecord,
  notes: LimitedNotes,
): FactValue<'person'> {
  const type = details.get('personType');
  const name = type?.string() ?? '';
  const identity = Object.hasOwn(IDENTITIES, name) ? IDENTITIES[name] : undefined;
  if (identity === undefined) unreadable(type ?? details, notes);
  const nationalities = countriesIn(details.get('nationalities'), notes);
  const canadian = nationalities.includes('CA') && identity !== undefined && identity !== 'unknown';
  return {
    person: recordId,
    identity: identity ?? 'unknown',
    ...(nationalities.length === 0 ? {} : { nationalities }),
    ...given('residence', residenceOf(details, notes)),
    ...(canadian ? { canadian } : {}),
    ...given('recorded_from', from),
    ...given('recorded_until', until),
  };
}

/** Where the person lives by address; by tax residency only where no such address says. */
function residenceOf(details: JsonCursor, notes: LimitedNotes): string | undefined {
  const lived = addressesOf(details, ['residence']);
  if (lived.length > 0) return addressCountry(details, ['residence'], notes);
  const taxed = details.get('taxResidencies');
  return taxed === undefined ? undefined : onlyCountry(countriesIn(taxed, notes), taxed, notes);
}

function addressCountry(
  details: JsonCursor,
  types: readonly string[],
  notes: LimitedNotes,
): string | undefined {
  const addresses = addressesOf(details, types);
  const countries = addresses.flatMap((address) => countryIn(address.get('country'), notes) ?? []);
  return addresses[0] === undefined ? undefined : onlyCountry(countries, addresses[0], notes);
}

function addressesOf(details: JsonCursor, types: readonly string[]): JsonCursor[] {
  const all = details.get('addresses')?.items() ?? [];
  return all.filter((address) => types.includes(address.get('type')?.string() ?? ''));
}

function countriesIn(list: JsonCursor | undefined, notes: LimitedNotes): string[] {
  if (list !== undefined && !list.isArray()) unreadable(list, notes);
  const countries = (list?.items() ?? []).flatMap((item) => countryIn(item, notes) ?? []);
  return [...new Set(countries)].sort();
}

/** The identifier by which a Canadian reader looks a company up: of a Canadian register, else the LEI, else the first. */
function officialIdentifier(details: JsonCursor): string | undefined {
  let best: { readonly id: string; readonly rank: number } | undefined;
  for (const identifier of details.get('identifiers')?.items() ?? []) {
    const number = identifierIn(identifier.get('id'));
    const scheme = identifierIn(identifier.get('scheme')) ?? '';
    const name = identifierIn(identifier.get('schemeName')) ?? '';
    const id = number === undefined ? undefined : registeredIdentifier(number, scheme, name);
    const rank = schemeRank(scheme, name);
    if (id !== undefined && (best === undefined || rank < best.rank)) best = { id, rank };
  }
  return best?.id;
}

function schemeRank(scheme: string, name: string): number {
  const words = `${scheme} ${name}`;
  if (/^CA-/i.test(scheme) || /\b(?:REQ|NEQ)\b/.test(words)) return 0;
  return /\bLEI\b/.test(words) ? 1 : 2;
}

/** A field with its value, or no field: absence has one form. */
function given<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: string });
}
