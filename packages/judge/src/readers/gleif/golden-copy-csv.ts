import { JudgeError } from '../../errors/judge-error.ts';
import type { CsvRecord } from '../csv-records.ts';
import { csvRecords } from '../csv-records.ts';
import type { GleifFile, GleifRecord } from './gleif-records.ts';

/** Periods of one relationship in the columns of the published file. */
const PERIODS = [1, 2, 3, 4, 5];
const REASONS = [1, 2, 3, 4, 5];

const FIRST_COLUMN = {
  LEI: 'entity',
  'Relationship.StartNode.NodeID': 'relationship',
} as const;

/** Whether the first line of a file is that of a golden copy, whole or with some of its columns. */
export function isGoldenCopyHeader(text: string): boolean {
  const end = text.search(/[\r\n]/);
  const line = (end < 0 ? text : text.slice(0, end)).replaceAll('"', '').replace(/^\uFEFF/, '');
  return (
    /(?:^|,)Relationship\.StartNode\.NodeID(?:,|$)/.test(line) ||
    (/(?:^|,)LEI(?:,|$)/.test(line) && /(?:^|,)(?:Entity\.|Exception\.Category(?:,|$))/.test(line))
  );
}

/** A golden copy or delta file in CSV: level 1, relationships, or reporting exceptions, by its header. */
export function goldenCopyCsv(bytes: Uint8Array): GleifFile {
  const records = csvRecords(bytes);
  const header = records.next();
  if (header.done) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
  const names = header.value.fields.map((name) => name.replace(/^\uFEFF/, '').trim());
  const columns = new Map(names.map((name, index) => [name, index]));
  const kind = columns.has('Relationship.StartNode.NodeID')
    ? FIRST_COLUMN['Relationship.StartNode.NodeID']
    : columns.has('Exception.Category')
      ? 'exception'
      : FIRST_COLUMN.LEI;
  return {
    version: { entity: 'LEI-CDF 3.1', relationship: 'RR-CDF 2.1', exception: 'Reporting Exceptions 2.1' }[
      kind
    ],
    records: rows(records, columns, kind),
    published: [],
  };
}

function* rows(
  records: Iterable<CsvRecord>,
  columns: ReadonlyMap<string, number>,
  kind: GleifRecord['kind'],
): Generator<GleifRecord> {
  for (const { line, fields } of records) {
    if (fields.length !== columns.size)
      throw new JudgeError('READ_SHAPE', {
        line,
        path: '.',
        problem: `${fields.length} cells, the header has ${columns.size}`,
      });
    const cell = (name: string): string => fields[columns.get(name) ?? -1]?.trim() ?? '';
    yield record(kind, cell, line);
  }
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
