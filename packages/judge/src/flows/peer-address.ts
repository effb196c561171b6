import { readAddress, v4Text, v6Text } from './address-bytes.ts';
import { OwnNetworks } from './own-networks.ts';

const LONGEST_ADDRESS = 64;
const scratch = new Uint8Array(LONGEST_ADDRESS);
const words = new Int32Array(4);
const own = new OwnNetworks([], 0);

/** An address in the form in which flows have it; undefined where it is private, or none. */
export function peerOf(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  for (let at = 0; at < text.length; at += 1) scratch[at] = Math.min(255, text.charCodeAt(at));
  const width = readAddress(scratch, 0, text.length, words);
  const [a, b, c, d] = words as unknown as [number, number, number, number];
  if (width === 4) return own.group4(d) < 0 ? v4Text(d) : undefined;
  if (width === 0) return undefined;
  return own.group6(a, b, c, d) < 0 ? v6Text(a, b, c, d) : undefined;
}
