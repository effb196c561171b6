import type { StateResource } from './opentofu-state.ts';
import type { Seeded } from './seeded.ts';

/** Where and to whom resources belong; attribute names are those of the aws provider's published schema, version 6. */
export interface AwsPlace {
  readonly region: string;
  readonly account: string;
  readonly seeded: Seeded;
}

const slug = (name: string): string => name.replace(/[^a-z0-9]+/g, '_');
const TAGS = { tags: { gestion: 'opentofu' }, tags_all: { gestion: 'opentofu' } };

/** A bucket; its ARN names no region, which version 6 of the provider writes beside it. */
export function bucket({ region, seeded }: AwsPlace, name: string, key: string | undefined): StateResource {
  return {
    type: 'aws_s3_bucket',
    name: slug(name),
    instances: [
      {
        acceleration_status: '',
        arn: `arn:aws:s3:::${name}`,
        bucket: name,
        bucket_domain_name: `${name}.s3.amazonaws.com`,
        bucket_prefix: '',
        bucket_region: region,
        bucket_regional_domain_name: `${name}.s3.${region}.amazonaws.com`,
        cors_rule: [],
        force_destroy: false,
        grant: [{ id: seeded.hex(64), permissions: ['FULL_CONTROL'], type: 'CanonicalUser', uri: '' }],
        hosted_zone_id: 'Z1QDHH18159H29',
        id: name,
        lifecycle_rule: [],
        logging: [],
        object_lock_configuration: [],
        object_lock_enabled: false,
        policy: '',
        region,
        replication_configuration: [],
        request_payer: 'BucketOwner',
        server_side_encryption_configuration: [
          {
            rule: [
              {
                apply_server_side_encryption_by_default: [
                  key === undefined
                    ? { kms_master_key_id: '', sse_algorithm: 'AES256' }
                    : { kms_master_key_id: key, sse_algorithm: 'aws:kms' },
                ],
                bucket_key_enabled: key !== undefined,
              },
            ],
          },
        ],
        timeouts: null,
        versioning: [{ enabled: true, mfa_delete: false }],
        website: [],
        ...TAGS,
      },
    ],
  };
}

/** Copies of a bucket's objects into another one. */
export function replication(
  { region, account }: AwsPlace,
  from: string,
  to: readonly string[],
): StateResource {
  return {
    type: 'aws_s3_bucket_replication_configuration',
    name: slug(from),
    instances: [
      {
        bucket: from,
        id: from,
        region,
        role: `arn:aws:iam::${account}:role/replication-s3`,
        rule: to.map((target, index) => ({
          delete_marker_replication: [{ status: 'Enabled' }],
          destination: [
            {
              access_control_translation: [],
              account: '',
              bucket: `arn:aws:s3:::${target}`,
              encryption_configuration: [],
              metrics: [],
              replication_time: [],
              storage_class: 'STANDARD_IA',
            },
          ],
          existing_object_replication: [],
          filter: [{ and: [], prefix: '', tag: [] }],
          id: `vers-${target}`,
          prefix: '',
          priority: index,
          source_selection_criteria: [],
          status: 'Enabled',
        })),
        token: null,
      },
    ],
  };
}

/** A symmetric key; with a custom key store its material is outside the platform. */
export function key(
  { region, account, seeded }: AwsPlace,
  name: string,
  store: { readonly id: string; readonly externalKey: string } | undefined,
): { readonly arn: string; readonly resource: StateResource } {
  const id = seeded.uuid();
  const arn = `arn:aws:kms:${region}:${account}:key/${id}`;
  const resource: StateResource = {
    type: 'aws_kms_key',
    name: slug(name),
    instances: [
      {
        arn,
        bypass_policy_lockout_safety_check: false,
        custom_key_store_id: store?.id ?? '',
        customer_master_key_spec: 'SYMMETRIC_DEFAULT',
        deletion_window_in_days: null,
        description: name,
        enable_key_rotation: false,
        id,
        is_enabled: true,
        key_id: id,
        key_usage: 'ENCRYPT_DECRYPT',
        multi_region: false,
        policy: '{}',
        region,
        rotation_period_in_days: 0,
        timeouts: null,
        xks_key_id: store?.externalKey ?? '',
        ...TAGS,
      },
    ],
  };
  return { arn, resource };
}

export function server({ region, account, seeded }: AwsPlace, name: string): StateResource {
  const id = `i-0${seeded.hex(16)}`;
  return {
    type: 'aws_instance',
    name: slug(name),
    instances: [
      {
        ami: `ami-0${seeded.hex(16)}`,
        arn: `arn:aws:ec2:${region}:${account}:instance/${id}`,
        associate_public_ip_address: false,
        availability_zone: `${region}a`,
        disable_api_termination: true,
        ebs_optimized: true,
        id,
        instance_state: 'running',
        instance_type: 'm7i.large',
        key_name: '',
        metadata_options: [
          { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 2 },
        ],
        monitoring: false,
        private_ip: `10.80.1.${seeded.int(10, 220)}`,
        region,
        root_block_device: [
          { delete_on_termination: true, encrypted: true, volume_size: 60, volume_type: 'gp3' },
        ],
        subnet_id: `subnet-0${seeded.hex(16)}`,
        vpc_security_group_ids: [`sg-0${seeded.hex(16)}`],
        ...TAGS,
      },
    ],
  };
}

