import type { Seeded } from './seeded.ts';

/** A record of an ownership declaration, before it is wrapped in a statement of the standard. */
export interface BodsRecord {
  readonly recordId: string;
  readonly recordType: 'entity' | 'person' | 'relationship';
  readonly recordDetails: Readonly<Record<string, unknown>>;
}

/** Declaration in the Beneficial Ownership Data Standard 0.4. */
export function bodsPackage(
  records: readonly BodsRecord[],
  { subject, date, publisher, seeded }: { subject: string; date: string; publisher: string; seeded: Seeded },
): string {
  const statements = records.map(({ recordId, recordType, recordDetails }) => ({
    statementId: seeded.uuid(),
    declarationSubject: subject,
    statementDate: date,
    publicationDetails: { publicationDate: date, bodsVersion: '0.4', publisher: { name: publisher } },
    recordId,
    recordStatus: 'new',
    recordType,
    recordDetails: { isComponent: false, ...recordDetails },
  }));
  return `${JSON.stringify(statements, null, 2)}\n`;
}

const countryNames: Readonly<Record<string, string>> = {
  CA: 'Canada',
  US: 'United States of America',
  FR: 'France',
};

export const country = (code: string): { name: string; code: string } => ({
  name: countryNames[code] ?? code,
  code,
});

/** A legal entity with its registered office. */
export function entity(
  recordId: string,
  name: string,
  type: string,
  place: { jurisdiction: string; address: string; scheme?: string; id?: string },
): BodsRecord {
  const { jurisdiction, address, scheme, id } = place;
  return {
    recordId,
    recordType: 'entity',
    recordDetails: {
      entityType: { type },
      name,
      jurisdiction: country(jurisdiction),
      ...(id === undefined ? {} : { identifiers: [{ scheme, id }] }),
      addresses: [
        { type: 'registered', address, country: country(jurisdiction) },
        { type: 'business', address, country: country(jurisdiction) },
      ],
    },
  };
}

/** A natural person; nationality is what the person declares, and is no proof of status. */
export function person(
  recordId: string,
  fullName: string,
  nationalities: readonly string[],
  residence: string,
): BodsRecord {
  return {
    recordId,
    recordType: 'person',
    recordDetails: {
      personType: 'knownPerson',
      names: [{ type: 'legal', fullName }],
      nationalities: nationalities.map(country),
      addresses: [{ type: 'residence', address: '', country: country(residence) }],
    },
  };
}

/** A direct holding with the same share of votes and of capital. */
export function holding(
  recordId: string,
  subject: string,
  interestedParty: string,
  exact: number,
  since: string,
): BodsRecord {
  const interest = (type: string): Record<string, unknown> => ({
    type,
    directOrIndirect: 'direct',
    beneficialOwnershipOrControl: exact >= 25,
    startDate: since,
    share: { exact },
  });
  return {
    recordId,
    recordType: 'relationship',
    recordDetails: {
      subject,
      interestedParty,
      interests: [interest('shareholding'), interest('votingRights')],
    },
  };
}
