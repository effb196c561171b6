import { hostName, hostOfUrl } from '../host-name.ts';
import type { Copy } from '../inventory-facts.ts';
import { bucketNamed, regionOfArn } from './aws-arn.ts';

/** A copy in a bucket, by its ARN or its name: a bucket's ARN names no region, so the name joins it to the bucket itself. */
export function toBucket(told: string): Copy {
  const region = standsIn(told);
  return { target: bucketNamed(told), ...(region === undefined ? {} : { region }) };
}

/** A copy that an ARN names; undefined for a bare name, which is in the same region. */
export function byArn(told: string): Copy | undefined {
  if (!told.startsWith('arn:')) return undefined;
  if (bucketNamed(told) !== told) return toBucket(told);
  const region = standsIn(told);
  return { target: told, ...(region === undefined ? {} : { region }) };
}

/** The region of an ARN; that of an Outpost, or of what is on one, is where its owner put it. */
function standsIn(arn: string): string | undefined {
  return /^arn:[a-z-]+:(?:s3-)?outposts:/.test(arn) ? undefined : regionOfArn(arn);
}

/** What an ARN with a region names; undefined for one without, which is of a service in no region. */
export function byRegionalArn(told: string): Copy | undefined {
  return regionOfArn(told) === undefined ? undefined : byArn(told);
}

/** A copy in a region, or at what an ARN names: an Outpost, or what is in a region. */
export function inRegion(told: string): Copy {
  return byArn(told) ?? { target: told, region: told };
}

/** What the names of groups that stand in several regions begin with; accounts may name theirs alike. */
export const DATABASE_GROUP = 'arn:aws:rds:::global-cluster:';
export const CACHE_GROUP = 'arn:aws:elasticache:::globalreplicationgroup:';
export const MEMORY_GROUP = 'arn:aws:memorydb:::multiregioncluster/';

/** A member of such a group, whose regions only the group itself tells. */
export function inGroup(beginning: string): (told: string) => Copy {
  return (told) => ({ target: `${beginning}${told}` });
}

/** The name of a group, with the account of one of its members or of the group; as it is where none is known. */
export function groupNamed(target: string, account: string | undefined): string {
  return account === undefined ? target : target.replace(/^(arn:aws:[a-z]+::):/, `$1${account}:`);
}

/**
 * The region in a host name of the platform's own services, `name.ca-central-1.es.amazonaws.com` or
 * `name.kafka.ca-central-1.amazonaws.com`. What stands before S3's own name is a bucket's, which may be like a region's.
 */
const REGIONAL_HOST = /\.([a-z]{2}(?:-[a-z]+)+-\d)\.(?:(?!s3\b)[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?$/;

/** A broker of Amazon MQ that replicates to another region, which only its counterpart tells. */
export function acrossRegions(told: string): Copy | undefined {
  return told === 'CRDR' ? { target: told } : undefined;
}

/** A host that is sent to, which could be anywhere but for the platform's own. Nothing else of its address is kept. */
export function toHost(told: string): Copy | undefined {
  return hostCopy(hostOfUrl(told.replace(/^jdbc:/, '')));
}

/** The same for a server that is named alone, `name:port`, or by its address. */
export function toServer(told: string): Copy | undefined {
  return told.includes('://') ? toHost(told) : hostCopy(hostName(told));
}

/** Servers of one list, `one:9092,two:9092`: each could be elsewhere. */
export function toServers(told: string): (Copy | undefined)[] {
  return told.split(',').map(toServer);
}

/** A server whose name is in a secret, which nothing here opens: it could be anywhere, whatever region the secret is in. */
export function toServerInSecret(told: string): Copy {
  return { target: `${told}#host` };
}

/** A subscriber of a topic: what an ARN with a region names, or a host; the address of a person is none. */
export function toSubscriber(told: string): Copy | undefined {
  return /^https?:\/\//i.test(told) ? toHost(told) : byRegionalArn(told);
}

/**
 * A bucket or a file system that a location of DataSync names by its address, `s3://us-east-1.name/folder/`: the region is
 * the first part. Undefined for an address that names no region.
 */
export function atLocation(address: string | undefined): Copy | undefined {
  const told = /^[a-z0-9-]{2,20}:\/\/([a-z]{2}(?:-[a-z]+)+-\d)\.([^/]{1,255})/.exec(address ?? '');
  return told === null ? undefined : { target: told[2]!, region: told[1]! };
}

function hostCopy(host: string | undefined): Copy | undefined {
  if (host === undefined) return undefined;
  const region = REGIONAL_HOST.exec(host)?.[1];
  return { target: host, ...(region === undefined ? {} : { region }) };
}

/** Copies in the order told, each place once; a copy in a region of the resource's own is the resource itself. */
export function distinctCopies(
  told: readonly (Copy | undefined)[],
  deliveries: readonly (Copy | undefined)[],
  { regions, account }: { readonly regions: readonly string[]; readonly account: string | undefined },
): Copy[] {
  const copies = new Map<string, Copy>();
  for (const copy of told)
    if (copy !== undefined && !(copy.target === copy.region && regions.includes(copy.target))) {
      const target = groupNamed(copy.target, account);
      copies.set(target, { ...copy, target });
    }
  // What a resource hands to others of its own region is not elsewhere.
  for (const copy of deliveries)
    if (copy !== undefined && !copies.has(copy.target) && !regions.includes(copy.region ?? ''))
      copies.set(copy.target, copy);
  return [...copies.values()];
}
