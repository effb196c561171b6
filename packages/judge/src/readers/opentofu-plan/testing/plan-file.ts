/** One entry of `resource_changes`, by what tells it apart. */
export interface Change {
  readonly address: string;
  readonly module?: string;
  readonly mode?: string;
  readonly actions?: readonly string[];
  readonly after?: object | null;
  readonly unknown?: object;
  readonly sensitive?: object | boolean;
}

/** Plan as `tofu show -json` writes it; `provider` names the configuration that each resource uses. */
export function planFile(changes: readonly Change[], more: object = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.10.2',
    variables: { region: { value: 'ca-central-1' } },
    planned_values: { root_module: {} },
    resource_changes: changes.map(changeOf),
    configuration: CONFIGURATION,
    timestamp: '2026-08-01T12:00:00Z',
    errored: false,
    ...more,
  });
}

function changeOf({ address, module, mode = 'managed', actions = ['create'], ...change }: Change): object {
  const [name = '', type = ''] = address
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .reverse();
  return {
    address,
    ...(module === undefined ? {} : { module_address: module }),
    mode,
    type,
    name,
    provider_name: 'hashicorp/aws',
    change: {
      actions,
      before: null,
      after: change.after === undefined ? {} : change.after,
      after_unknown: change.unknown ?? {},
      before_sensitive: false,
      after_sensitive: change.sensitive ?? {},
    },
  };
}

const resource = (type: string, name: string, key: string): object => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_config_key: key,
  schema_version: 0,
});

/** The provider is in Montréal by default, in Calgary by an alias, in a region made of a variable by another. */
const CONFIGURATION = {
  provider_config: {
    aws: {
      name: 'aws',
      full_name: 'hashicorp/aws',
      expressions: { region: { constant_value: 'ca-central-1' } },
    },
    'aws.west': { name: 'aws', alias: 'west', expressions: { region: { constant_value: 'ca-west-1' } } },
    'aws.any': { name: 'aws', alias: 'any', expressions: { region: { references: ['var.region'] } } },
  },
  root_module: {
    resources: [
      resource('aws_s3_bucket', 'data', 'aws'),
      resource('aws_db_instance', 'clients', 'aws'),
      resource('aws_ebs_volume', 'disk', 'aws'),
      resource('aws_cloudfront_distribution', 'edge', 'aws'),
      resource('aws_s3_bucket', 'any', 'aws.any'),
    ],
    module_calls: {
      copies: {
        source: './copies',
        module: { resources: [resource('aws_backup_vault', 'vault', 'aws.west')] },
      },
    },
  },
};

/** What a small service means to have: buckets, a database, a vault within a module, and what it takes away. */
export const NORDET: readonly Change[] = [
  { address: 'aws_s3_bucket.data', after: { bucket: 'nordet-data' }, unknown: { arn: true, id: true } },
  {
    address: 'aws_db_instance.clients',
    actions: ['no-op'],
    after: {
      arn: 'arn:aws:rds:ca-central-1:111122223333:db:clients',
      storage_encrypted: true,
      password: 'never-shown',
    },
    sensitive: { password: true },
  },
  {
    address: 'module.copies["a.b"].aws_backup_vault.vault[0]',
    module: 'module.copies["a.b"]',
    actions: ['delete', 'create'],
    after: { name: 'vault' },
    unknown: { arn: true },
  },
  {
    address: 'aws_s3_bucket_replication_configuration.data',
    after: { rule: [{ destination: [{ bucket: 'arn:aws:s3:::nordet-copies' }] }] },
    unknown: { id: true },
  },
  { address: 'aws_s3_bucket.any', after: {}, unknown: { bucket: true, arn: true } },
  { address: 'aws_instance.old', actions: ['delete'], after: null },
  { address: 'aws_instance.let_go', actions: ['forget'], after: null },
  { address: 'data.aws_ami.base', mode: 'data', actions: ['read'], after: { region: 'us-east-1' } },
  { address: 'random_password.p', after: { length: 20 } },
];

/** The same text as Windows redirects it: UTF-16, little endian, with its mark. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes.set([unit & 0xff, unit >> 8], 2 + 2 * index);
  }
  return bytes;
}
