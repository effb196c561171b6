import { parseAddress } from './address-prefix.ts';
import { PrefixIndex } from './prefix-index.ts';

/** Addresses that never leave whoever uses them: RFC 1918, 6598 (shared), 3927 and 4291 (link-local), 4193, loopback. */
export const PRIVATE_NETWORKS: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

const index = new PrefixIndex<true>();
for (const prefix of PRIVATE_NETWORKS) index.add(prefix, true);

/** Whether the text is an address that others than its own network can reach. */
export function isPublicAddress(text: string): boolean {
  return parseAddress(text) !== undefined && index.holding(text).next().done === true;
}
