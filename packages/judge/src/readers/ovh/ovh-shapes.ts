import type { JsonCursor } from '@ancrage/base';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import type { Copy, InventoryItem, Role } from '../inventory-facts.ts';
import { fieldsOf } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

/** What one object of the API tells of itself besides its name. */
export type OvhItem = Pick<
  InventoryItem,
  'account' | 'copies' | 'encrypted' | 'key' | 'native' | 'public' | 'regions'
>;

/** One kind of object of OVHcloud's API, known by the fields that no other kind has together. */
export interface OvhShape {
  readonly type: string;
  /** Undefined where the object tells of the project rather than of a resource in it. */
  readonly role: Role | undefined;
  readonly marks: readonly string[];
  /** Fields that it is known by too where the start of a file holds no more of it: a list of many items comes before the others. */
  readonly start?: readonly string[];
  readonly known: KnownFields;
  /** Field of the object itself that a list of such objects leaves out, and with it where their copies go. */
  readonly unlisted?: string;
  item?(row: JsonCursor): OvhItem;
}

const COMMON = 'id name region status planCode createdAt updatedAt';

/** Kinds of objects, the more specific first. Fields are those of the API's published description. */
export const ovhShapes: readonly OvhShape[] = [
  {
    type: 'cloud.project',
    role: undefined,
    marks: ['project_id', 'projectName'],
    known: fieldsOf(`access creationDate description expiration iam manualQuota orderId planCode
        projectName project_id status unleash`),
  },
  {
    type: 'cloud.region',
    role: undefined,
    marks: ['continentCode', 'datacenterLocation', 'services'],
    known: fieldsOf(`name status type availabilityZones continentCode countryCode datacenterLocation
        ipCountries services`),
  },
  {
    type: 'cloud.instance',
    role: 'processing',
    marks: ['ipAddresses', 'region', 'planCode'],
    known:
      fieldsOf(`${COMMON} availabilityZone created currentMonthOutgoingTraffic flavor flavorId image imageId
        ipAddresses licenses monthlyBilling operationIds rescuePassword sshKey sshKeyId`),
    item: named,
  },
  {
    type: 'cloud.volume',
    role: 'storage',
    marks: ['attachedTo', 'bootable', 'region', 'size'],
    known: fieldsOf(
      `${COMMON} attachedTo availabilityZone bootable creationDate description encryption size type`,
    ),
    item: (row) => ({ ...named(row), ...volumeEncryption(row) }),
  },
  {
    type: 'cloud.volume.snapshot',
    role: 'backup',
    marks: ['volumeId', 'creationDate', 'region', 'size'],
    known: fieldsOf(`${COMMON} creationDate description size volumeId`),
    item: named,
  },
  {
    type: 'cloud.image',
    role: 'backup',
    marks: ['minDisk', 'visibility', 'region'],
    known: fieldsOf(`${COMMON} creationDate flavorType minDisk minRam size tags type user visibility`),
    item: named,
  },
  {
    type: 'cloud.storage.container',
    role: 'storage',
    marks: ['storedBytes', 'storedObjects', 'region'],
    known: fieldsOf(
      `${COMMON} archive containerType cors objects public staticUrl storedBytes storedObjects`,
    ),
    item: (row) => ({ ...named(row), public: openToAll(row), account: accountInUrl(row) }),
  },
  {
    type: 'cloud.storage.coldArchive',
    role: 'storage',
    marks: ['automaticDeletionAt', 'lockedUntil', 'objectsCount', 'ownerId'],
    known: fieldsOf(`${COMMON} automaticDeletionAt lockedUntil objects objectsCount objectsSize ownerId
        virtualHost`),
    // Its answer has an address and no region.
    item: (row) => ({ native: row.get('name')?.string(), regions: [] }),
  },
  {
    type: 'cloud.storage.s3',
    role: 'storage',
    marks: ['virtualHost', 'objectsCount', 'ownerId'],
    start: ['encryption', 'objectLock', 'objects'],
    unlisted: 'replication',
    known: {
      ...fieldsOf(`${COMMON} lifecycle objectLock objects objectsCount objectsSize ownerId tags`),
      ...fieldsOf('versioning virtualHost'),
      encryption: fieldsOf('sseAlgorithm'),
      replication: { rules: null },
    },
    item: bucket,
  },
  {
    type: 'cloud.share',
    role: 'storage',
    marks: ['protocol', 'shareNetworkId', 'region', 'size'],
    known: fieldsOf(`${COMMON} availabilityZone capabilities description exportLocations isPublic networkId
        protocol shareNetworkId size subnetId type`),
    item: named,
  },
  {
    type: 'cloud.share.snapshot',
    role: 'backup',
    marks: ['shareId', 'shareProtocol', 'shareSize'],
    known: fieldsOf(`${COMMON} description shareId shareProtocol shareSize size`),
    item: named,
  },
  {
    type: 'cloud.loadbalancer',
    role: 'network',
    marks: ['operatingStatus', 'provisioningStatus', 'vipAddress'],
    known: fieldsOf(`${COMMON} flavorId floatingIp operatingStatus provisioningStatus vipAddress
        vipNetworkId vipSubnetId`),
    item: named,
  },
  {
    type: 'cloud.kube',
    role: 'processing',
    marks: ['nodesUrl', 'updatePolicy', 'region'],
    known: fieldsOf(`${COMMON} auditLogsSubscribed controlPlaneIsUpToDate customization etcdUsage
        ipAllocationPolicy isUpToDate kubeProxyMode loadBalancersSubnetId
        nextUpgradeVersions nodesSubnetId nodesUrl plan privateNetworkConfiguration
        privateNetworkId updatePolicy url version`),
    item: named,
  },
  {
    type: 'cloud.database',
    role: 'storage',
    marks: ['engine', 'networkType', 'plan'],
    known: fieldsOf(`${COMMON} backupTime backups capabilities category deletionProtection description disk
        enablePrometheus endpoints engine flavor ipRestrictions maintenanceTime networkId
        networkType nodeNumber nodes plan restApi schemaRegistry aclsEnabled storage subnetId version`),
    item: database,
  },
  {
    type: 'cloud.containerRegistry',
    role: 'storage',
    marks: ['projectID', 'iamEnabled', 'url'],
    known: fieldsOf(`${COMMON} deliveredAt deploymentMode iamEnabled plan projectID size url usage version`),
    item: (row) => ({ ...named(row), account: row.get('projectID')?.string() }),
  },
  {
    type: 'cloud.workflow.backup',
    role: 'other',
    marks: ['backupName', 'cron', 'instanceId'],
    known: fieldsOf(`backupName createdAt cron distantBackupName distantRegion executions id instanceId
        name nextExecutionTime rotation`),
    item: (row) => ({ ...named(row), copies: regionCopies([row.get('distantRegion')?.string()], []) }),
  },
  {
    type: 'okms.resource',
    role: 'key',
    marks: ['kmipEndpoint', 'restEndpoint', 'region'],
    known: fieldsOf(`iam id kmipEndpoint kmipObjectCount kmipRsaEndpoint name publicCa region
        restEndpoint secretCount serviceKeyCount status swaggerEndpoint type`),
    item: (row) => ({ ...named(row), key: { protection: 'unknown', custodian: 'platform' } }),
  },
];

