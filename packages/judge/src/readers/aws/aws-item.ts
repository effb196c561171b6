import type { JsonCursor } from '@ancrage/base';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { apartZone, apartZoneId, arnOf, regionOfArn, regionOfZone } from './aws-arn.ts';
import { awsCopies } from './aws-copies.ts';
import { CACHE_GROUP, DATABASE_GROUP, MEMORY_GROUP, groupNamed } from './copy-target.ts';
import { awsRoleOf, isGlobalOfAws } from './aws-types.ts';
import { flagIn, itemsIn, textIn, textsIn, within } from './caseless.ts';

/** A resource as Config or CloudFormation describes it; what is absent was not told. */
export interface AwsResource {
  readonly type: string;
  readonly arn?: string | undefined;
  /** Name that the platform knows it by: that of a bucket. */
  readonly name?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly zone?: string | undefined;
  /** Its own fields, as its service names them. */
  readonly properties?: JsonCursor | undefined;
  /** Fields that Config keeps apart, by their name. */
  readonly supplement?: ((name: string) => JsonCursor | undefined) | undefined;
  /** The fields are as someone declares them: what they leave out takes the default of its service. */
  readonly declared?: boolean;
}

/** What one resource tells of itself; nothing else of it leaves this folder. */
export type AwsItem = Pick<
  InventoryItem,
  | 'account'
  | 'copies'
  | 'encrypted'
  | 'hosts'
  | 'key'
  | 'native'
  | 'platform'
  | 'public'
  | 'regions'
  | 'role'
  | 'type'
>;

/** Reads a resource: where it is, what it does with data, who holds its key and where copies of it go. */
export function awsItem(resource: AwsResource): AwsItem {
  const { type, arn } = resource;
  const role = awsRoleOf(type);
  const regions = regionsOf(resource);
  const account = resource.account ?? arnOf(arn)?.account;
  return {
    type,
    role,
    platform: 'aws',
    account,
    regions,
    native: nativeOf(resource, account),
    encrypted: encryptedOf(resource, role),
    public: publicOf(resource),
    key: role === 'key' ? keyOf(resource) : undefined,
    copies: awsCopies(resource, { regions, account }),
    hosts: hostsOf(resource),
  };
}

const HOSTS = [
  hostFields(/^AWS::Route53::HostedZone$/, 'zone', 'name'),
  hostFields(/^AWS::ElasticLoadBalancing(?:V2)?::LoadBalancer$/, 'endpoint', 'dNSName'),
  hostFields(/^AWS::CloudFront::Distribution$/, 'endpoint', 'domainName'),
  hostFields(/^AWS::RDS::DBInstance$/, 'endpoint', 'endpoint.address'),
  hostFields(/^AWS::RDS::DBCluster$/, 'endpoint', 'endpoint readerEndpoint'),
  hostFields(/^AWS::(?:EKS::Cluster|OpenSearch::Domain|Elasticsearch::Domain)$/, 'endpoint', 'endpoint'),
];

function hostsOf({ type, properties, declared }: AwsResource): readonly DeclaredHost[] {
  // What somebody only declares has no name of its own yet.
  if (declared === true) return [];
  return declaredHosts(HOSTS, type, (path) => [textIn(properties, ...path.map(String))]);
}

/** Keys elsewhere of which this one is a copy, or that are copies of it: their ARNs tell where they are. */
export function relatedKeys({ type, arn, properties }: AwsResource): string[] {
  if (type !== 'AWS::KMS::Key') return [];
  const related = [
    textIn(properties, 'multiRegionConfiguration', 'primaryKey', 'arn'),
    ...itemsIn(properties, 'multiRegionConfiguration', 'replicaKeys').map((key) => textIn(key, 'arn')),
  ];
  return [...new Set(related)].filter((key) => key !== undefined && key !== arn) as string[];
}

function regionsOf({ type, arn, region, zone, properties }: AwsResource): string[] {
  if (isGlobalOfAws(type)) return ['global'];
  // A group stands where its members do, not where it was made.
  if (Object.hasOwn(GROUPS, type)) return [];
  // A profile that stands on one of the platform's sends each call to a region that the platform chooses.
  if (textIn(properties, 'modelSource', 'copyFrom')?.includes(':inference-profile/') === true)
    return ['multi-region'];
  // So does a guardrail that has a profile of regions.
  if (textIn(properties, 'crossRegionConfig', 'guardrailProfileArn') !== undefined) return ['multi-region'];
  if (isOnOutpost(properties) || arnOf(arn)?.service === 's3-outposts') return [];
  const zones = [
    zone,
    textIn(properties, 'availabilityZone') ?? textIn(properties, 'availabilityZoneName'),
    ...ZONES.flatMap((path) => textsIn(properties, path)),
  ];
  // A zone apart is not where its region is, whatever the rest of the resource names.
  const apart = zones.flatMap((told) => apartZone(told) ?? apartZoneId(told) ?? []);
  if (apart.length > 0) return [...new Set(apart)];
  const told = [
    region,
    regionOfArn(arn),
    ...zones.map(regionOfZone),
    textIn(properties, 'location', 'regionName'),
  ];
  return [...new Set(told.filter((found) => found !== undefined))];
}

