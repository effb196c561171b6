import type { JsonCursor } from '@ancrage/base';

/** One range as the operator's file tells it. */
export interface OperatorRange {
  readonly prefix: string | undefined;
  readonly region: string | undefined;
  readonly pointer: string;
}

/** How one operator writes its file. */
export interface OperatorFile {
  readonly platform: string;
  readonly ranges: (root: JsonCursor) => Iterable<OperatorRange>;
  /** When the file says that it was made, as RFC 3339 for whoever reads it; undefined where it says nothing. */
  readonly publishedAt: (root: JsonCursor) => string | undefined;
}

/**
 * `ip-ranges.json`: `createDate` is `2025-07-24-20-23-14`, in UTC. The group that announces a range to the network is that of
 * a local or wavelength zone, mostly abroad from the region that manages it, or the region itself: it says where the range is.
 */
export const awsRanges: OperatorFile = {
  platform: 'aws',
  *ranges(this: void, root: JsonCursor) {
    for (const [list, prefix] of [
      ['prefixes', 'ip_prefix'],
      ['ipv6_prefixes', 'ipv6_prefix'],
    ] as const)
      for (const item of root.get(list)?.items() ?? [])
        yield {
          prefix: item.get(prefix)?.string(),
          region: item.get('network_border_group')?.string() || item.get('region')?.string(),
          pointer: item.pointer,
        };
  },
  publishedAt: (root) => {
    const text = root.get('createDate')?.string();
    return text?.replace(/^(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})-(\d{2})$/, '$1T$2:$3:$4Z');
  },
};

/** `cloud.json`: a scope is a region or `global`. */
export const googleRanges: OperatorFile = {
  platform: 'google',
  *ranges(this: void, root: JsonCursor) {
    for (const item of root.get('prefixes')?.items() ?? [])
      yield {
        prefix: (item.get('ipv4Prefix') ?? item.get('ipv6Prefix'))?.string(),
        region: item.get('scope')?.string(),
        pointer: item.pointer,
      };
  },
  publishedAt: (root) => withoutZone(root.get('creationTime')?.string()),
};

/** `ServiceTags_Public.json`: a tag without region holds ranges of many; the file has a number and no date. */
export const azureRanges: OperatorFile = {
  platform: 'azure',
  *ranges(this: void, root: JsonCursor) {
    for (const tag of root.get('values')?.items() ?? []) {
      const region = tag.path('properties', 'region')?.string() || undefined;
      for (const prefix of tag.path('properties', 'addressPrefixes')?.items() ?? [])
        yield { prefix: prefix.string(), region, pointer: prefix.pointer };
    }
  },
  publishedAt: () => undefined,
};

/** `public_ip_ranges.json`. */
export const oracleRanges: OperatorFile = {
  platform: 'oracle',
  *ranges(this: void, root: JsonCursor) {
    for (const region of root.get('regions')?.items() ?? []) {
      const name = region.get('region')?.string();
      for (const range of region.get('cidrs')?.items() ?? [])
        yield { prefix: range.get('cidr')?.string(), region: name, pointer: range.pointer };
    }
  },
  publishedAt: (root) => withoutZone(root.get('last_updated_timestamp')?.string()),
};

/** Both operators write the instant without its zone. It is UTC or a few hours off, which no age counted in days feels. */
function withoutZone(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?$/, '$1Z');
}
