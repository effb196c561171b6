// Objects of a cluster as `kubectl get -o json` prints them, and resources of a state as OpenTofu writes them; a number stands for `§`.

const LABELS = {
  'app.kubernetes.io/name': 'portail',
  'app.kubernetes.io/instance': 'portail-§',
  'pod-template-hash': '7d9c§',
};

function metadata(name: string, more: object = {}): object {
  return {
    annotations: {
      'kubectl.kubernetes.io/restartedAt': '2026-09-01T12:00:00Z',
      'kubectl.kubernetes.io/last-applied-configuration':
        '{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{},"name":"portail-§","namespace":"portail"},"spec":{"containers":[{"image":"registre.nordet.example:5000/portail:1.4","name":"portail","ports":[{"containerPort":8080}]}]}}\n',
    },
    creationTimestamp: '2026-05-01T00:00:00Z',
    labels: LABELS,
    name,
    resourceVersion: '88§',
    uid: '00000000-0000-4000-8000-0000000000§',
    ...more,
  };
}

const CONDITIONS = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
  lastProbeTime: null,
  lastTransitionTime: '2026-09-01T12:00:04Z',
  status: 'True',
  type,
}));

/** Fields: kubernetes/kubernetes, api/openapi-spec. */
export const KUBERNETES_OBJECTS: readonly object[] = [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata('portail-§', {
      generateName: 'portail-7d9c-',
      namespace: 'portail',
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: 'ReplicaSet',
          name: 'portail-7d9c',
          uid: '00000000-0000-4000-8000-0000000001§',
        },
      ],
    }),
    spec: {
      containers: [
        {
          env: [
            { name: 'LANG', value: 'fr_CA.UTF-8' },
            { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
          ],
          image: 'registre.nordet.example:5000/portail:1.4',
          imagePullPolicy: 'IfNotPresent',
          livenessProbe: {
            failureThreshold: 3,
            httpGet: { path: '/sante', port: 8080, scheme: 'HTTP' },
            periodSeconds: 10,
            successThreshold: 1,
            timeoutSeconds: 1,
          },
          name: 'portail',
          ports: [{ containerPort: 8080, protocol: 'TCP' }],
          resources: { limits: { memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } },
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          volumeMounts: [
            {
              mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
              name: 'kube-api-access-§',
              readOnly: true,
            },
          ],
        },
      ],
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      nodeName: 'srv-2',
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      serviceAccount: 'default',
      serviceAccountName: 'default',
      terminationGracePeriodSeconds: 30,
      tolerations: ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map((key) => ({
        effect: 'NoExecute',
        key,
        operator: 'Exists',
        tolerationSeconds: 300,
      })),
      volumes: [
        {
          name: 'kube-api-access-§',
          projected: {
            defaultMode: 420,
            sources: [
              { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
              { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
            ],
          },
        },
      ],
    },
    status: {
      conditions: CONDITIONS,
      containerStatuses: [
        {
          containerID: 'containerd://0f3b6c8d9e0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293§',
          image: 'registre.nordet.example:5000/portail:1.4',
          imageID:
            'registre.nordet.example:5000/portail@sha256:0f3b6c8d9e0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c',
          lastState: {},
          name: 'portail',
          ready: true,
          restartCount: 0,
          started: true,
          state: { running: { startedAt: '2026-09-01T12:00:03Z' } },
        },
      ],
      hostIP: '10.20.0.12',
      phase: 'Running',
      podIP: '10.244.2.18',
      podIPs: [{ ip: '10.244.2.18' }],
      qosClass: 'Burstable',
      startTime: '2026-09-01T12:00:00Z',
    },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: metadata('pvc-§', {
      finalizers: ['kubernetes.io/pv-protection', 'external-attacher/rbd-csi-ceph-com'],
    }),
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '20Gi' },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        name: 'donnees-§',
        namespace: 'portail',
        resourceVersion: '87§',
        uid: '00000000-0000-4000-8000-0000000002§',
      },
      csi: {
        controllerExpandSecretRef: { name: 'ceph-csi', namespace: 'ceph' },
        driver: 'rbd.csi.ceph.com',
        fsType: 'ext4',
        nodeStageSecretRef: { name: 'ceph-csi', namespace: 'ceph' },
        volumeAttributes: {
          clusterID: 'ceph',
          imageFeatures: 'layering',
          imageName: 'csi-vol-§',
          pool: 'kubernetes',
        },
        volumeHandle: '0001-0004-ceph-0000000000000002-§',
      },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            {
              matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['salle-a'] }],
            },
          ],
        },
      },
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName: 'chiffre',
      volumeMode: 'Filesystem',
    },
    status: { lastPhaseTransitionTime: '2026-05-01T00:00:01Z', phase: 'Bound' },
  },
];

function resource(type: string, name: string, attributes: object, dependencies: readonly string[]): object {
  return {
    mode: 'managed',
    type,
    name,
    provider: 'provider["registry.example/hashicorp/aws"]',
    instances: [
      {
        schema_version: 1,
        attributes,
        sensitive_attributes: [],
        private: 'eyJzY2hlbWFfdmVyc2lvbiI6IjEifQ==',
        dependencies,
      },
    ],
  };
}

