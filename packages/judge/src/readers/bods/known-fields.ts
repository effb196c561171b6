import type { JsonCursor } from '@ancrage/base';

/** Fields of the schemas of BODS 0.4, with those that are looked into; anything else is counted as unknown. */
type Shape = { readonly [field: string]: Shape | null };

const leaves = (...names: readonly string[]): Shape => Object.fromEntries(names.map((name) => [name, null]));

const country = leaves('name', 'code');
const unspecified = leaves('reason', 'description');
const address: Shape = { ...leaves('type', 'address', 'postCode'), country };
const identifier = leaves('id', 'scheme', 'schemeName', 'uri');

const statement: Shape = {
  ...leaves('statementId', 'statementDate', 'annotations', 'declaration', 'declarationSubject'),
  ...leaves('recordId', 'recordType', 'recordStatus', 'recordDetails'),
  publicationDetails: {
    ...leaves('publicationDate', 'bodsVersion', 'license'),
    publisher: leaves('name', 'url'),
  },
  source: { ...leaves('type', 'description', 'url', 'retrievedAt'), assertedBy: leaves('name', 'uri') },
};

const details: Readonly<Record<string, Shape>> = {
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
  return countIn(cursor, statement) + (record === undefined ? 0 : countIn(record, details[recordType] ?? {}));
}

function countIn(cursor: JsonCursor, shape: Shape): number {
  if (cursor.isArray()) return cursor.items().reduce((sum, item) => sum + countIn(item, shape), 0);
  let count = 0;
  for (const [name, child] of cursor.entries()) {
    const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (inner === undefined) count += 1;
    else if (inner !== null) count += countIn(child, inner);
  }
  return count;
}
