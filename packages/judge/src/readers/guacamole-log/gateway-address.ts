import { isPrivateAddress, sourceAddress } from '../access-log/source-address.ts';

/**
 * The address that a Guacamole line names: `198.51.100.7`, or `[198.51.100.7, 10.0.0.2]`, which is the header
 * X-Forwarded-For followed by the address that connected. Each proxy adds to the right and the visitor may invent what
 * stands on the left, so the address that counts is the rightmost one that is not of private use; where all are private,
 * the visitor is inside and the leftmost counts. Undefined where an address cannot be read.
 */
export function gatewayAddress(text: string): string | undefined {
  const list = /^\[(.*)\]$/.exec(text)?.[1]?.split(', ') ?? [text];
  const addresses = list.map(sourceAddress);
  if (addresses.includes(undefined)) return undefined;
  return (addresses as string[]).findLast((address) => !isPrivateAddress(address)) ?? addresses[0];
}
