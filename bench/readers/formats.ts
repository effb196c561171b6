import { snapshotFile } from '../../packages/judge/src/readers/aws-config/testing/config-file.ts';
import { billFile, COMPONENTS } from '../../packages/judge/src/readers/cyclonedx/testing/bill-file.ts';
import {
  listOf,
  object,
  volume,
} from '../../packages/judge/src/readers/kubernetes/testing/cluster-objects.ts';
import { device, machine } from '../../packages/judge/src/readers/netbox/testing/netbox-lists.ts';
import {
  complianceFinding,
  vulnerabilityFinding,
} from '../../packages/judge/src/readers/ocsf/testing/compliance-finding.ts';
import { findingOf, resultsOf } from '../../packages/judge/src/readers/oscal-results/testing/results-file.ts';
import { documentFile, PACKAGES } from '../../packages/judge/src/readers/spdx/testing/document-file.ts';
import { document, jsonList, lines, repeated } from './bench-format.ts';
import type { BenchFormat } from './bench-format.ts';
import { fullFormats } from './full-items.ts';
import { billLines, BILL_HEADER } from './generate-bill.ts';
import { listingFormats } from './listings.ts';
import { scanAndRegisterFormats } from './scans-and-registers.ts';

/** Models with a number in what tells them apart. */
function numbered(models: readonly Readonly<Record<string, unknown>>[], name: string): object[] {
  return models.map((model) => ({ ...model, [name]: `${String(model[name])}-§` }));
}

const UID = {
  metadata: { product: { name: 'Security Hub', vendor_name: 'AWS' }, uid: 'f-§', version: '1.3.0' },
};

const AWS_ITEMS = ['AWS::S3::Bucket', 'AWS::EC2::Volume'].map((type) => ({
  configurationItemVersion: '1.3',
  configurationItemCaptureTime: '2026-07-30T10:00:00.000Z',
  awsAccountId: '111122223333',
  configurationItemStatus: 'OK',
  resourceType: type,
  resourceId: 'item-§',
  resourceName: 'item-§',
  ARN: 'arn:aws:s3:::item-§',
  awsRegion: 'ca-central-1',
  availabilityZone: 'Regional',
  tags: {},
  relatedEvents: [],
  relationships: [],
  configuration: { name: 'item-§', encrypted: true, size: 40 },
  supplementaryConfiguration: {},
}));

/** Rows of two kinds, with a number where they are made with one. */
const NETBOX = [device(424_242, 'stockage'), machine(424_242)].map((row) =>
  JSON.stringify(row).replaceAll('424242', '1§'),
);

const KUBERNETES = [
  volume(
    'pv-§',
    { csi: { driver: 'rbd.csi.ceph.com', volumeHandle: '0001-ceph-§' }, storageClassName: 'chiffre' },
    [{ 'topology.kubernetes.io/zone': ['salle-a', 'salle-b'] }],
  ),
  object('Pod', 'portail-§', {
    metadata: { namespace: 'portail' },
    spec: { nodeName: 'srv-2', containers: [{ image: 'registre.nordet.example:5000/portail:1.§' }] },
  }),
];

const KUBERNETES_YAML = `apiVersion: v1
kind: PersistentVolume
metadata:
  name: pv-§
  uid: 00000000-0000-4000-8000-§
  resourceVersion: "§"
  creationTimestamp: "2026-05-01T00:00:00Z"
spec:
  storageClassName: chiffre
  csi:
    driver: rbd.csi.ceph.com
    volumeHandle: 0001-ceph-§
  nodeAffinity:
    required:
      nodeSelectorTerms:
      - matchExpressions:
        - key: topology.kubernetes.io/zone
          operator: In
          values: [salle-a, salle-b]
`;

/** Findings about the controls of a catalogue, over and over. */
const CONTROLS = Array.from({ length: 400 }, (_, control) => ({
  ...findingOf({ target: `ac-${control}` }),
  uuid: '00000000-0000-4000-8000-§',
}));

const OWN_CONTROLS = [{ ...findingOf({ target: 'ac-§' }), uuid: '00000000-0000-4000-8000-§' }];

