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
  const [, , service = '', region = '', account = '', ...resource] = text.split(':');
  return {
    service,
    region: region || undefined,
    account: account || undefined,
    resource: resource.join(':'),
  };
}

/** The region that an ARN names. */
export function regionOfArn(text: string | undefined): string | undefined {
  return arnOf(text)?.region;
}

/** Name of the bucket that a copy goes to: its ARN names no region, so the name joins it to the bucket itself. */
export function bucketNamed(target: string): string {
  const arn = arnOf(target);
  return arn?.service === 's3' ? arn.resource : target;
}

/** The region of an availability zone; undefined for a zone that stands apart from its region, or for another word. */
export function regionOfZone(zone: string | undefined): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(zone ?? '')?.[1];
}
