import { templateFile } from '../../packages/judge/src/readers/azure-template/testing/template-file.ts';
import { described } from '../../packages/judge/src/readers/cloudformation-stack/testing/stack-answer.ts';
import {
  controls,
  withTotals,
} from '../../packages/judge/src/readers/kube-bench/testing/kube-bench-sample.ts';
import {
  instance,
  project,
  region,
  volume,
} from '../../packages/judge/src/readers/ovh/testing/project-answers.ts';
import { RESOURCES, STATUS, STORAGE } from '../../packages/judge/src/readers/proxmox/testing/cluster.ts';
import { tab } from '../../packages/judge/src/readers/rvtools/testing/tabs.ts';
import { PACKAGES, tagValueFile } from '../../packages/judge/src/readers/spdx/testing/document-file.ts';
import { NORDET, page, record, VDC } from '../../packages/judge/src/readers/vcloud-director/testing/pages.ts';
import { document, jsonList, repeated } from './bench-format.ts';
import type { BenchFormat } from './bench-format.ts';

/** Texts, one behind another: a head, and a model over and over. */
function texts(format: string, peer: BenchFormat['peer'], head: string, model: string): BenchFormat {
  return { format, peer, head, tail: '', between: '', items: () => repeated(model) };
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)!;

/** A machine and one of its disks, each under the header of its tab where tabs are joined in one file. */
const MACHINE = {
  VM: 'machine-§',
  Powerstate: 'poweredOn',
  Template: 'False',
  'SRM Placeholder': 'False',
  'DNS Name': 'machine-§.nordet.example',
  CPUs: '4',
  Memory: '16384',
  Path: '[san01] machine-§/machine-§.vmx',
  'Provisioned MiB': '1 024,5',
  Annotation: 'A machine of the bench, with a word about it. '.repeat(6),
  Datacenter: 'MTL',
  Cluster: 'Prod',
  Host: 'esx1',
  'VM ID': 'vm-§',
  'VM UUID': '50000000-0000-0000-0000-§',
};
const RVTOOLS = [
  tab('vHost', [
    { Host: 'esx1', Datacenter: 'MTL', Cluster: 'Prod', 'CPU Model': 'x', 'Object ID': 'host-1' },
  ]),
  tab('vDatastore', [{ Name: 'san01', Type: 'VMFS', Hosts: 'esx1', 'Object ID': 'datastore-1' }]),
  tab('vInfo', [MACHINE]),
];

/** What `pvesh get /cluster/resources` tells of a guest, with what it uses. */
const GUEST = {
  cpu: 0.0123,
  disk: 0,
  diskread: 1_234_567_890,
  diskwrite: 987_654_321,
  id: 'qemu/§',
  maxcpu: 4,
  maxdisk: 34_359_738_368,
  maxmem: 4_294_967_296,
  mem: 3_123_456_789,
  name: 'machine-§',
  netin: 12_345_678,
  netout: 87_654_321,
  node: 'pve1',
  pool: 'clients',
  status: 'running',
  tags: 'prod',
  template: 0,
  type: 'qemu',
  uptime: 1_234_567,
  vmid: 100,
};

/** A record that is made once, with a number where the model was given one. */
const numbered = (made: object): string => JSON.stringify(made).replaceAll('000000424242', '§');
const DIRECTOR = {
  vdc: VDC,
  vdcName: 'production',
  name: 'machine-§',
  status: 'POWERED_ON',
  storageProfileName: 'or',
  isVAppTemplate: false,
  encrypted: true,
  containerName: 'site-§',
  guestOs: 'Debian GNU/Linux 12 (64-bit)',
  networkName: 'interne',
  numberOfCpus: 4,
  memoryMB: 16_384,
};
/** As many on a page as the service gives. */
const DIRECTOR_PAGE = JSON.stringify(page('vm', ['here'] as never, 1_000_000)).replace(
  '"here"',
  Array.from({ length: 128 }, (_, at) =>
    numbered(record('VM', 'vApp/vm-', 424_242, DIRECTOR)).replaceAll('§', `§${String(at).padStart(3, '0')}`),
  ).join(','),
);

const ACCOUNT = {
  type: 'Microsoft.Storage/storageAccounts',
  apiVersion: '2023-01-01',
  name: 'nordet§',
  location: 'canadacentral',
  tags: { application: 'app', number: '§' },
  sku: { name: 'Standard_GRS', tier: 'Standard' },
  kind: 'StorageV2',
  properties: { supportsHttpsTrafficOnly: true, minimumTlsVersion: 'TLS1_2' },
};

/** Listings, templates and scans that name many things of a few kinds. */
export const listingFormats: readonly BenchFormat[] = [
  document('azure-template', [ACCOUNT], (resources) => templateFile(resources)),
  jsonList(
    'cloudformation-stack',
    '{"StackResources":[',
    (
      JSON.parse(
        described(
          ['AWS::S3::Bucket', 'AWS::EC2::Volume'].map((type) => ({ type, logical: 'L§', physical: 'p-§' })),
        ),
      ) as { StackResources: unknown[] }
    ).StackResources,
    ']}',
  ),
  document('kube-bench', controls, (Controls) => ({ ...withTotals, Controls })),
  document(
    'ovh',
    [instance({ id: 'i-§', name: 'web-§' }), volume({ id: 'v-§', name: 'dossiers-§' })],
    (rows) => [project, region('BHS5'), ...rows],
  ),
  jsonList(
    'proxmox',
    JSON.stringify([...STATUS, ...STORAGE, ...RESOURCES]).replace(/\]$/, ','),
    [GUEST],
    ']',
  ),
  texts('rvtools', 'papaparse', RVTOOLS.join(''), `${lastLine(RVTOOLS[2]!)}\n`),
  texts(
    'spdx-tag-value',
    undefined,
    tagValueFile(PACKAGES),
    `${tagValueFile([{ ...PACKAGES[1], SPDXID: 'SPDXRef-§', name: 'paquet-§' }])
      .split('\n')
      .filter((line) => /^(?:Package|SPDXID: SPDXRef-§|ExternalRef|PrimaryPackagePurpose)/.test(line))
      .filter((line) => !line.startsWith('PackageName: un outil'))
      .join('\n')}\n\n`,
  ),
  texts(
    'vcloud-director',
    undefined,
    NORDET.map((one) => `${JSON.stringify(one)}\n`).join(''),
    `${DIRECTOR_PAGE}\n`,
  ),
];
