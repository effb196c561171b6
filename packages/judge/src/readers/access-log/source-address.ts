import { parseAddress } from '../../addresses/address-prefix.ts';

/**
 * The address of `198.51.100.7`, `198.51.100.7:50332`, `[2001:db8::7]:50332` or `fe80::7%eth0`, without port or zone and
 * with an IPv4 address mapped into IPv6 written as IPv4; undefined for anything else, names included.
 */
export function sourceAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 80) return undefined;
  if (known.has(text)) return known.get(text);
  const address = parseSource(text);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, address);
  return address;
}

/** Answers at hand: a log names the same addresses over and over. Bounded, and the same with or without. */
const known = new Map<string, string | undefined>();
const MAX_KNOWN = 10_000;

function parseSource(text: string): string | undefined {
  const match = /^(?:\[([^\]]+)\](?::\d{1,5})?|(\d+\.\d+\.\d+\.\d+):\d{1,5}|(.+))$/.exec(text.trim());
  const bare = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replace(/%[\w.-]+$/, '').toLowerCase();
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  return parseAddress(address) === undefined ? undefined : address;
}

/**
 * Whether an address is one of private use, loopback or link-local (RFC 1918, 3927, 4193, 4291, 6598), which says nothing
 * of a place. Takes what `sourceAddress` gives.
 */
export function isPrivateAddress(address: string): boolean {
  return /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(
    address,
  );
}
