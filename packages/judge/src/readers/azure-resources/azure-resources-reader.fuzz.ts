import { digestOf } from '@ancrage/base';
import { azureResourcesReader } from './azure-resources-reader.ts';
import { graphResult, NORDET, row } from './testing/graph-result.ts';

/** Results of Resource Graph and plain lists; what is returned tells readings apart. */
export const target = {
  name: 'azure-resources',
  run(bytes: Uint8Array): string {
    const { facts, notes } = azureResourcesReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      graphResult(NORDET),
      graphResult(NORDET.slice(1, 3), { skip_token: 'x' }),
      JSON.stringify({ value: NORDET.slice(0, 2).map(row), nextLink: 'https://x' }),
      JSON.stringify(NORDET.slice(2).map(row)),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"data"',
    '"properties"',
    '"location"',
    '"extendedLocation"',
    '"skip_token"',
    '"resultTruncated"',
    'Standard_GRS',
    'null',
    '"__proto__"',
    '[parameters(',
  ],
};