/** The kind of an object; undefined where its fields are those of none. */
export function shapeOf(row: JsonCursor): OvhShape | undefined {
  return ovhShapes.find((shape) => isOf(row, shape));
}

function isOf(row: JsonCursor, { marks }: OvhShape): boolean {
  return marks.every((mark) => row.get(mark) !== undefined);
}

/** Whether an object with these fields, of which the last one of a cut text may lack some, is of a kind. */
export function isKnownBy(fields: ReadonlySet<string>): boolean {
  const has = (names: readonly string[] | undefined): boolean =>
    names?.every((name) => fields.has(name)) === true;
  return ovhShapes.some(({ marks, start }) => has(marks) || has(start));
}

/** Whether an object is the answer that names its project: the first kind that is looked for. */
export function isProject(row: JsonCursor): boolean {
  return isOf(row, ovhShapes[0]!);
}

const HOSTS = [
  hostFields(/^cloud\.(?:kube|containerRegistry)$/, 'endpoint', 'url'),
  hostFields(/^cloud\.storage\.s3$/, 'endpoint', 'virtualHost'),
  hostFields(/^cloud\.storage\.container$/, 'endpoint', 'staticUrl'),
  hostFields(/^cloud\.database$/, 'endpoint', 'endpoints.0.domain endpoints.1.domain'),
  hostFields(/^okms\.resource$/, 'endpoint', 'restEndpoint kmipEndpoint'),
];

