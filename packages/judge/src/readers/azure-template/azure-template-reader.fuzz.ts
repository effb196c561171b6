import { digestOf } from '@ancrage/base';
import { azureTemplateReader } from './azure-template-reader.ts';
import { DECLARED, templateFile } from './testing/template-file.ts';

/** Templates with children, nested deployments and symbolic names; what is returned tells readings apart. */
export const target = {
  name: 'azure-template',
  run(bytes: Uint8Array): string {
    const { facts, notes } = azureTemplateReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const nested = {
      type: 'Microsoft.Resources/deployments',
      name: 'n',
      properties: { template: { resources: DECLARED } },
    };
    return [templateFile(DECLARED), templateFile([nested]), templateFile({ a: DECLARED[0], b: nested })].map(
      (text) => new TextEncoder().encode(text),
    );
  },
  dictionary: [
    '"resources"',
    '"type"',
    '"existing"',
    'true',
    '"properties"',
    '"template"',
    '[resourceGroup()',
    'null',
  ],
};