/** Fields that name zones, one or many, by their name or their identifier. */
const ZONES = [
  ['placement', 'availabilityZone'],
  ['availabilityZones'],
  ['preferredAvailabilityZone'],
  ['preferredAvailabilityZones'],
  ['preferredCacheClusterAZs'],
  ['secondaryAvailabilityZone'],
  ['availabilityZoneId'],
  ['availabilityZoneIds'],
  ['locationName'],
] as const;

/** Fields that name the Outpost that a resource is on. */
const OUTPOSTS = [
  ['outpostConfig', 'outpostArns'],
  ['preferredOutpostArn'],
  ['preferredOutpostArns'],
  ['memberClustersOutpostArns'],
  ['outpostId'],
  ['placement', 'outpostArn'],
  ['dBSubnetGroup', 'subnets', 'subnetOutpost', 'arn'],
] as const;

/** What is on an Outpost stands wherever its owner put it. */
function isOnOutpost(properties: JsonCursor | undefined): boolean {
  const outpost = within(properties, 'outpostArn');
  if (outpost?.string() || outpost?.isObject() === true) return true;
  return OUTPOSTS.some((path) => textsIn(properties, path).length > 0);
}

const CLUSTERS = [DATABASE_GROUP, 'globalClusterIdentifier', 'globalClusterMembers'] as const;

/** Groups that stand in several regions: what their names begin with, and the fields of their own name and of all their members. */
const GROUPS: Readonly<Record<string, readonly [beginning: string, name: string, members: string]>> = {
  'AWS::RDS::GlobalCluster': CLUSTERS,
  'AWS::DocDB::GlobalCluster': CLUSTERS,
  'AWS::Neptune::GlobalCluster': CLUSTERS,
  'AWS::ElastiCache::GlobalReplicationGroup': [CACHE_GROUP, 'globalReplicationGroupId', 'members'],
  'AWS::MemoryDB::MultiRegionCluster': [MEMORY_GROUP, 'multiRegionClusterName', 'clusters'],
};

/** Name by which a copy elsewhere points at this resource: of a bucket, a vault, or a group that tells all its members. */
function nativeOf(
  { type, arn, name, properties }: AwsResource,
  account: string | undefined,
): string | undefined {
  if (Object.hasOwn(GROUPS, type)) {
    const [beginning, field, members] = GROUPS[type]!;
    const group = textIn(properties, field);
    // A template tells a source alone, and members could be added to it anywhere.
    const told = group !== undefined && account !== undefined && itemsIn(properties, members).length > 0;
    return told ? groupNamed(`${beginning}${group}`, account) : undefined;
  }
  if (type === 'AWS::S3::Bucket') return name ?? arnOf(arn)?.resource;
  if (type === 'AWS::Backup::BackupVault') return arn ?? textIn(properties, 'backupVaultArn');
  return undefined;
}

/** Flags that say yes or no; others say nothing when they are off, for their service encrypts all the same. */
const FLAGS = [
  ['encrypted'],
  ['storageEncrypted'],
  ['isEncrypted'],
  ['atRestEncryptionEnabled'],
  ['encryptionAtRestOptions', 'enabled'],
] as const;

/** Fields that name the key that the content is encrypted with, or how it is encrypted. */
const KEYS = [
  ['kmsKeyId'],
  ['kmsKeyArn'],
  ['kmsMasterKeyId'],
  ['encryptionKeyArn'],
  ['encryptionConfiguration', 'encryptionType'],
  ['encryptionInfo', 'encryptionAtRest', 'dataVolumeKmsKeyId'],
  ['encryptionSpecification', 'encryptionType'],
  ['sseDescription', 'kmsMasterKeyArn'],
  ['encryptionConfiguration', 'kmsKeyArn'],
  ['encryptionConfiguration', 'sseAlgorithm'],
  ['encryptionConfiguration', 'sseType'],
  ['encryptionConfig', 'kmsKeyArn'],
  ['encryptionDetails', 'kmsKeyArn'],
  ['encryptionOptions', 'kmsKeyId'],
  ['keyConfiguration', 'kmsKeyArn'],
  ['kmsKey'],
  ['kmsEncryptionKey'],
  ['kmsKeyIdentifier'],
  ['namespace', 'kmsKeyId'],
  ['snapshot', 'kmsKeyId'],
] as const;

