import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { GleifItem, GleifRecord } from './gleif-records.ts';

/** The list of each golden copy in JSON, and the version of the data format that it follows. */
const LISTS = {
  records: 'LEI-CDF 3.1',
  relations: 'RR-CDF 2.1',
  exceptions: 'Reporting Exceptions 2.1',
} as const;

/** The list of a golden copy in JSON, and the format that it follows; undefined for another document. */
export function copyIn(root: JsonCursor): { readonly list: string; readonly version: string } | undefined {
  for (const [list, version] of Object.entries(LISTS))
    if (root.get(list)?.isArray() === true) return { list, version };
  return undefined;
}

/** An item of a golden copy in JSON: the XML format’s elements, each an object whose text is in `$`. */
export function recordOf(item: JsonCursor, place: Place): GleifItem {
  const related = item.get('RelationshipRecord') ?? item;
  if (isDeleted(item) || isDeleted(related)) return { kind: undefined, place };
  const relationship = related.get('Relationship');
  if (relationship !== undefined)
    return {
      kind: 'relationship',
      child: textIn(relationship, 'StartNode', 'NodeID'),
      parent: textIn(relationship, 'EndNode', 'NodeID'),
      type: textIn(relationship, 'RelationshipType'),
      status: textIn(relationship, 'RelationshipStatus'),
      periods: severalIn(relationship.path('RelationshipPeriods', 'RelationshipPeriod')).map((period) => ({
        type: textIn(period, 'PeriodType'),
        start: textIn(period, 'StartDate'),
        end: textIn(period, 'EndDate'),
      })),
      ...registrationIn(related),
      place,
    };
  if (item.get('ExceptionCategory') !== undefined)
    return {
      kind: 'exception',
      lei: textIn(item, 'LEI'),
      category: textIn(item, 'ExceptionCategory'),
      reasons: severalIn(item.get('ExceptionReason')).map((reason) => textIn(reason)),
      place,
    };
  const entity = item.get('Entity');
  if (entity === undefined) return { kind: undefined, place };
  return {
    kind: 'entity',
    lei: textIn(item, 'LEI'),
    name: textIn(entity, 'LegalName'),
    jurisdiction: textIn(entity, 'LegalJurisdiction'),
    legalCountry: textIn(entity, 'LegalAddress', 'Country'),
    headOfficeCountry: textIn(entity, 'HeadquartersAddress', 'Country'),
    category: textIn(entity, 'EntityCategory'),
    authority: textIn(entity, 'RegistrationAuthority', 'RegistrationAuthorityID'),
    number: textIn(entity, 'RegistrationAuthority', 'RegistrationAuthorityEntityID'),
    ...registrationIn(item),
    place,
  };
}

/** Whether a delta says of a record that it is no longer published. Full copies may have the element, empty. */
function isDeleted(record: JsonCursor): boolean {
  const deletion = record.path('Extension', 'gleif:Deletion');
  return deletion?.isObject() === true ? deletion.keys().length > 0 : Boolean(deletion?.string());
}

function registrationIn(
  record: JsonCursor,
): Pick<GleifRecord & { kind: 'entity' }, 'registrationStatus' | 'updated'> {
  return {
    registrationStatus: textIn(record, 'Registration', 'RegistrationStatus'),
    updated: textIn(record, 'Registration', 'LastUpdateDate'),
  };
}

/** An element that stands once is an object, several are an array of them. */
function severalIn(cursor: JsonCursor | undefined): JsonCursor[] {
  if (cursor === undefined) return [];
  return cursor.isArray() ? cursor.items() : [cursor];
}

function textIn(cursor: JsonCursor, ...path: string[]): string {
  const found = path.length === 0 ? cursor : cursor.path(...path);
  return (found?.get('$')?.string() ?? found?.string() ?? '').trim();
}
