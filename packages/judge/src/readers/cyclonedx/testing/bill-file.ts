/** Any JSON that a bill may hold. */
export type Json = Readonly<Record<string, unknown>>;

/** A document of CycloneDX as a tool writes it, with the members given instead of its own. */
export function billFile(members: Json = {}): string {
  return JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:5d3f14af-0000-4000-8000-000000000001',
    version: 1,
    metadata: METADATA,
    components: COMPONENTS,
    services: SERVICES,
    ...members,
  });
}

export const METADATA = {
  timestamp: '2026-10-01T08:30:00-04:00',
  lifecycles: [{ phase: 'build' }],
  tools: { components: [{ type: 'application', name: 'cdxgen', version: '11.9.0' }] },
  supplier: { name: 'Infonuage Nordet inc.' },
  component: { 'bom-ref': 'nordet', type: 'application', name: 'nordet', version: '2026.10' },
};

/** Components of each sort of supplier and licence, one within another. */
export const COMPONENTS: readonly Json[] = [
  {
    type: 'library',
    name: 'left-pad',
    version: '1.3.0',
    purl: 'pkg:npm/left-pad@1.3.0',
    licenses: [{ license: { id: 'MIT' } }],
    externalReferences: [{ type: 'distribution', url: 'https://paquets.example/left-pad' }],
  },
  {
    type: 'library',
    name: 'coreutils',
    publisher: 'Jeanne Tremblay <jeanne@exemple.quebec>',
    purl: 'pkg:deb/debian/coreutils@9.1',
    licenses: [{ expression: 'GPL-3.0-or-later' }],
    components: [
      {
        type: 'library',
        name: 'gnulib',
        purl: 'pkg:generic/gnulib@1',
        licenses: [{ license: { name: 'Maison' } }],
      },
    ],
  },
  {
    type: 'application',
    name: 'Grande Base',
    version: '19',
    supplier: { name: 'Grande Base Corp.', address: { country: 'US' } },
    manufacturer: { name: 'Grande Base Labs' },
    licenses: [{ license: { name: 'Grande Base', licensing: { licenseTypes: ['subscription'] } } }],
  },
  {
    type: 'device',
    name: 'Serveur R1',
    manufacturer: { name: 'Machines Boréal', address: { country: 'Canada' } },
  },
];

/** A front of the provider, a database without a provider, and a service of somebody else abroad. */
export const SERVICES: readonly Json[] = [
  {
    'bom-ref': 'front',
    name: 'Portail',
    provider: { name: 'Infonuage Nordet inc.' },
    endpoints: ['https://portail.nordet.example/connexion', 'https://portail.nordet.example/'],
    authenticated: true,
    'x-trust-boundary': true,
    data: [
      { classification: 'PII', flow: 'inbound' },
      { classification: 'Public', flow: 'outbound' },
    ],
    services: [
      { name: 'Base', endpoints: ['postgres://lecteur:x@base.interne:5432/p'], 'x-trust-boundary': false },
    ],
  },
  {
    name: 'Courriel',
    provider: { name: 'Mailer Corp.', address: { country: 'US' } },
    endpoints: ['https://api.mailer.example/v3'],
    trustZone: 'Externe',
    'x-trust-boundary': true,
    data: [{ classification: 'PII', flow: 'inbound', name: 'Adresses' }],
  },
];