const HOLDING: ReadonlySet<Role> = new Set(['storage', 'backup', 'telemetry']);

function encryptedOf(resource: AwsResource, role: Role): boolean | undefined {
  if (!HOLDING.has(role)) return undefined;
  const { type, properties, supplement } = resource;
  // Where a service tells how it encrypts, a flag that is off says only that nobody asked for it.
  const how = textIn(properties, 'storageEncryptionType');
  if (how !== undefined) return how !== 'none';
  for (const path of FLAGS) {
    const flag = flagIn(properties, ...path);
    if (flag !== undefined) return flag;
  }
  if (type === 'AWS::WorkSpaces::Workspace') {
    const [root, user] = ['rootVolumeEncryptionEnabled', 'userVolumeEncryptionEnabled'].map((name) =>
      flagIn(properties, name),
    );
    if (root !== undefined && user !== undefined) return root && user;
  }
  const stream = textIn(properties, 'streamEncryption', 'encryptionType');
  if (stream === 'KMS' || stream === 'NONE') return stream === 'KMS';
  const bucket = [
    ...itemsIn(properties, 'bucketEncryption', 'serverSideEncryptionConfiguration'),
    ...itemsIn(supplement?.('ServerSideEncryptionConfiguration'), 'rules'),
  ];
  const named =
    bucket.length > 0 ||
    flagIn(properties, 'sseSpecification', 'sseEnabled') === true ||
    flagIn(properties, 'sqsManagedSseEnabled') === true ||
    KEYS.some((path) => isNamed(within(properties, ...path)));
  return named ? true : undefined;
}

/** Whether a field holds a value: text, or a reference of a template other than one that depends on a condition. */
function isNamed(cursor: JsonCursor | undefined): boolean {
  if (cursor?.string()) return true;
  const [only, ...more] = cursor?.entries() ?? [];
  // So a template leaves a field out.
  if (only?.[1].string() === 'AWS::NoValue') return false;
  return only !== undefined && more.length === 0 && /^(?:Ref|Fn::(?!If$)[A-Za-z]+)$/.test(only[0]);
}

/** Material that is imported, or kept in a CloudHSM, is in a module at the platform, whose service uses it. */
function keyOf({ type, properties, declared }: AwsResource): NonNullable<AwsItem['key']> {
  const many = type === 'AWS::KMS::ReplicaKey' || textsIn(properties, ['replicationRegions']).length > 0;
  const multi = flagIn(properties, 'multiRegion') ?? (many ? true : undefined);
  const regions = multi === undefined ? {} : { multi_region: multi };
  const told = textIn(properties, 'origin');
  const left = declared === true && within(properties, 'origin') === undefined;
  const origin = told ?? (left && type.startsWith('AWS::KMS::') ? 'AWS_KMS' : undefined);
  if (origin === 'EXTERNAL_KEY_STORE') return { protection: 'external', custodian: 'customer', ...regions };
  if (origin === 'AWS_KMS' || origin === 'EXTERNAL' || origin === 'AWS_CLOUDHSM')
    return { protection: 'hardware', custodian: 'platform', ...regions };
  return { protection: 'unknown', custodian: 'unknown', ...regions };
}

/** Lists and policies of a bucket open it only where its block of public access lets them. */
function publicOf({ type, properties, supplement }: AwsResource): boolean | undefined {
  if (type === 'AWS::S3::Bucket') {
    const name = 'PublicAccessBlockConfiguration';
    const block = within(properties, name) ?? supplement?.(name);
    const [lists, policies] = [flagIn(block, 'ignorePublicAcls'), flagIn(block, 'restrictPublicBuckets')];
    if (lists === true && policies === true) return false;
    const grants = itemsIn(supplement?.('AccessControlList'), 'grantList');
    const open = grants.some((grant) => /^(?:All|Authenticated)Users$/.test(textIn(grant, 'grantee') ?? ''));
    return open && lists !== true ? true : undefined;
  }
  for (const name of ['DBSnapshotAttributes', 'DBClusterSnapshotAttributes'])
    for (const attribute of itemsIn(supplement?.(name)))
      if (itemsIn(attribute, 'attributeValues').some((value) => value.string() === 'all')) return true;
  return flagIn(properties, 'publiclyAccessible') === false ? false : undefined;
}
