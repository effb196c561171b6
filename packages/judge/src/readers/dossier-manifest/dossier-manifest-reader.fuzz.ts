import { digestOf } from '@ancrage/base';
import { manifestFile } from '../../testing/sample-dossier.ts';
import { dossierManifestReader } from './dossier-manifest-reader.ts';

/** Manifests: what is read must be what the registry allows, whatever the bytes. */
export const target = {
  name: 'dossier-manifest',
  run(bytes: Uint8Array): string {
    const { facts } = dossierManifestReader.read(bytes, { evidence: digestOf(bytes), name: 'dossier.yaml' });
    return [...new Set(facts.map(({ kind }) => kind))].join(' ');
  },
  seeds(): Uint8Array[] {
    const files = new Map([['a.csv', 'x']]);
    const more = `  sites: [{ site: s, name: n, country: CA, storage: true }]
  regions: [{ platform: openstack, region: r, site: s }]
  prefixes: [{ prefix: 192.0.2.0/24, country: CA }]
  exclusions: [{ what: w, reason: r }]
`;
    return [manifestFile(files), manifestFile(files, more, [{ kind: 'notice-to-leave', days: 30 }])].map(
      (text) => new TextEncoder().encode(text),
    );
  },
  dictionary: [
    'ancrage: dossier/1',
    '&a',
    '*a',
    '<<: ',
    '!!binary',
    '---',
    '__proto__: ',
    '? ',
    '|',
    '[[[[',
    '{{',
    "''",
  ],
};
