import type { JsonCursor } from '@ancrage/base';
import { azureRegion } from '../azure-region.ts';
import { googleRegion } from '../google-region.ts';
import type { Copy, InventoryItem } from '../inventory-facts.ts';
import type { ClusterObject } from './cluster-object.ts';
import type { ClusterTopology } from './cluster-topology.ts';
import { parameterOf } from './storage-classes.ts';
import type { StorageClasses } from './storage-classes.ts';
import { subscriptionOf, withoutParents } from './node-place.ts';

/** What a volume or a snapshot tells of itself. */
export type VolumeItem = Pick<
  InventoryItem,
  'account' | 'encrypted' | 'native' | 'platform' | 'regions' | 'role'
>;

/** Drivers of platforms; any other keeps volumes on the cluster's own machines, or where its object does not tell. */
const DRIVERS: readonly (readonly [RegExp, string])[] = [
  [/\.csi\.(?:eks\.amazonaws|aws)\.com$|^kubernetes\.io\/aws-ebs$/, 'aws'],
  [/\.csi\.azure\.com$|^kubernetes\.io\/azure-/, 'azure'],
  [/\.csi\.storage\.gke\.io$|^kubernetes\.io\/gce-pd$/, 'google'],
  [/\.csi\.openstack\.org$|^kubernetes\.io\/cinder$/, 'openstack'],
  [/\.csi\.oraclecloud\.com$/, 'oracle'],
  [/\.csi\.ibm\.io$/, 'ibm'],
  [/\.csi\.digitalocean\.com$/, 'digitalocean'],
  [/\.csi\.linode\.com$/, 'linode'],
  [/^csi\.scaleway\.com$/, 'scaleway'],
  [/^csi\.hetzner\.cloud$/, 'hetzner'],
  [/^csi\.vsphere\.vmware\.com$|^kubernetes\.io\/vsphere-volume$/, 'vsphere'],
];

/** Sources that stood in the object before drivers were separate, each with the driver that took over. */
const SOURCES: Readonly<Record<string, string>> = {
  awsElasticBlockStore: 'kubernetes.io/aws-ebs',
  gcePersistentDisk: 'kubernetes.io/gce-pd',
  azureDisk: 'kubernetes.io/azure-disk',
  azureFile: 'kubernetes.io/azure-file',
  cinder: 'kubernetes.io/cinder',
  vsphereVolume: 'kubernetes.io/vsphere-volume',
};

/** A persistent volume: its platform by its driver, its region by the nodes that it may be used from. */
export function volumeItem(
  volume: ClusterObject,
  topology: ClusterTopology,
  classes: StorageClasses,
): VolumeItem {
  const spec = volume.cursor.get('spec');
  const legacy = Object.keys(SOURCES).find((source) => spec?.get(source) !== undefined);
  const driver = spec?.textAlong(['csi', 'driver']) ?? (legacy === undefined ? '' : SOURCES[legacy]!);
  const native = spec?.textAlong(['csi', 'volumeHandle']) || undefined;
  const { platform, account, regions } = driverPlace(driver, native, topology);
  const terms = spec?.path('nodeAffinity', 'required', 'nodeSelectorTerms')?.items() ?? [];
  const labels = volume.cursor.path('metadata', 'labels');
  const labelled =
    labels?.text('topology.kubernetes.io/region') ??
    labels?.text('failure-domain.beta.kubernetes.io/region') ??
    '';
  const maker = volume.cursor.textAlong(['metadata', 'annotations', 'pv.kubernetes.io/provisioned-by']);
  const own = spec?.get('local') !== undefined || spec?.get('hostPath') !== undefined;
  // A share on the network may be used from nodes that are nowhere near it, whatever someone wrote beside it.
  const placed = own || (driver !== '' && (isPlatformDriver(driver) || maker === driver));
  return {
    role: 'storage',
    platform,
    account,
    native,
    regions: placed ? [...placedRegions(platform, terms, labelled, topology), ...regions] : regions,
    encrypted: classes.encrypts(volume),
  };
}

/** Regions of the nodes that a volume may be used from, and that of its label unless they are of a zone apart from it. */
function placedRegions(
  platform: string,
  terms: readonly JsonCursor[],
  labelled: string,
  topology: ClusterTopology,
): readonly string[] {
  const told = topology.regionsOf(platform, terms);
  // One zone apart wins over its region; beside another zone, which of them is not told.
  return told.length === 1 ? withoutParents(platform, [...told, labelled]) : [...told, labelled];
}

/** A snapshot of a volume: where it is, only its handle tells, on the platforms that write it there. */
export function snapshotItem({ cursor }: ClusterObject, topology: ClusterTopology): VolumeItem {
  const driver = cursor.textAlong(['spec', 'driver']) ?? '';
  const native =
    cursor.textAlong(['status', 'snapshotHandle']) ||
    cursor.textAlong(['spec', 'source', 'snapshotHandle']) ||
    undefined;
  return { role: 'backup', native, ...driverPlace(driver, native, topology) };
}

/** Where the driver of a class of snapshots is asked to keep them, apart from where the volume is. */
export function snapshotCopies({ cursor }: ClusterObject): readonly Copy[] {
  const driver = cursor.text('driver') ?? '';
  const told = (name: string): string => parameterOf(cursor.get('parameters'), name) ?? '';
  const places =
    driver === 'disk.csi.azure.com'
      ? [azureRegion(told('location')) ?? '']
      : told('storage-locations')
          .split(',')
          .map((place) => googleRegion(place.trim()) ?? '');
  return places.filter((place) => place !== '').map((place) => ({ target: place, region: place }));
}

/** The platform of a class of snapshots: that of its driver, else of the nodes. */
export function snapshotClassPlatform({ cursor }: ClusterObject, topology: ClusterTopology): string {
  return driverPlace(cursor.text('driver') ?? '', undefined, topology).platform;
}

function isPlatformDriver(driver: string): boolean {
  return DRIVERS.some(([pattern]) => pattern.test(driver));
}

function driverPlace(
  driver: string,
  handle: string | undefined,
  topology: ClusterTopology,
): Pick<VolumeItem, 'account' | 'platform' | 'regions'> {
  const told = DRIVERS.find(([pattern]) => pattern.test(driver))?.[1];
  // OVHcloud's volumes are OpenStack's; what no driver tells is on the nodes' own platform.
  const platform =
    told === 'openstack' && topology.platform === 'ovh' ? 'ovh' : (told ?? topology.platform ?? 'kubernetes');
  const [, project, scope, where] =
    (told === 'google' &&
      /^projects\/([^/]{1,63})\/(zones|regions|global)\/([^/]{1,63})/.exec(handle ?? '')) ||
    [];
  const region = scope === 'global' ? scope : googleRegion(where);
  return {
    platform,
    account: told === 'azure' ? subscriptionOf(handle ?? '') : project,
    regions: region === undefined ? [] : [region],
  };
}
