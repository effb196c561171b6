import { detachedText } from '../../facts/detached-text.ts';

/** Parts of an Amazon Resource Name, `arn:partition:service:region:account:resource`; what it leaves empty is absent. */
export interface Arn {
  readonly service: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly resource: string;
}

/** Reads an ARN; undefined where the text is none. */
export function arnOf(text: string | undefined): Arn | undefined {
  if (text?.startsWith('arn:') !== true) return undefined;
  if (text !== last.text) {
    const own = detachedText(text);
    last = { text: own, arn: partsOf(own) };
  }
  return last.arn;
}

/** Each part of an ARN is asked for on its own. */
let last: { readonly text: string; readonly arn: Arn | undefined } = { text: '', arn: undefined };

function partsOf(text: string): Arn {
  const ends: number[] = [];
  for (let at = -1, parts = 0; parts < 5; parts += 1) {
    const colon = text.indexOf(':', at + 1);
    at = colon < 0 ? text.length : colon;
    ends.push(at);
  }
  const [, partition, service, region, account] = ends as [number, number, number, number, number];
  return {
    service: text.slice(partition + 1, service),
    region: text.slice(service + 1, region) || undefined,
    account: text.slice(region + 1, account) || undefined,
    resource: text.slice(account + 1),
  };
}

/** The region that an ARN names. */
export function regionOfArn(text: string | undefined): string | undefined {
  return arnOf(text)?.region;
}

/** Name of the bucket that an ARN is of, or is of objects in; any other text as it is, that of an access point too. */
export function bucketNamed(target: string): string {
  const arn = arnOf(target);
  const isBucket = arn?.service === 's3' && arn.region === undefined && arn.account === undefined;
  return isBucket ? (arn.resource.split('/', 1)[0] ?? arn.resource) : target;
}

/** The region of an availability zone; undefined for a zone apart from its region, or for another word. */
export function regionOfZone(zone: string | undefined): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(zone ?? '')?.[1];
}

/**
 * The group of zones that a local or wavelength zone is of, `us-east-1-lim-1` for `us-east-1-lim-1a`: it is not where its
 * region is, and mostly not in its country. Undefined for a zone within its region.
 */
export function apartZone(zone: string | undefined): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d(?:-[a-z0-9]+)+-\d+)[a-z]?$/.exec(zone ?? '')?.[1];
}

/**
 * What the identifier of a local zone, `use1-lim1-az1`, or of a wavelength zone, `cac1-wl1-yto-wlz1`, stands for: itself, for
 * the table of regions knows such zones by their names only. Undefined for one within its region, `cac1-az1`.
 */
export function apartZoneId(id: string | undefined): string | undefined {
  return /^[a-z]{2,5}\d(?:-[a-z0-9]+){1,3}-(?:az|wlz)\d+$/.test(id ?? '') ? id : undefined;
}
