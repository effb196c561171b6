import { kubernetesObjects } from '../kubernetes-objects.ts';
import { Seeded } from '../seeded.ts';
import { nordet } from './company.ts';

/** The cluster that runs the customers' console, in Lévis: the one that the state of the platform names. */
export function consoleCluster(): string {
  return kubernetesObjects({
    region: nordet.regions.levis,
    nodes: ['console-noeud-1', 'console-noeud-2'],
    volumeType: 'luks-ssd',
    registry: 'registre.nordet.invalid',
    created: '2025-06-17T13:52:40Z',
    workloads: [
      { namespace: 'kube-system', name: 'coredns', image: 'coredns/coredns:v1.12.1' },
      { namespace: 'kube-system', name: 'cinder-csi', image: 'k8scloudprovider/cinder-csi-plugin:v1.33.1' },
      { namespace: 'kube-system', name: 'calico-node', image: 'calico/node:v3.30.2' },
      { namespace: 'console', name: 'portail', image: 'nordet/console-portail:2026.09.2' },
      { namespace: 'console', name: 'api', image: 'nordet/console-api:2026.09.2' },
      { namespace: 'console', name: 'base', image: 'nordet/postgresql:17.6', gigabytes: 80 },
      { namespace: 'console', name: 'file-attente', image: 'nordet/valkey:8.1', gigabytes: 20 },
    ],
    seeded: new Seeded('nordet kubernetes'),
  });
}
