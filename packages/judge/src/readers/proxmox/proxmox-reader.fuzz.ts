import { digestOf } from '@ancrage/base';
import { appended, NORDET, REPLICATION, RESOURCES, STORAGE, SYNCS } from './testing/cluster.ts';
import { proxmoxReader } from './proxmox-reader.ts';

/** Outputs of pvesh and of proxmox-backup-manager, alone and appended; what is returned tells readings apart. */
export const target = {
  name: 'proxmox',
  run(bytes: Uint8Array): string {
    const { facts, notes } = proxmoxReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      appended(NORDET),
      JSON.stringify({ data: RESOURCES }, null, 2),
      JSON.stringify(STORAGE),
      appended([REPLICATION, SYNCS]),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"id":"',
    '"type":"',
    'storage/',
    'node/',
    '"server"',
    '"shared":1',
    '[]',
    '"data"',
    'null',
    '\n',
  ],
};
