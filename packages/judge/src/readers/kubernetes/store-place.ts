import { hostName, hostOfUrl } from '../host-name.ts';
import type { OutsideStore } from './outside-stores.ts';

/** Host of an address; undefined where it is none that can be understood. */
export function endpointHost(endpoint: string): string | undefined {
  // Shares are named `nfs://host:/path`, with no port behind the colon.
  return endpoint.includes('://')
    ? hostOfUrl(endpoint.replace(/^([a-z]{1,12}:\/\/[^/]*):(?=\/|$)/, '$1'))
    : hostName(endpoint.split('/', 1)[0]!);
}

/**
 * Platform and regions of a store: the address decides where the bytes go, and the field is what somebody typed: where they
 * differ, both are given and neither is taken. What was typed counts alone only beside no address, or beside one that is the
 * same for all regions of its platform.
 */
export function storePlace({
  platform,
  region,
  endpoint,
}: Pick<OutsideStore, 'platform' | 'region' | 'endpoint'>): {
  readonly platform: string;
  readonly regions: readonly string[];
} {
  if (endpoint === undefined)
    return { platform, regions: region && platform !== 'kubernetes' ? [region] : [] };
  const host = endpointHost(endpoint) ?? '';
  const own = placeOfHost(host);
  // What is of no platform stands where its host does, which a statement maps to a site.
  if (own.platform === 'kubernetes') return { platform: own.platform, regions: [host] };
  const typed = own.region !== undefined || OF_ALL_REGIONS.test(host) ? region : undefined;
  const regions = [typed, own.region].filter((one): one is string => one !== undefined && one !== '');
  return { platform: own.platform, regions };
}

/** Hosts that serve the buckets of every region: which one, only what is typed beside them tells. */
const OF_ALL_REGIONS = /(?:^|\.)(?:s3\.amazonaws|storage\.googleapis)\.com$/;

/**
 * Hosts of object stores of platforms, each with the part that names the region where one does: what stands before it may be
 * the name of a bucket, which is anything.
 */
const HOSTS: readonly (readonly [RegExp, string])[] = [
  // A directory bucket of a local zone is not where the region of its host is.
  [/(?:^|\.)s3express-[a-z]+\d+-[a-z]+\d*-az\d+\.[a-z0-9-]+\.amazonaws\.com$/, 'aws'],
  [/[.-]([a-z]{2}(?:-[a-z]+)+-\d)(?:\.vpce)?\.amazonaws\.com(?:\.cn)?$/, 'aws'],
  [/\.amazonaws\.com(?:\.cn)?$/, 'aws'],
  [/(?:^|\.)(?:s3|storage)\.([a-z0-9-]+)\.(?:(?:io|perf)\.)?cloud\.ovh\.(?:net|us)$/, 'ovh'],
  [/\.cloud\.ovh\.(?:net|us)$/, 'ovh'],
  [/(?:^|\.)storage\.googleapis\.com$/, 'google'],
  [/\.(?:blob\.core\.windows\.net|vault\.azure\.net)$/, 'azure'],
  [/(?:^|\.)([a-z]{3}\d)\.digitaloceanspaces\.com$/, 'digitalocean'],
  [/\.compat\.objectstorage\.([a-z]{2,4}-[a-z]+-\d)\.(?:oci\.customer-oci|oraclecloud)\.com$/, 'oracle'],
  [/(?:^|\.)s3\.([a-z]{2}-[a-z]+)\.cloud-object-storage\.appdomain\.cloud$/, 'ibm'],
  [/(?:^|\.)s3\.([a-z]{2}-[a-z]{3})\.scw\.cloud$/, 'scaleway'],
];

function placeOfHost(host: string): { readonly platform: string; readonly region: string | undefined } {
  // By its documentation, this one is of Northern Virginia.
  if (/(?:^|\.)s3-external-1\.amazonaws\.com$/.test(host)) return { platform: 'aws', region: 'us-east-1' };
  for (const [pattern, platform] of HOSTS) {
    const found = pattern.exec(host);
    if (found !== null) return { platform, region: found[1] };
  }
  return { platform: 'kubernetes', region: undefined };
}
