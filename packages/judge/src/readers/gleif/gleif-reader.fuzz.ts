import { digestOf } from '@ancrage/base';
import { gleifReader } from './gleif-reader.ts';

/** LEIs of fictional entities, with their check digits. */
export const [CHILD, PARENT, TOP, FUND] = [
  '9845001ANCRAGEAAAA51',
  '9845002ANCRAGEBBBB50',
  '9845003ANCRAGECCCC49',
  '9845004ANCRAGEDDDD48',
] as const;

const quoted = (line: string): string =>
  line
    .split(',')
    .map((cell) => `"${cell}"`)
    .join(',');

const period = (index: number): string =>
  ['startDate', 'endDate', 'periodType'].map((part) => `Relationship.Period.${index}.${part}`).join(',');
const relationshipsCsv = [
  quoted(
    'Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,' +
      'Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,' +
      `${period(1)},${period(2)},` +
      'Relationship.Qualifiers.1.QualifierDimension,Relationship.Qualifiers.1.QualifierCategory,' +
      'Registration.LastUpdateDate,Registration.RegistrationStatus',
  ),
  quoted(
    `${CHILD},LEI,${PARENT},LEI,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,` +
      '2025-01-01T00:00:00.000Z,2025-12-31T00:00:00.000Z,ACCOUNTING_PERIOD,' +
      '2019-06-30T00:00:00.000Z,,RELATIONSHIP_PERIOD,' +
      'ACCOUNTING_STANDARD,IFRS,2026-08-01T10:11:12.000Z,PUBLISHED',
  ),
  quoted(
    `${CHILD},LEI,${TOP},LEI,IS_ULTIMATELY_CONSOLIDATED_BY,INACTIVE,,,,,,,,,2026-07-15T02:00:00+02:00,LAPSED`,
  ),
].join('\n');

const element = (value: string): object => ({ $: value });
const relationsJson = {
  relations: [
    {
      RelationshipRecord: {
        Relationship: {
          StartNode: { NodeID: element(CHILD), NodeIDType: element('LEI') },
          EndNode: { NodeID: element(PARENT), NodeIDType: element('LEI') },
          RelationshipPeriods: {
            RelationshipPeriod: {
              StartDate: element('2019-06-30T00:00:00Z'),
              EndDate: element('2024-06-30T00:00:00Z'),
              PeriodType: element('RELATIONSHIP_PERIOD'),
            },
          },
          RelationshipType: element('IS_INTERNATIONAL_BRANCH_OF'),
          RelationshipStatus: element('ACTIVE'),
        },
        Registration: {
          LastUpdateDate: element('2026-08-01T10:11:12Z'),
          RegistrationStatus: element('PUBLISHED'),
        },
      },
    },
  ],
};
const exceptionsJson = {
  exceptions: [
    {
      LEI: element(CHILD),
      ExceptionCategory: element('DIRECT_ACCOUNTING_CONSOLIDATION_PARENT'),
      ExceptionReason: [element('NATURAL_PERSONS')],
    },
    {
      LEI: element(PARENT),
      ExceptionCategory: element('ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT'),
      ExceptionReason: [element('NO_LEI'), element('NON_CONSOLIDATING')],
    },
  ],
};
const recordsJson = {
  records: [
    {
      LEI: element(CHILD),
      Entity: {
        LegalName: { '@xml:lang': 'fr', $: 'Nuage d’essai inc.' },
        LegalAddress: { Country: element('CA') },
        HeadquartersAddress: { Country: element('US') },
        RegistrationAuthority: {
          RegistrationAuthorityID: element('RA000081'),
          RegistrationAuthorityEntityID: element('1170 000 001'),
        },
        LegalJurisdiction: element('CA-QC'),
        EntityCategory: element('GENERAL'),
      },
      Registration: {
        LastUpdateDate: element('2026-08-01T10:11:12Z'),
        RegistrationStatus: element('ISSUED'),
      },
    },
  ],
};
const exceptionsCsv = [
  quoted('LEI,Exception.Category,Exception.Reason.1,Exception.Reason.2'),
  quoted(`${TOP},ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT,NON_PUBLIC,`),
].join('\r\n');
const recordsCsv = [
  quoted(
    'LEI,Entity.LegalName,Entity.LegalJurisdiction,Entity.EntityCategory,Registration.RegistrationStatus',
  ),
  quoted(`${PARENT},Parent Example Inc.,US-DE,GENERAL,LAPSED`),
  quoted(`${FUND},Jeanne Exemple,FR,SOLE_PROPRIETOR,ISSUED`),
].join('\n');

const meta = { goldenCopy: { publishDate: '2026-09-30T08:00:00Z' } };
const answers = [
  {
    meta,
    data: {
      type: 'lei-records',
      id: CHILD,
      attributes: {
        lei: CHILD,
        entity: {
          legalName: { name: 'Nuage d’essai inc.', language: 'fr' },
          legalAddress: { country: 'CA' },
          headquartersAddress: { country: 'CA' },
          registeredAt: { id: 'RA000585' },
          registeredAs: '9000001',
          jurisdiction: 'CA-QC',
          category: 'GENERAL',
          status: 'ACTIVE',
        },
        registration: { status: 'ISSUED', lastUpdateDate: '2026-08-01T10:11:12Z' },
      },
    },
  },
  {
    meta,
    data: [
      {
        type: 'relationship-records',
        attributes: {
          relationship: {
            startNode: { id: CHILD, type: 'LEI' },
            endNode: { id: PARENT, type: 'LEI' },
            type: 'IS_DIRECTLY_CONSOLIDATED_BY',
            status: 'ACTIVE',
            periods: [{ startDate: '2019-06-30T00:00:00Z', endDate: null, type: 'RELATIONSHIP_PERIOD' }],
            qualifiers: [{ dimension: 'ACCOUNTING_STANDARD', category: 'IFRS' }],
          },
          registration: { status: 'PUBLISHED', lastUpdateDate: '2026-08-01T10:11:12Z' },
        },
      },
    ],
  },
  {
    meta,
    data: {
      type: 'reporting-exceptions',
      attributes: { lei: PARENT, category: 'DIRECT_ACCOUNTING_CONSOLIDATION_PARENT', reason: 'NO_LEI' },
    },
  },
  { errors: [{ status: '404', title: 'Not Found' }] },
];

/** Golden copies in CSV and JSON, and answers of the API; what is returned tells readings apart. */
export const target = {
  name: 'gleif',
  run(bytes: Uint8Array): string {
    const head = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = gleifReader.recognise({ text: head, bytes, name: '' });
    const { facts, notes } = gleifReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const codes = [...new Set(notes.map(({ code }) => code))];
    return `${known} ${facts.length} ${codes.join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      relationshipsCsv,
      exceptionsCsv,
      recordsCsv,
      ...[relationsJson, exceptionsJson, recordsJson].map((file) => JSON.stringify(file)),
      answers.map((answer) => JSON.stringify(answer)).join('\n'),
    ].map((content) => new TextEncoder().encode(content));
  },
  dictionary: [
    '"IS_FUND-MANAGED_BY"',
    '"IS_SUBFUND_OF"',
    '"NULL"',
    '"ANNULLED"',
    '"RETIRED"',
    '"relations":[',
    '"Relationship.Period.3.endDate"',
    '2026-02-30T00:00:00Z',
    '{"$":null}',
  ],
};