export const benchFormats: readonly BenchFormat[] = [
  {
    format: 'focus',
    peer: 'papaparse',
    head: BILL_HEADER,
    tail: '',
    between: '',
    items: () => billLines(Infinity, 1),
  },
  jsonList(
    'opentofu-state',
    '{"version":4,"terraform_version":"1.9.0","serial":1,"lineage":"x","outputs":{},"resources":[',
    [
      {
        mode: 'managed',
        type: 'aws_s3_bucket',
        name: 'bucket_§',
        instances: [
          {
            schema_version: 0,
            attributes: {
              arn: 'arn:aws:s3:::bucket-§',
              bucket: 'bucket-§',
              region: 'ca-central-1',
              force_destroy: false,
              tags: { application: 'app', number: '§' },
              versioning: [{ enabled: true, mfa_delete: false }],
              server_side_encryption_configuration: [
                { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
              ],
            },
            sensitive_attributes: [],
            dependencies: ['aws_kms_key.main'],
          },
        ],
      },
    ],
    ']}',
  ),
  jsonList(
    'cloudtrail',
    '{"Records":[',
    [
      {
        eventVersion: '1.09',
        userIdentity: {
          type: 'AssumedRole',
          principalId: 'AROAEXAMPLE:admin',
          arn: 'arn:aws:sts::111122223333:assumed-role/admin/person',
          accountId: '111122223333',
          sessionContext: { attributes: { mfaAuthenticated: 'true', creationDate: '2026-10-03T14:00:00Z' } },
        },
        eventTime: '2026-10-03T14:05:11Z',
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
        awsRegion: 'ca-central-1',
        sourceIPAddress: '192.0.2.1',
        userAgent: 'aws-cli/2.17',
        requestParameters: { bucketName: 'b', key: 'object-§' },
        responseElements: null,
        requestID: 'R§',
        eventID: '00000000-0000-4000-8000-§',
        readOnly: true,
        eventType: 'AwsApiCall',
        managementEvent: false,
        recipientAccountId: '111122223333',
        eventCategory: 'Data',
      },
    ],
    ']}',
  ),
  jsonList(
    'google-assets',
    '[',
    [
      {
        name: '//storage.googleapis.com/bucket-§',
        assetType: 'storage.googleapis.com/Bucket',
        resource: {
          version: 'v1',
          parent: '//cloudresourcemanager.googleapis.com/projects/1',
          location: 'northamerica-northeast1',
          data: {
            name: 'bucket-§',
            location: 'NORTHAMERICA-NORTHEAST1',
            storageClass: 'STANDARD',
            labels: {},
          },
        },
        ancestors: ['projects/1', 'organizations/2'],
        updateTime: '2026-10-03T14:05:11Z',
      },
    ],
    ']',
  ),
  jsonList(
    'azure-resources',
    '{"count":1,"total_records":1,"skip_token":null,"data":[',
    [
      {
        id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/compte§',
        name: 'compte§',
        type: 'microsoft.storage/storageaccounts',
        location: 'canadacentral',
        subscriptionId: 's',
        resourceGroup: 'g',
        kind: 'StorageV2',
        sku: { name: 'Standard_LRS', tier: 'Standard' },
        tags: {},
        properties: { encryption: { keySource: 'Microsoft.Storage' }, allowBlobPublicAccess: false },
      },
    ],
    ']}',
  ),
  {
    ...document('cyclonedx', numbered(COMPONENTS, 'name'), (components) => billFile({ components })),
    library: '@cyclonedx/cyclonedx-library',
  },
  document('spdx', numbered(PACKAGES, 'SPDXID'), (packages) => documentFile({ packages, relationships: [] })),
  document('ocsf', [complianceFinding(UID), vulnerabilityFinding(UID)], (findings) => findings),
  document('aws-config', AWS_ITEMS, (items) => snapshotFile([]).replace('[]', JSON.stringify(items))),
  document('netbox', NETBOX, (results) => ({ count: 2, next: null, previous: null, results })),
  document('oscal-results', CONTROLS, (findings) => JSON.stringify(resultsOf({ more: { findings } }))),
  // A check of its own in every finding: nothing adds up.
  document('oscal-distinct', OWN_CONTROLS, (findings) => JSON.stringify(resultsOf({ more: { findings } }))),
  document('kubernetes', KUBERNETES, listOf),
  {
    format: 'kubernetes-yaml',
    peer: 'yaml',
    head: '',
    tail: '',
    between: '---\n',
    items: () => repeated(KUBERNETES_YAML),
  },
  ...fullFormats,
  ...scanAndRegisterFormats,
  ...listingFormats,
  lines('sshd-log', 'sshd-log/fixtures/auth.log', undefined),
  lines('teleport-log', 'teleport-log/fixtures/events.log', 'JSON.parse, by line'),
];
