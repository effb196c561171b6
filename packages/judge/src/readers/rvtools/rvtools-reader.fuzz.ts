import { digestOf } from '@ancrage/base';
import { rvtoolsReader } from './rvtools-reader.ts';
import { DATASTORES, INTERNAL, joined, MACHINES, tab } from './testing/tabs.ts';

/** Tabs alone and joined; what is returned tells readings apart. */
export const target = {
  name: 'rvtools',
  run(bytes: Uint8Array): string {
    const { facts, notes } = rvtoolsReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [joined(), tab('vInfo', MACHINES, ';'), `\uFEFF${tab('vDatastore', DATASTORES)}`, INTERNAL].map(
      (text) => new TextEncoder().encode(text),
    );
  },
  dictionary: [
    'VI SDK Server',
    'VISDKServer',
    '\uFEFF',
    '"',
    ';',
    '\r\n',
    'True',
    '[san01] ',
    'NFS',
    'vInfo',
  ],
};
