/** Any JSON that a document may hold. */
export type Json = Readonly<Record<string, unknown>>;

/** Packages of SPDX 2.3 of each sort of supplier and licence; the first is what the document describes. */
export const PACKAGES: readonly Json[] = [
  {
    SPDXID: 'SPDXRef-nordet',
    name: 'nordet',
    versionInfo: '2026.10',
    downloadLocation: 'NOASSERTION',
    supplier: 'Organization: Infonuage Nordet inc. (securite@nordet.example)',
  },
  {
    SPDXID: 'SPDXRef-1',
    name: 'left-pad',
    versionInfo: '1.3.0',
    downloadLocation: 'https://paquets.example/left-pad/-/left-pad-1.3.0.tgz',
    supplier: 'NOASSERTION',
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'MIT',
    externalRefs: [
      {
        referenceCategory: 'PACKAGE-MANAGER',
        referenceType: 'purl',
        referenceLocator: 'pkg:npm/left-pad@1.3.0',
      },
    ],
  },
  {
    SPDXID: 'SPDXRef-2',
    name: 'coreutils',
    downloadLocation: 'NONE',
    supplier: 'Person: Jeanne Tremblay (jeanne@exemple.quebec)',
    originator: 'Organization: Free Software Foundation',
    licenseConcluded: 'GPL-3.0-or-later',
    licenseDeclared: 'GPL-2.0-only',
  },
  {
    SPDXID: 'SPDXRef-3',
    name: 'Serveur R1',
    downloadLocation: 'NOASSERTION',
    primaryPackagePurpose: 'DEVICE',
    licenseConcluded: 'NONE',
  },
];

/** A document of SPDX 2.3 in JSON, with the members given instead of its own. */
export function documentFile(members: Json = {}): string {
  return JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'nordet-sbom',
    documentNamespace: 'https://nordet.example/sbom/1',
    creationInfo: {
      created: '2026-10-01T12:30:00Z',
      creators: ['Tool: syft-1.30.0', 'Organization: Infonuage Nordet inc. ()', 'Person: Jeanne Tremblay ()'],
    },
    packages: PACKAGES,
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-nordet',
      },
    ],
    ...members,
  });
}

/** The same document in tag-value. */
export function tagValueFile(packages: readonly Json[] = PACKAGES): string {
  const lines = [
    'SPDXVersion: SPDX-2.3',
    'DataLicense: CC0-1.0',
    'SPDXID: SPDXRef-DOCUMENT',
    'DocumentName: nordet-sbom',
    '## Creation',
    'Creator: Tool: syft-1.30.0',
    'Creator: Organization: Infonuage Nordet inc. ()',
    'Creator: Person: Jeanne Tremblay ()',
    'Created: 2026-10-01T12:30:00Z',
    'CreatorComment: <text>Fait par',
    'PackageName: un outil</text>',
    '',
  ];
  for (const entry of packages) {
    lines.push(`PackageName: ${entry['name'] as string}`);
    for (const [tag, field] of TAGS)
      if (entry[field] !== undefined) lines.push(`${tag}: ${entry[field] as string}`);
    for (const reference of (entry['externalRefs'] ?? []) as Json[])
      lines.push(`ExternalRef: PACKAGE-MANAGER purl ${reference['referenceLocator'] as string}`);
    lines.push('PackageDescription: <text>Une ligne</text>', '');
  }
  lines.push('FileName: ./a.c', 'SPDXID: SPDXRef-File', 'LicenseConcluded: MIT');
  lines.push('Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-nordet', '');
  return lines.join('\n');
}

const TAGS = [
  ['SPDXID', 'SPDXID'],
  ['PackageVersion', 'versionInfo'],
  ['PackageSupplier', 'supplier'],
  ['PackageOriginator', 'originator'],
  ['PackageDownloadLocation', 'downloadLocation'],
  ['PackageLicenseConcluded', 'licenseConcluded'],
  ['PackageLicenseDeclared', 'licenseDeclared'],
  ['PrimaryPackagePurpose', 'primaryPackagePurpose'],
] as const;

const BASE = 'https://nordet.example/sbom/1#';
const id = (name: string): string => `${BASE}${name}`;

/** Elements of the same bill in SPDX 3.0. */
export const ELEMENTS: readonly Json[] = [
  {
    type: 'CreationInfo',
    '@id': '_:creation',
    specVersion: '3.0.1',
    created: '2026-10-01T12:30:00Z',
    createdBy: [id('nordet-inc')],
    createdUsing: [id('syft')],
  },
  { type: 'Tool', spdxId: id('syft'), name: 'syft-1.30.0', creationInfo: '_:creation' },
  { type: 'Organization', spdxId: id('nordet-inc'), name: 'Infonuage Nordet inc.' },
  { type: 'Organization', spdxId: id('fsf'), name: 'Free Software Foundation' },
  { type: 'Person', spdxId: id('jeanne'), name: 'Jeanne Tremblay' },
  {
    type: 'SpdxDocument',
    spdxId: id('document'),
    creationInfo: '_:creation',
    rootElement: [id('sbom')],
    name: 'nordet-sbom',
  },
  {
    type: 'software_Sbom',
    spdxId: id('sbom'),
    creationInfo: '_:creation',
    rootElement: [id('nordet')],
    software_sbomType: ['build'],
  },
  {
    type: 'software_Package',
    spdxId: id('nordet'),
    name: 'nordet',
    software_packageVersion: '2026.10',
    suppliedBy: id('nordet-inc'),
  },
  {
    type: 'software_Package',
    spdxId: id('left-pad'),
    name: 'left-pad',
    software_packageUrl: 'pkg:npm/left-pad@1.3.0',
    software_downloadLocation: 'https://paquets.example/left-pad/-/left-pad-1.3.0.tgz',
    suppliedBy: 'NoAssertionElement',
  },
  {
    type: 'software_Package',
    spdxId: id('coreutils'),
    name: 'coreutils',
    suppliedBy: id('jeanne'),
    originatedBy: [id('fsf')],
  },
  {
    type: 'software_Package',
    spdxId: id('server'),
    name: 'Serveur R1',
    software_primaryPurpose: 'device',
  },
  {
    type: 'simplelicensing_LicenseExpression',
    spdxId: id('gpl'),
    simplelicensing_licenseExpression: 'GPL-3.0-or-later',
  },
  relationship('hasDeclaredLicense', id('left-pad'), 'https://spdx.org/licenses/MIT'),
  relationship('hasConcludedLicense', id('left-pad'), 'expandedlicensing_NoAssertionLicense'),
  relationship('hasConcludedLicense', id('coreutils'), id('gpl')),
  relationship('hasConcludedLicense', id('server'), 'expandedlicensing_NoneLicense'),
];

/** A relationship from one element to another, with the fields given besides. */
export function relationship(relationshipType: string, from: string, to: string, fields: Json = {}): Json {
  return {
    type: 'Relationship',
    spdxId: `${from}-${relationshipType}`,
    relationshipType,
    from,
    to: [to],
    ...fields,
  };
}

/** Identifier of an element of the document. */
export const elementId = id;

/** A document of SPDX 3.0 in JSON-LD. */
export function graphFile(elements: readonly Json[] = ELEMENTS): string {
  return JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': elements });
}
