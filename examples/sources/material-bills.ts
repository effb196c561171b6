import type { Seeded } from './seeded.ts';

/** One package of a release, by its own ecosystem. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly ecosystem: 'npm' | 'deb' | 'golang' | 'pypi';
  readonly licence: string;
}

/** A release, and who makes it. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly maker: string;
  readonly at: string;
  readonly packages: readonly Package[];
  readonly seeded: Seeded;
}

const purl = ({ name, version, ecosystem }: Package): string =>
  `pkg:${ecosystem}/${ecosystem === 'deb' ? 'debian/' : ''}${name.replace('@', '%40')}@${version}`;

/** Bill of materials in CycloneDX 1.6; the services that it names are the maker's own. */
export function cyclonedxBill(
  { name, version, maker, at, packages, seeded }: Release,
  services: readonly { readonly name: string; readonly endpoint: string }[],
): string {
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${seeded.uuid()}`,
    version: 1,
    metadata: {
      timestamp: at,
      lifecycles: [{ phase: 'build' }],
      tools: { components: [{ type: 'application', name: 'syft', version: '1.33.0' }] },
      component: { 'bom-ref': name, type: 'application', name, version },
      supplier: { name: maker },
    },
    components: packages.map((item) => ({
      type: 'library',
      'bom-ref': purl(item),
      name: item.name,
      version: item.version,
      purl: purl(item),
      licenses: [{ expression: item.licence }],
    })),
    services: services.map(({ name: service, endpoint }) => ({
      'bom-ref': service,
      name: service,
      provider: { name: maker },
      endpoints: [endpoint],
      authenticated: true,
      'x-trust-boundary': false,
    })),
    compositions: [{ aggregate: 'complete', assemblies: [name] }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** Document of SPDX 2.3 in JSON, as syft writes it. */
export function spdxDocument({ name, version, maker, at, packages, seeded }: Release): string {
  const id = (item: string): string => `SPDXRef-Package-${item.replace(/[^A-Za-z0-9.-]+/g, '-')}`;
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${name}-${version}`,
    documentNamespace: `https://sbom.exemple.invalid/${name}-${version}-${seeded.uuid()}`,
    creationInfo: { created: at, creators: [`Organization: ${maker}`, 'Tool: syft-1.33.0'] },
    packages: [
      {
        name,
        SPDXID: id(name),
        versionInfo: version,
        supplier: `Organization: ${maker}`,
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: 'NOASSERTION',
      },
      ...packages.map((item) => ({
        name: item.name,
        SPDXID: id(item.name),
        versionInfo: item.version,
        supplier: 'NOASSERTION',
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: item.licence,
        externalRefs: [
          { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl(item) },
        ],
      })),
    ],
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: id(name),
      },
      ...packages.map((item) => ({
        spdxElementId: id(name),
        relationshipType: 'CONTAINS',
        relatedSpdxElement: id(item.name),
      })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
