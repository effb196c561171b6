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
  const host = endpoint === undefined ? undefined : (endpointHost(endpoint) ?? '');
  const own = host === undefined ? platform : platformOfHost(host);
  const told = [region, host === undefined ? undefined : regionOfHost(host)];
  const regions =
    own === 'kubernetes' ? [] : told.filter((one): one is string => one !== undefined && one !== '');
  return { platform: own, regions };
}

function platformOfHost(host: string): string {
  if (/\.amazonaws\.com(?:\.cn)?$/.test(host)) return 'aws';
  if (/\.cloud\.ovh\.(?:net|us)$/.test(host)) return 'ovh';
  if (/(?:^|\.)storage\.googleapis\.com$/.test(host)) return 'google';
  if (/\.(?:blob\.core\.windows\.net|vault\.azure\.net)$/.test(host)) return 'azure';
  return host.endsWith('.digitaloceanspaces.com') ? 'digitalocean' : 'kubernetes';
}

/** Region within the host of an object store: `s3.ca-central-1.amazonaws.com`, `b.s3.dualstack.…`, `s3.bhs.io.cloud.ovh.net`. */
function regionOfHost(host: string): string | undefined {
  const aws = /(?:^|\.)s3[.-](?:dualstack\.|fips\.)?([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/.exec(host);
  const found =
    aws ??
    /^s3\.([a-z0-9-]+)\.(?:io|perf)\.cloud\.ovh\.(?:net|us)$/.exec(host) ??
    /(?:^|\.)([a-z]{3}\d)\.digitaloceanspaces\.com$/.exec(host);
  return found?.[1];
}
