import { JudgeError } from '../../errors/judge-error.ts';
import type { CsvRecord } from '../csv-records.ts';
import type { GleifRecord } from './gleif-records.ts';

/** Periods of one relationship in the columns of the published file. */
const PERIODS = [1, 2, 3, 4, 5];
const REASONS = [1, 2, 3, 4, 5];

/** Whether the first line of a file is that of a golden copy, whole or with some of its columns. */
export function isGoldenCopyHeader(text: string): boolean {
  const end = text.search(/[\r\n]/);
  const line = (end < 0 ? text : text.slice(0, end)).replaceAll('"', '').replace(/^\uFEFF/, '');
  return (
    /(?:^|,)Relationship\.StartNode\.NodeID(?:,|$)/.test(line) ||
    (/(?:^|,)LEI(?:,|$)/.test(line) && /(?:^|,)(?:Entity\.|Exception\.Category(?:,|$))/.test(line))
  );
}

/** What the rows of a golden copy are. */
export interface GoldenCopyRows {
  /** Of the published data format. */
  readonly version: string;
  readonly recordOf: (row: CsvRecord) => GleifRecord;
}

const VERSIONS: Readonly<Record<GleifRecord['kind'], string>> = {
  entity: 'LEI-CDF 3.1',
  relationship: 'RR-CDF 2.1',
  exception: 'Reporting Exceptions 2.1',
};

/** A golden copy or delta file in CSV: level 1, relationships, or reporting exceptions, by its header. */
export function goldenCopyRows(header: readonly string[]): GoldenCopyRows {
  const names = header.map((name) => name.replace(/^\uFEFF/, '').trim());
  const columns = new Map(names.map((name, index) => [name, index]));
  const kind = columns.has('Relationship.StartNode.NodeID')
    ? 'relationship'
    : columns.has('Exception.Category')
      ? 'exception'
      : 'entity';
  const recordOf = ({ line, fields }: CsvRecord): GleifRecord => {
    if (fields.length !== columns.size)
      throw new JudgeError('READ_SHAPE', {
        line,
        path: '.',
        problem: `${fields.length} cells, the header has ${columns.size}`,
      });
    return record(kind, (name) => fields[columns.get(name) ?? -1]?.trim() ?? '', line);
  };
  return { version: VERSIONS[kind], recordOf };
}

function record(kind: GleifRecord['kind'], cell: (name: string) => string, line: number): GleifRecord {
  const place = { line };
  if (kind === 'exception')
    return {
      kind,
      lei: cell('LEI'),
      category: cell('Exception.Category'),
      reasons: REASONS.map((index) => cell(`Exception.Reason.${index}`)).filter((reason) => reason !== ''),
      place,
    };
  const registration = {
    registrationStatus: cell('Registration.RegistrationStatus'),
    updated: cell('Registration.LastUpdateDate'),
    place,
  };
  if (kind === 'relationship')
    return {
      kind,
      child: cell('Relationship.StartNode.NodeID'),
      parent: cell('Relationship.EndNode.NodeID'),
      type: cell('Relationship.RelationshipType'),
      status: cell('Relationship.RelationshipStatus'),
      periods: PERIODS.map((index) => ({
        type: cell(`Relationship.Period.${index}.periodType`),
        start: cell(`Relationship.Period.${index}.startDate`),
        end: cell(`Relationship.Period.${index}.endDate`),
      })),
      ...registration,
    };
  return {
    kind,
    lei: cell('LEI'),
    name: cell('Entity.LegalName'),
    jurisdiction: cell('Entity.LegalJurisdiction'),
    legalCountry: cell('Entity.LegalAddress.Country'),
    headOfficeCountry: cell('Entity.HeadquartersAddress.Country'),
    category: cell('Entity.EntityCategory'),
    authority: cell('Entity.RegistrationAuthority.RegistrationAuthorityID'),
    number: cell('Entity.RegistrationAuthority.RegistrationAuthorityEntityID'),
    ...registration,
  };
}
