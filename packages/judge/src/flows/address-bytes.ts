const [COLON, DOT, ZERO] = [0x3a, 0x2e, 0x30];

/** Which address `readAddress` found. */
export type AddressWidth = 0 | 4 | 6;

/**
 * Reads the address that stands between `at` and `end` into `out` (four words, most significant first; an IPv4 address, or
 * one mapped into IPv6, is in the last; all are signed) without making a string. 0 where there is none.
 */
export function readAddress(bytes: Uint8Array, at: number, end: number, out: Int32Array): AddressWidth {
  out[0] = 0;
  out[1] = 0;
  out[2] = 0;
  const v4 = readV4(bytes, at, end);
  if (v4 >= 0) {
    out[3] = v4;
    return 4;
  }
  if (!readV6(bytes, at, end, out)) return 0;
  return out[0] === 0 && out[1] === 0 && out[2] === 0xffff ? 4 : 6;
}

/** The 32 bits of a dotted address that fills the range, from 0 up; -1 where it is none. */
export function readV4(bytes: Uint8Array, at: number, end: number): number {
  let address = 0;
  let part = -1;
  let parts = 0;
  for (let index = at; index < end; index += 1) {
    const digit = bytes[index]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      // A leading zero may mean octal elsewhere: such text is no address here.
      if (part === 0) return -1;
      part = part < 0 ? digit : part * 10 + digit;
      if (part > 255) return -1;
    } else if (bytes[index] === DOT && part >= 0 && parts < 3) {
      address = address * 256 + part;
      part = -1;
      parts += 1;
    } else return -1;
  }
  return parts === 3 && part >= 0 ? address * 256 + part : -1;
}

const groups = new Uint16Array(8);

function readV6(bytes: Uint8Array, at: number, end: number, out: Int32Array): boolean {
  let count = 0;
  let gap = -1;
  let index = at;
  if (end - at < 2 || end - at > 45) return false;
  if (bytes[at] === COLON) {
    if (bytes[at + 1] !== COLON) return false;
    gap = 0;
    index = at + 2;
  }
  while (index < end) {
    if (count === 8) return false;
    const start = index;
    let group = 0;
    for (; index < end; index += 1) {
      const digit = hexDigit(bytes[index]!);
      if (digit < 0) break;
      if (index - start === 4) return false;
      group = group * 16 + digit;
    }
    if (index < end && bytes[index] === DOT) {
      const v4 = count <= 6 ? readV4(bytes, start, end) : -1;
      if (v4 < 0) return false;
      groups[count] = v4 >>> 16;
      groups[count + 1] = v4 & 0xffff;
      count += 2;
      break;
    }
    if (index === start) return false;
    groups[count] = group;
    count += 1;
    if (index === end) break;
    if (bytes[index] !== COLON) return false;
    index += 1;
    if (index === end) return false;
    if (bytes[index] === COLON) {
      if (gap >= 0) return false;
      gap = count;
      index += 1;
    }
  }
  if (gap < 0 ? count !== 8 : count > 7) return false;
  if (gap >= 0) {
    const moved = count - gap;
    groups.copyWithin(8 - moved, gap, count);
    groups.fill(0, gap, 8 - moved);
  }
  for (let word = 0; word < 4; word += 1) out[word] = groups[word * 2]! * 65536 + groups[word * 2 + 1]!;
  return true;
}

function hexDigit(byte: number): number {
  if (byte >= ZERO && byte <= 0x39) return byte - ZERO;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Dotted text of 32 bits. */
export function v4Text(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Text of four words as RFC 5952 has it: lower case, the longest run of zero groups left out. */
export function v6Text(a: number, b: number, c: number, d: number): string {
  const parts = [a, b, c, d].flatMap((word) => [word >>> 16, word & 0xffff]);
  let [from, length] = [0, 1];
  for (let start = 0; start < 8; start += 1) {
    let run = 0;
    while (start + run < 8 && parts[start + run] === 0) run += 1;
    if (run > length) [from, length] = [start, run];
  }
  const hex = parts.map((part) => part.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`;
}
