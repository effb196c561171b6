import { digestOf } from '@ancrage/base';
import { stringify } from 'yaml';
import { kubernetesReader } from './kubernetes-reader.ts';
import { CLOUD, listOf, OWN } from './testing/cluster-objects.ts';

/** Lists in JSON and documents in YAML; what is returned tells readings apart. */
export const target = {
  name: 'kubernetes',
  run(bytes: Uint8Array): string {
    const { facts, notes } = kubernetesReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      listOf(OWN),
      listOf(CLOUD),
      stringify({
        apiVersion: 'v1',
        items: OWN.slice(2, 5),
        kind: 'List',
        metadata: { resourceVersion: '' },
      }),
      CLOUD.map((one) => stringify(one)).join('---\n'),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"items"',
    '"nodeAffinity"',
    '"matchExpressions"',
    '"topology.kubernetes.io/zone"',
    '"providerID"',
    'aws:///',
    '"clientConfig"',
    '"__proto__"',
    '\n---\n',
    'image: ',
  ],
};