export function volume(
  { region, account, seeded }: AwsPlace,
  name: string,
  kmsKey: string,
  encrypted = true,
): StateResource {
  const id = `vol-0${seeded.hex(16)}`;
  return {
    type: 'aws_ebs_volume',
    name: slug(name),
    instances: [
      {
        arn: `arn:aws:ec2:${region}:${account}:volume/${id}`,
        availability_zone: `${region}a`,
        create_time: '2025-04-22T13:09:41Z',
        encrypted,
        final_snapshot: false,
        id,
        iops: 3000,
        kms_key_id: encrypted ? kmsKey : '',
        multi_attach_enabled: false,
        outpost_arn: '',
        region,
        size: 400,
        snapshot_id: '',
        throughput: 125,
        timeouts: null,
        type: 'gp3',
        ...TAGS,
      },
    ],
  };
}

export function database({ region, account, seeded }: AwsPlace, name: string, kmsKey: string): StateResource {
  return {
    type: 'aws_db_instance',
    name: slug(name),
    instances: [
      {
        address: `${name}.${seeded.hex(12)}.${region}.rds.amazonaws.com`,
        allocated_storage: 200,
        arn: `arn:aws:rds:${region}:${account}:db:${name}`,
        availability_zone: `${region}b`,
        backup_retention_period: 14,
        db_name: 'dossiers',
        deletion_protection: true,
        engine: 'postgres',
        engine_version: '17.5',
        id: `db-${seeded.hex(26).toUpperCase()}`,
        identifier: name,
        instance_class: 'db.m7g.large',
        kms_key_id: kmsKey,
        multi_az: true,
        password: null,
        publicly_accessible: false,
        region,
        replicate_source_db: '',
        storage_encrypted: true,
        storage_type: 'gp3',
        username: 'exploitation',
        ...TAGS,
      },
    ],
  };
}

export function logGroup({ region, account }: AwsPlace, name: string): StateResource {
  return {
    type: 'aws_cloudwatch_log_group',
    name: slug(name),
    instances: [
      {
        arn: `arn:aws:logs:${region}:${account}:log-group:${name}`,
        id: name,
        kms_key_id: '',
        log_group_class: 'STANDARD',
        name,
        name_prefix: '',
        region,
        retention_in_days: 90,
        skip_destroy: false,
        ...TAGS,
      },
    ],
  };
}

export function lambda({ region, account, seeded }: AwsPlace, name: string): StateResource {
  return {
    type: 'aws_lambda_function',
    name: slug(name),
    instances: [
      {
        architectures: ['arm64'],
        arn: `arn:aws:lambda:${region}:${account}:function:${name}`,
        code_sha256: seeded.base64(43),
        environment: [],
        function_name: name,
        handler: 'index.handler',
        id: name,
        kms_key_arn: '',
        last_modified: '2026-03-11T18:22:06.000+0000',
        memory_size: 256,
        package_type: 'Zip',
        region,
        role: `arn:aws:iam::${account}:role/${name}`,
        runtime: 'nodejs24.x',
        timeout: 30,
        version: '$LATEST',
        ...TAGS,
      },
    ],
  };
}

export function trail({ region, account }: AwsPlace, name: string, logBucket: string): StateResource {
  return {
    type: 'aws_cloudtrail',
    name: slug(name),
    instances: [
      {
        arn: `arn:aws:cloudtrail:${region}:${account}:trail/${name}`,
        enable_log_file_validation: true,
        enable_logging: true,
        home_region: region,
        id: `arn:aws:cloudtrail:${region}:${account}:trail/${name}`,
        include_global_service_events: true,
        is_multi_region_trail: true,
        is_organization_trail: false,
        kms_key_id: '',
        name,
        region,
        s3_bucket_name: logBucket,
        ...TAGS,
      },
    ],
  };
}

/** The external key store itself: a proxy towards the customer's module. */
export function keyStore({ region }: AwsPlace, id: string, name: string, endpoint: string): StateResource {
  return {
    type: 'aws_kms_custom_key_store',
    name: slug(name),
    instances: [
      {
        cloud_hsm_cluster_id: '',
        custom_key_store_name: name,
        custom_key_store_type: 'EXTERNAL_KEY_STORE',
        id,
        key_store_password: null,
        region,
        timeouts: null,
        trust_anchor_certificate: '',
        xks_proxy_authentication_credential: [],
        xks_proxy_connectivity: 'PUBLIC_ENDPOINT',
        xks_proxy_uri_endpoint: endpoint,
        xks_proxy_uri_path: '/kms/xks/v1',
        xks_proxy_vpc_endpoint_service_name: '',
      },
    ],
  };
}
