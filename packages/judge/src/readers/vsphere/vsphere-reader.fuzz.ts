import { digestOf } from '@ancrage/base';
import { ABOUT, appended, camelCased, KEYS, MACHINE, NORDET, to } from './testing/vcenter.ts';
import { vsphereReader } from './vsphere-reader.ts';

/** Outputs of govc, alone and appended, of today and of before; what is returned tells readings apart. */
export const target = {
  name: 'vsphere',
  run(bytes: Uint8Array): string {
    const { facts, notes } = vsphereReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const folder = { object: { self: to('Datacenter', 'datacenter-2'), name: 'MTL' }, path: '/MTL/vm/web' };
    return [
      appended(NORDET),
      appended(NORDET.map(camelCased) as object[]),
      JSON.stringify({ virtualMachines: [MACHINE] }),
      appended([{ elements: [folder] }, ABOUT, KEYS]),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"changeSet"',
    '"obj"',
    '"self"',
    '"parent"',
    '"virtualMachines":',
    'Datacenter',
    'ClusterComputeResource',
    'null',
    '{}',
    '\n',
  ],
};
