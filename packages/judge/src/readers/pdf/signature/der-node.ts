/** What makes a signature unreadable to us; never more than « not supported » for whoever asks. */
export class UnreadableDer extends Error {
  override readonly name = 'UnreadableDer';
}

/** One value of ASN.1 as its bytes stand: its tag, what it holds, and the whole with its header. */
export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
  /** Written with a length of its own, as DER asks; BER may leave the end to be found. */
  readonly definite: boolean;
}

/** Tags that signatures use. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const MAX_DEPTH = 32;

/**
 * Reads DER, and BER as far as signatures are written in it (ends left open), value by value and only where asked: the
 * lists of revoked certificates that many signatures carry are never entered. One count bounds the whole.
 */
export class DerReader {
  #left = 20_000;

  /** The value that starts at the first byte, and how many bytes it takes. */
  first(bytes: Uint8Array): DerNode {
    return this.#node(bytes, 0, 0);
  }

  /** The values within a constructed one. */
  children(node: DerNode): DerNode[] {
    const { content } = node;
    const found: DerNode[] = [];
    for (let at = 0; at < content.length; ) {
      const child = this.#node(content, at, 0);
      found.push(child);
      at += child.whole.length;
    }
    return found;
  }

  /** The values within a SEQUENCE; anything else is unreadable. */
  sequence(node: DerNode | undefined): DerNode[] {
    return this.children(expectTag(node, TAG.sequence));
  }

  #node(bytes: Uint8Array, from: number, depth: number): DerNode {
    this.#left -= 1;
    if (this.#left < 0 || depth > MAX_DEPTH) throw new UnreadableDer('too large');
    const [tag, lead] = [bytes[from], bytes[from + 1]];
    if (tag === undefined || lead === undefined || (tag & 0x1f) === 0x1f) throw new UnreadableDer('no tag');
    if (lead === 0x80) return this.#open(bytes, from, depth);
    const long = lead & 0x80 ? lead & 0x7f : 0;
    if (long > 4 || from + 2 + long > bytes.length) throw new UnreadableDer('no length');
    let length = long === 0 ? lead : 0;
    for (let i = 0; i < long; i += 1) length = length * 256 + bytes[from + 2 + i]!;
    const start = from + 2 + long;
    if (start + length > bytes.length) throw new UnreadableDer('cut');
    const end = start + length;
    return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(from, end), definite: true };
  }

  /** A value whose end is two zero bytes after its last child. */
  #open(bytes: Uint8Array, from: number, depth: number): DerNode {
    const tag = bytes[from]!;
    if ((tag & 0x20) === 0) throw new UnreadableDer('open primitive');
    const start = from + 2;
    let at = start;
    while (bytes[at] !== 0 || bytes[at + 1] !== 0) at += this.#node(bytes, at, depth + 1).whole.length;
    return {
      tag,
      content: bytes.subarray(start, at),
      whole: bytes.subarray(from, at + 2),
      definite: false,
    };
  }
}

/** The value itself where it has the tag. */
export function expectTag(node: DerNode | undefined, tag: number): DerNode {
  if (node?.tag !== tag) throw new UnreadableDer('other tag');
  return node;
}

/** An object identifier in dotted form. */
export function oidOf(node: DerNode | undefined): string {
  const { content } = expectTag(node, TAG.oid);
  if (content.length === 0 || content.length > 32 || content.at(-1)! & 0x80) throw new UnreadableDer('oid');
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER) throw new UnreadableDer('oid');
    if (byte & 0x80) continue;
    arcs.push(value);
    value = 0;
  }
  const head = Math.min(2, Math.floor(arcs[0]! / 40));
  return [head, arcs[0]! - 40 * head, ...arcs.slice(1)].join('.');
}

/** A small whole number, such as a length of salt. */
export function smallInteger(node: DerNode | undefined): number {
  const { content } = expectTag(node, TAG.integer);
  if (content.length === 0 || content.length > 3 || content[0]! & 0x80) throw new UnreadableDer('integer');
  return content.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
