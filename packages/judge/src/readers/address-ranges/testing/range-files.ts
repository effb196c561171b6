/** Small files of ranges, each as its operator writes it; the addresses are kept for documentation. */
export const awsFile = (
  prefixes: readonly { readonly prefix: string; readonly region: string; readonly service?: string }[],
): string =>
  JSON.stringify(
    {
      syncToken: '1791072000',
      createDate: '2026-10-04-10-00-00',
      prefixes: prefixes
        .filter(({ prefix }) => !prefix.includes(':'))
        .map(({ prefix, region, service = 'AMAZON' }) => ({
          ip_prefix: prefix,
          region,
          service,
          network_border_group: region,
        })),
      ipv6_prefixes: prefixes
        .filter(({ prefix }) => prefix.includes(':'))
        .map(({ prefix, region, service = 'AMAZON' }) => ({
          ipv6_prefix: prefix,
          region,
          service,
          network_border_group: region,
        })),
    },
    null,
    2,
  );

export const GOOGLE = JSON.stringify({
  syncToken: '1791100000000',
  creationTime: '2026-10-04T12:00:00.123456',
  prefixes: [
    { ipv4Prefix: '198.51.100.0/24', service: 'Google Cloud', scope: 'northamerica-northeast1' },
    { ipv6Prefix: '2001:db8::/32', service: 'Google Cloud', scope: 'global' },
  ],
});

export const AZURE = JSON.stringify({
  changeNumber: 400,
  cloud: 'Public',
  values: [
    tag('ActionGroup', '', ['203.0.113.0/28', '198.51.100.0/28']),
    tag('AzureCloud.canadacentral', 'canadacentral', ['198.51.100.0/28', '2001:db8:1::/48']),
  ],
});

function tag(name: string, region: string, addressPrefixes: readonly string[]): object {
  return {
    name,
    id: name,
    properties: { changeNumber: 1, region, regionId: 0, platform: 'Azure', addressPrefixes },
  };
}

export const ORACLE = JSON.stringify({
  last_updated_timestamp: '2026-10-01T07:13:25.457838',
  regions: [{ region: 'ca-montreal-1', cidrs: [{ cidr: '192.0.2.0/24', tags: ['OCI'] }] }],
});

export const GEOFEED = `# This file contains a self-published geofeed as defined in RFC 8805
# Last modified: 2026-10-04 10:00:06
2001:db8::/32,CA,CA-QC,Montréal,
192.0.2.0/24,us,US-TX,Richardson,75080
198.51.100.0/24,,,,
`;

export const LIST = '192.0.2.0/24\r\n198.51.100.0/24\r\n2001:db8::/32\r\n';