const TAGS = { application: 'portail-§', environnement: 'production', responsable: 'equipe-§' };

/** Fields: provider hashicorp/aws 6. */
export const STATE_RESOURCES: readonly object[] = [
  resource(
    'aws_instance',
    'portail_§',
    {
      ami: 'ami-0c9bfc21ac5bf10eb',
      arn: 'arn:aws:ec2:ca-central-1:111122223333:instance/i-0a§',
      associate_public_ip_address: false,
      availability_zone: 'ca-central-1a',
      capacity_reservation_specification: [
        { capacity_reservation_preference: 'open', capacity_reservation_target: [] },
      ],
      cpu_options: [{ amd_sev_snp: '', core_count: 1, threads_per_core: 2 }],
      credit_specification: [],
      disable_api_stop: false,
      disable_api_termination: false,
      ebs_block_device: [],
      ebs_optimized: true,
      enable_primary_ipv6: null,
      enclave_options: [{ enabled: false }],
      ephemeral_block_device: [],
      force_destroy: false,
      get_password_data: false,
      hibernation: false,
      host_id: '',
      host_resource_group_arn: null,
      iam_instance_profile: 'portail',
      id: 'i-0a§',
      instance_initiated_shutdown_behavior: 'stop',
      instance_lifecycle: '',
      instance_market_options: [],
      instance_state: 'running',
      instance_type: 'm6i.large',
      ipv6_address_count: 0,
      ipv6_addresses: [],
      key_name: 'exploitation',
      launch_template: [],
      maintenance_options: [{ auto_recovery: 'default' }],
      metadata_options: [
        {
          http_endpoint: 'enabled',
          http_protocol_ipv6: 'disabled',
          http_put_response_hop_limit: 2,
          http_tokens: 'required',
          instance_metadata_tags: 'disabled',
        },
      ],
      monitoring: false,
      network_interface: [],
      outpost_arn: '',
      password_data: '',
      placement_group: '',
      placement_partition_number: 0,
      primary_network_interface_id: 'eni-0§',
      private_dns: 'ip-10-20-4-18.ca-central-1.compute.internal',
      private_dns_name_options: [
        {
          enable_resource_name_dns_a_record: false,
          enable_resource_name_dns_aaaa_record: false,
          hostname_type: 'ip-name',
        },
      ],
      private_ip: '10.20.4.18',
      public_dns: '',
      public_ip: '',
      region: 'ca-central-1',
      root_block_device: [
        {
          delete_on_termination: true,
          device_name: '/dev/xvda',
          encrypted: true,
          iops: 3000,
          kms_key_id: 'arn:aws:kms:ca-central-1:111122223333:key/00000000-0000-4000-8000-000000000001',
          tags: {},
          tags_all: {},
          throughput: 125,
          volume_id: 'vol-0ab§',
          volume_size: 40,
          volume_type: 'gp3',
        },
      ],
      secondary_private_ips: [],
      security_groups: [],
      source_dest_check: true,
      spot_instance_request_id: '',
      subnet_id: 'subnet-0fe§',
      tags: TAGS,
      tags_all: TAGS,
      tenancy: 'default',
      timeouts: null,
      user_data: null,
      user_data_base64: null,
      user_data_replace_on_change: false,
      volume_tags: null,
      vpc_security_group_ids: ['sg-0§'],
    },
    ['aws_security_group.portail', 'aws_subnet.applications'],
  ),
  resource(
    'aws_s3_bucket',
    'documents_§',
    {
      acceleration_status: '',
      acl: null,
      arn: 'arn:aws:s3:::portail-documents-§',
      bucket: 'portail-documents-§',
      bucket_domain_name: 'portail-documents-§.s3.amazonaws.com',
      bucket_prefix: '',
      bucket_region: 'ca-central-1',
      bucket_regional_domain_name: 'portail-documents-§.s3.ca-central-1.amazonaws.com',
      cors_rule: [],
      force_destroy: false,
      grant: [{ id: '0f3b6c8d9e0a1b2c', permissions: ['FULL_CONTROL'], type: 'CanonicalUser', uri: '' }],
      hosted_zone_id: 'Z1QDHH18159H29',
      id: 'portail-documents-§',
      lifecycle_rule: [],
      logging: [],
      object_lock_configuration: [],
      object_lock_enabled: false,
      policy: '',
      region: 'ca-central-1',
      replication_configuration: [],
      request_payer: 'BucketOwner',
      server_side_encryption_configuration: [
        {
          rule: [
            {
              apply_server_side_encryption_by_default: [{ kms_master_key_id: '', sse_algorithm: 'AES256' }],
              bucket_key_enabled: false,
            },
          ],
        },
      ],
      tags: TAGS,
      tags_all: TAGS,
      timeouts: null,
      versioning: [{ enabled: true, mfa_delete: false }],
      website: [],
      website_domain: null,
      website_endpoint: null,
    },
    [],
  ),
];