/** Names by which an object is reached. */
export function ovhHosts(type: string, row: JsonCursor): readonly DeclaredHost[] {
  return declaredHosts(HOSTS, type, (path) => [row.path(...path)?.string()]);
}

function named(row: JsonCursor): OvhItem {
  return { native: row.get('id')?.string(), regions: [row.get('region')?.string() ?? ''] };
}

/** A type of volume that ends in `luks` is encrypted; a customer's key is one of the key service, which OVHcloud keeps. */
function volumeEncryption(row: JsonCursor): Pick<OvhItem, 'encrypted'> {
  const luks = row.get('type')?.string()?.endsWith('-luks');
  return { encrypted: luks || row.path('encryption', 'encrypted')?.boolean() === true ? true : undefined };
}

function openToAll(row: JsonCursor): boolean | undefined {
  const type = row.get('containerType')?.string();
  return type === undefined ? row.get('public')?.boolean() : type !== 'private';
}

/** The address of a container of Swift holds its project: `…/v1/AUTH_PROJECT/NAME`. */
function accountInUrl(row: JsonCursor): string | undefined {
  return /\/AUTH_([0-9a-f]{32})(?:\/|$)/.exec(row.get('staticUrl')?.string() ?? '')?.[1];
}

function bucket(row: JsonCursor): OvhItem {
  const region = row.get('region')?.string() ?? '';
  const algorithm = row.path('encryption', 'sseAlgorithm')?.string();
  const copies = (row.path('replication', 'rules')?.items() ?? []).flatMap((rule): Copy[] => {
    const to = rule.path('destination', 'region')?.string() || undefined;
    const target = rule.path('destination', 'name')?.string() || to;
    // A rule that is disabled copies nothing; what it copied before is a container of its own.
    return target === undefined || rule.get('status')?.string() === 'disabled'
      ? []
      : [{ target, region: to }];
  });
  return {
    native: row.get('name')?.string(),
    regions: [region],
    encrypted: algorithm ? algorithm.toLowerCase() !== 'plaintext' : undefined,
    copies,
  };
}

/** A database is where its nodes are; its backups may be kept elsewhere. */
function database(row: JsonCursor): OvhItem {
  const nodes = (row.get('nodes')?.items() ?? []).map((node) => node.get('region')?.string() ?? '');
  const own = row.get('region')?.string() ?? '';
  const regions = [...new Set([...nodes, own].filter((region) => region !== ''))];
  const kept = (row.path('backups', 'regions')?.items() ?? []).map((region) => region.string());
  return {
    native: row.get('id')?.string(),
    regions: regions.slice(0, 1),
    copies: regionCopies([...regions.slice(1), ...kept], regions.slice(0, 1)),
  };
}

function regionCopies(regions: readonly (string | undefined)[], own: readonly string[]): Copy[] {
  const told = regions.filter((region) => region !== undefined && region !== '' && !own.includes(region));
  return [...new Set(told as string[])].map((region) => ({ target: region, region }));
}
