import { server, volume } from '../../packages/judge/src/readers/openstack/testing/client-listings.ts';
import { planFile } from '../../packages/judge/src/readers/opentofu-plan/testing/plan-file.ts';
import { result, sarifLog } from '../../packages/judge/src/readers/sarif/testing/sarif-log.ts';
import { ELEMENTS, graphFile } from '../../packages/judge/src/readers/spdx/testing/document-file.ts';
import { image } from '../../packages/judge/src/readers/trivy/testing/trivy-sample.ts';
import { to, update } from '../../packages/judge/src/readers/vsphere/testing/vcenter.ts';
import { document, jsonList, repeated } from './bench-format.ts';
import type { BenchFormat } from './bench-format.ts';

/** As many vulnerabilities as a large image has, in package after package. */
const VULNERABILITIES = Array.from({ length: 2000 }, (_, number) => ({
  VulnerabilityID: `CVE-2026-${number}`,
  PkgID: 'libssl3@3.0.§',
  PkgName: 'libssl3',
  InstalledVersion: '3.0.§',
  FixedVersion: '3.0.9',
  Status: 'fixed',
  PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2026-§',
  Title: 'openssl: an excessive amount of time',
  Description: 'Checking excessively long keys may be very slow. '.repeat(6),
  Severity: 'MEDIUM',
  CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L', V3Score: 5.3 } },
}));

const RECORD = {
  publicationDetails: { publicationDate: '2026-01-02', bodsVersion: '0.4', publisher: { name: 'Register' } },
  statementDate: '2026-01-01',
  recordStatus: 'new',
};
const COUNTRY = { name: 'Canada', code: 'CA' };
const STATEMENTS = [
  {
    statementId: 'entity-§',
    declarationSubject: 'entity-§',
    ...RECORD,
    recordId: 'entity-§',
    recordType: 'entity',
    recordDetails: {
      isComponent: false,
      entityType: { type: 'registeredEntity' },
      name: 'Société numéro §',
      jurisdiction: COUNTRY,
      identifiers: [{ scheme: 'CA-REQ', id: '11§' }],
      addresses: [{ type: 'registered', address: '§, rue des Érables, Montréal', country: COUNTRY }],
    },
  },
  {
    statementId: 'tie-§',
    declarationSubject: 'entity-§',
    ...RECORD,
    recordId: 'tie-§',
    recordType: 'relationship',
    recordDetails: {
      isComponent: false,
      subject: 'entity-§',
      interestedParty: 'entity-§',
      interests: [
        {
          type: 'shareholding',
          directOrIndirect: 'direct',
          beneficialOwnershipOrControl: true,
          share: { minimum: 25, maximum: 50 },
          startDate: '2020-04-01',
        },
      ],
    },
  },
];

const element = (value: string): object => ({ $: value });
const RELATION = {
  RelationshipRecord: {
    Relationship: {
      StartNode: { NodeID: element('9845001ANCRAGE§'), NodeIDType: element('LEI') },
      EndNode: { NodeID: element('9845002ANCRAGE§'), NodeIDType: element('LEI') },
      RelationshipPeriods: {
        RelationshipPeriod: {
          StartDate: element('2019-06-30T00:00:00Z'),
          PeriodType: element('RELATIONSHIP_PERIOD'),
        },
      },
      RelationshipType: element('IS_DIRECTLY_CONSOLIDATED_BY'),
      RelationshipStatus: element('ACTIVE'),
      RelationshipQualifiers: {
        RelationshipQualifier: { QualifierDimension: element('ACCOUNTING_STANDARD') },
      },
    },
    Registration: {
      InitialRegistrationDate: element('2019-06-30T00:00:00Z'),
      LastUpdateDate: element('2026-08-01T10:11:12Z'),
      RegistrationStatus: element('PUBLISHED'),
      NextRenewalDate: element('2027-08-01T10:11:12Z'),
      ManagingLOU: element('9845001ANCRAGELOU'),
      ValidationSources: element('FULLY_CORROBORATED'),
    },
  },
};

const GRAPH_PACKAGE = ELEMENTS.find((one) => one['type'] === 'software_Package');

const CHANGE = JSON.parse(
  planFile([
    {
      address: 'aws_s3_bucket.bucket_§',
      after: {
        bucket: 'bucket-§',
        region: 'ca-central-1',
        force_destroy: false,
        tags: { application: 'app', number: '§' },
        versioning: [{ enabled: true, mfa_delete: false }],
      },
    },
  ]),
) as { readonly resource_changes: readonly object[] };

const MACHINE = update(to('VirtualMachine', 'vm-§'), {
  name: 'machine-§',
  parent: to('Folder', 'group-v3'),
  'runtime.host': to('HostSystem', 'host-1'),
  'config.instanceUuid': '50000000-0000-4000-8000-§',
  'config.annotation': 'A machine of the bench, with a word about it. '.repeat(8),
});

/** What `--long` adds to a row. */
const TOLD = { Properties: { note: 'What its owner says of it, in a sentence or two. '.repeat(6) } };

/** One column of a golden copy in CSV after another, each with its value. */
const GOLDEN = {
  LEI: '9845001ANCRAGE§',
  'Entity.LegalName': 'Société, numéro §',
  'Entity.LegalAddress.FirstAddressLine': '§, rue des Érables',
  'Entity.LegalAddress.City': 'Montréal',
  'Entity.LegalAddress.Country': 'CA',
  'Entity.HeadquartersAddress.City': 'Montréal',
  'Entity.HeadquartersAddress.Country': 'CA',
  'Entity.RegistrationAuthority.RegistrationAuthorityID': 'RA000072',
  'Entity.RegistrationAuthority.RegistrationAuthorityEntityID': '11§',
  'Entity.LegalJurisdiction': 'CA-QC',
  'Entity.EntityCategory': 'GENERAL',
  'Entity.LegalForm.EntityLegalFormCode': '8888',
  'Registration.LastUpdateDate': '2026-08-01T10:11:12Z',
  'Registration.RegistrationStatus': 'ISSUED',
  ...Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`Entity.OtherEntityNames.${at}`, ''])),
};
const quoted = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell}"`).join(',')}\n`;

/** Scans, registers, plans and listings whose files outgrow memory. */
export const scanAndRegisterFormats: readonly BenchFormat[] = [
  document('sarif', [result({ partialFingerprints: { hash: '§' } })], (results) => sarifLog(results)),
  document('trivy', VULNERABILITIES, (Vulnerabilities) => ({
    ...image,
    Results: [{ Target: 'debian', Class: 'os-pkgs', Type: 'debian', Vulnerabilities }],
  })),
  document('opentofu-plan', CHANGE.resource_changes, (changes) =>
    planFile([], { resource_changes: changes }),
  ),
  document('spdx-graph', [{ ...GRAPH_PACKAGE, spdxId: 'urn:package-§' }], (elements) =>
    graphFile([...ELEMENTS, ...elements]),
  ),
  document('openstack', [server({ ID: 'srv-§', ...TOLD }), volume({ ID: 'vol-§', ...TOLD })], (rows) => rows),
  {
    format: 'vsphere',
    peer: 'JSON.parse, by line',
    head: '',
    tail: '\n',
    between: '\n',
    items: () => repeated(JSON.stringify(MACHINE)),
  },
  document('bods', STATEMENTS, (statements) => statements),
  jsonList('gleif', '{"relations":[', [RELATION], ']}'),
  {
    format: 'gleif-csv',
    peer: 'papaparse',
    head: quoted(Object.keys(GOLDEN)),
    tail: '',
    between: '',
    items: () => repeated(quoted(Object.values(GOLDEN))),
  },
];
