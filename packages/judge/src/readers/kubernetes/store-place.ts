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
 * differ, both are given and neither is taken.
 */
export function storePlace({
  platform,
  region,
  endpoint,
}: Pick<OutsideStore, 'platform' | 'region' | 'endpoint'>): {
  readonly platform: string;
  readonly regions: readonly string[];
} {
  const own =
    endpoint === undefined ? { platform, region: undefined } : placeOfHost(endpointHost(endpoint) ?? '');
  const regions = [region, own.region].filter((one): one is string => one !== undefined && one !== '');
  return { platform: own.platform, regions: own.platform === 'kubernetes' ? [] : regions };
}

/** Hosts of object stores of platforms, each with the part that names the region where one does. */
const HOSTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)s3[.-](?:dualstack\.|fips\.)?([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/, 'aws'],
  [/\.amazonaws\.com(?:\.cn)?$/, 'aws'],
  [/^s3\.([a-z0-9-]+)\.(?:io|perf)\.cloud\.ovh\.(?:net|us)$/, 'ovh'],
  [/\.cloud\.ovh\.(?:net|us)$/, 'ovh'],
  [/(?:^|\.)storage\.googleapis\.com$/, 'google'],
  [/\.(?:blob\.core\.windows\.net|vault\.azure\.net)$/, 'azure'],
  [/(?:^|\.)([a-z]{3}\d)\.digitaloceanspaces\.com$/, 'digitalocean'],
  [/\.compat\.objectstorage\.([a-z]{2,4}-[a-z]+-\d)\.(?:oci\.customer-oci|oraclecloud)\.com$/, 'oracle'],
  [/(?:^|\.)s3\.([a-z]{2}-[a-z]+)\.cloud-object-storage\.appdomain\.cloud$/, 'ibm'],
  [/(?:^|\.)s3\.([a-z]{2}-[a-z]{3})\.scw\.cloud$/, 'scaleway'],
];

function placeOfHost(host: string): { readonly platform: string; readonly region: string | undefined } {
  for (const [pattern, platform] of HOSTS) {
    const found = pattern.exec(host);
    if (found !== null) return { platform, region: found[1] };
  }
  return { platform: 'kubernetes', region: undefined };
}
