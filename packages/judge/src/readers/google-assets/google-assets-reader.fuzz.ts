import { digestOf } from '@ancrage/base';
import { googleAssetsReader } from './google-assets-reader.ts';
import { asset, exportedLine, NORDET } from './testing/asset-list.ts';

/** Lists and exports; what is returned tells readings apart. */
export const target = {
  name: 'google-assets',
  run(bytes: Uint8Array): string {
    const { facts, notes } = googleAssetsReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      JSON.stringify(NORDET.map(asset)),
      NORDET.slice(0, 3).map(exportedLine).join('\n'),
      NORDET.slice(3).map(exportedLine).join('\r\n'),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"assetType"',
    '"asset_type"',
    '"resource"',
    '"location"',
    '"replicas"',
    '"iam_policy"',
    '/projects/',
    '/locations/',
    'null',
    '\n',
  ],
};
