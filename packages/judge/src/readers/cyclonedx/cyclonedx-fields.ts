import { leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

/** Members of the document in some version from 1.2 to 1.7; those that are looked into have fields of their own below. */
export const ROOT_FIELDS: KnownFields = leaves(
  '$schema',
  'annotations',
  'bomFormat',
  'citations',
  'components',
  'compositions',
  'declarations',
  'definitions',
  'dependencies',
  'externalReferences',
  'formulation',
  'metadata',
  'properties',
  'serialNumber',
  'services',
  'signature',
  'specVersion',
  'version',
  'vulnerabilities',
);

const ORGANISATION: KnownFields = {
  ...leaves('bom-ref', 'contact', 'name', 'url'),
  address: leaves(
    'bom-ref',
    'country',
    'region',
    'locality',
    'postOfficeBoxNumber',
    'postalCode',
    'streetAddress',
  ),
};

/** Fields of a component, but for those within it, which are counted one by one. */
export const COMPONENT_FIELDS: KnownFields = {
  ...leaves(
    'author',
    'authors',
    'bom-ref',
    'components',
    'copyright',
    'cpe',
    'cryptoProperties',
    'data',
    'description',
    'evidence',
    'externalReferences',
    'group',
    'hashes',
    'isExternal',
    'licenses',
    'mime-type',
    'modelCard',
    'modified',
    'name',
    'omniborId',
    'patentAssertions',
    'pedigree',
    'properties',
    'publisher',
    'purl',
    'releaseNotes',
    'scope',
    'signature',
    'swhid',
    'swid',
    'tags',
    'type',
    'version',
    'versionRange',
  ),
  supplier: ORGANISATION,
  manufacturer: ORGANISATION,
};

/** Fields of a service, but for those within it. */
export const SERVICE_FIELDS: KnownFields = {
  ...leaves(
    'authenticated',
    'bom-ref',
    'description',
    'endpoints',
    'externalReferences',
    'group',
    'licenses',
    'name',
    'patentAssertions',
    'properties',
    'releaseNotes',
    'services',
    'signature',
    'tags',
    'trustZone',
    'version',
    'x-trust-boundary',
  ),
  provider: ORGANISATION,
  data: leaves('classification', 'description', 'destination', 'flow', 'governance', 'name', 'source'),
};

export const METADATA_FIELDS: KnownFields = {
  ...leaves(
    'authors',
    'component',
    'distributionConstraints',
    'licenses',
    'lifecycles',
    'properties',
    'timestamp',
    'tools',
  ),
  supplier: ORGANISATION,
  manufacture: ORGANISATION,
  manufacturer: ORGANISATION,
};
