import { apartZone } from '../aws/aws-arn.ts';
import { googleRegion } from '../google-region.ts';
import type { ClusterObject } from './cluster-object.ts';

/** Platform, account and regions of a machine or a volume, as far as its object tells. */
export interface ObjectPlace {
  readonly platform: string;
  readonly account: string | undefined;
  readonly regions: readonly string[];
}

/** Schemes of `providerID` whose platform goes by another name here; own machines are of no platform but the cluster. */
const PLATFORMS: Readonly<Record<string, string>> = {
  gce: 'google',
  oci: 'oracle',
  hcloud: 'hetzner',
  hrobot: 'hetzner',
  k3s: 'kubernetes',
  rke2: 'kubernetes',
  kind: 'kubernetes',
  minikube: 'kubernetes',
  metal3: 'kubernetes',
};

/**
 * Where a node is: the platform and account that `spec.providerID` names, the region of its label, and that of the zone
 * which some platforms write in `providerID`. A node of OVHcloud bears OpenStack's identifier and OVHcloud's label.
 */
export function nodePlace({ cursor }: ClusterObject): ObjectPlace {
  const id = cursor.path('spec', 'providerID')?.string() ?? '';
  const labels = cursor.path('metadata', 'labels');
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]{0,30}):\/\/(.*)$/s.exec(id) ?? [];
  const told = id.startsWith('ocid1.') ? 'oci' : (scheme ?? 'kubernetes');
  const ovh =
    labels?.get('node.k8s.ovh/type') !== undefined && (told === 'openstack' || scheme === undefined);
  const platform = ovh ? 'ovh' : Object.hasOwn(PLATFORMS, told) ? PLATFORMS[told]! : told;
  const region =
    labels?.get('topology.kubernetes.io/region')?.string() ||
    labels?.get('failure-domain.beta.kubernetes.io/region')?.string();
  return {
    platform,
    account:
      platform === 'azure'
        ? subscriptionOf(rest)
        : platform === 'google'
          ? rest.split('/', 1)[0] || undefined
          : undefined,
    regions: withoutParents(
      platform,
      [region ?? '', regionInId(platform, rest) ?? ''].filter((found) => found !== ''),
    ),
  };
}

/** Zone of a node, as its label names it. */
export function nodeZone({ cursor }: ClusterObject): string | undefined {
  const labels = cursor.path('metadata', 'labels');
  return (
    labels?.get('topology.kubernetes.io/zone')?.string() ||
    labels?.get('failure-domain.beta.kubernetes.io/zone')?.string() ||
    undefined
  );
}

/** The region that the name of a zone carries, by the rule of its platform; undefined where none is known. */
export function regionOfZone(platform: string, zone: string): string | undefined {
  // A local zone of AWS (`us-west-2-lax-1a`) stands elsewhere than the region that manages it.
  if (platform === 'aws')
    return /^([a-z]{2}(?:-[a-z]+){1,2}-\d+)[a-z]$/.exec(zone)?.[1] ?? apartZone(zone) ?? zone;
  if (platform === 'google') return googleRegion(zone);
  if (platform === 'azure') return /^([a-z0-9]+)-\d$/.exec(zone)?.[1];
  return undefined;
}

/** Regions told, without that which manages a zone apart of AWS that is told too: the zone is where it is. */
export function withoutParents(platform: string, regions: readonly string[]): readonly string[] {
  if (platform !== 'aws' || regions.length < 2) return regions;
  const apart = regions.filter((region) => apartZone(region) !== undefined);
  return apart.length === 0
    ? regions
    : regions.filter((region) => !apart.some((zone) => zone.startsWith(`${region}-`)));
}

/** Subscription of an identifier of Azure, in lower case as its own listings write it. */
export function subscriptionOf(text: string): string | undefined {
  const id = /\/subscriptions\/([0-9A-Fa-f-]{1,64})(?:\/|$)/.exec(text)?.[1];
  return id?.toLowerCase();
}

function regionInId(platform: string, rest: string): string | undefined {
  const parts = rest.split('/');
  const zone = platform === 'aws' || platform === 'google' ? parts[1] : undefined;
  if (zone) return regionOfZone(platform, zone);
  // `openstack:///ID` names no region, `openstack://REGION/ID` does.
  return (platform === 'openstack' || platform === 'ovh') && parts.length === 2 ? parts[0] : undefined;
}
