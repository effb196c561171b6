import type { JsonCursor } from '@ancrage/base';
import { countUnknown, leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

const country = leaves('name', 'code');
const unspecified = leaves('reason', 'description');
const address: KnownFields = { ...leaves('type', 'address', 'postCode'), country };
const identifier = leaves('id', 'scheme', 'schemeName', 'uri');

const statement: KnownFields = {
  ...leaves('statementId', 'statementDate', 'annotations', 'declaration', 'declarationSubject'),
  ...leaves('recordId', 'recordType', 'recordStatus', 'recordDetails'),
  publicationDetails: {
    ...leaves('publicationDate', 'bodsVersion', 'license'),
    publisher: leaves('name', 'url'),
  },
  source: { ...leaves('type', 'description', 'url', 'retrievedAt'), assertedBy: leaves('name', 'uri') },
};

const details: Readonly<Record<string, KnownFields>> = {
  entity: {
    ...leaves('isComponent', 'name', 'alternateNames', 'foundingDate', 'dissolutionDate', 'uri'),
    ...leaves('publicListing', 'formedByStatute'),
    entityType: leaves('type', 'subtype', 'details'),
    unspecifiedEntityDetails: unspecified,
    jurisdiction: country,
    identifiers: identifier,
    addresses: address,
  },
  person: {
    ...leaves('isComponent', 'personType', 'names', 'birthDate', 'deathDate', 'politicalExposure'),
    unspecifiedPersonDetails: unspecified,
    identifiers: identifier,
    nationalities: country,
    placeOfBirth: address,
    taxResidencies: country,
    addresses: address,
  },
  relationship: {
    ...leaves('isComponent', 'componentRecords'),
    subject: unspecified,
    interestedParty: unspecified,
    interests: {
      ...leaves(
        'type',
        'directOrIndirect',
        'beneficialOwnershipOrControl',
        'details',
        'startDate',
        'endDate',
      ),
      share: leaves('exact', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'),
    },
  },
};

/** How many fields of a statement the standard does not know. */
export function unknownFieldsOf(cursor: JsonCursor, recordType: string): number {
  const record = cursor.get('recordDetails');
  return (
    countUnknown(cursor, statement) +
    (record === undefined ? 0 : countUnknown(record, details[recordType] ?? {}))
  );
}
