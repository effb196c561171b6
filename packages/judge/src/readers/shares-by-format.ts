import type { Format } from '../reading/format.ts';
import type { Reader } from './reader.ts';

/**
 * Readers of the formats of which a file may be read in two shares. An entrance of its own: a thread that reads a share loads the reader it
 * needs, and not forty others, whose code would stay in memory once more.
 */
export const sharesByFormat: Partial<Readonly<Record<Format, () => Promise<Reader>>>> = {
  asff: async () => (await import('./asff/asff-reader.ts')).asffReader,
  'aws-config': async () => (await import('./aws-config/aws-config-reader.ts')).awsConfigReader,
  'azure-resources': async () =>
    (await import('./azure-resources/azure-resources-reader.ts')).azureResourcesReader,
  cyclonedx: async () => (await import('./cyclonedx/cyclonedx-reader.ts')).cyclonedxReader,
  ocsf: async () => (await import('./ocsf/ocsf-reader.ts')).ocsfReader,
  'opentofu-state': async () =>
    (await import('./opentofu-state/opentofu-state-reader.ts')).opentofuStateReader,
  'prowler-ocsf': async () => (await import('./prowler-ocsf/prowler-ocsf-reader.ts')).prowlerOcsfReader,
};
