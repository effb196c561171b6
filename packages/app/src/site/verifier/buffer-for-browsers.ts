/**
 * The part of Node's `Buffer` that pure code uses, for the static page. Held to Node's own by test.
 */
const encoder = new TextEncoder();
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64URL = `${BASE64.slice(0, 62)}-_`;

type Encoding = 'utf8' | 'hex' | 'latin1' | 'base64' | 'base64url';

export class Buffer extends Uint8Array {
  static override from(source: unknown, second?: unknown, third?: unknown): Buffer {
    if (typeof source === 'string') return asBuffer(bytesOf(source, (second ?? 'utf8') as Encoding));
    if (source instanceof ArrayBuffer) return new Buffer(source, (second ?? 0) as number, third as number);
    return asBuffer(Uint8Array.from(source as Iterable<number>));
  }

  static alloc(size: number, fill = 0): Buffer {
    return asBuffer(new Uint8Array(size).fill(fill));
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    const joined = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return asBuffer(joined);
  }

  static compare(a: Uint8Array, b: Uint8Array): number {
    for (let at = 0; at < Math.min(a.length, b.length); at++)
      if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1;
    return Math.sign(a.length - b.length);
  }

  equals(other: Uint8Array): boolean {
    return Buffer.compare(this, other) === 0;
  }

  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'utf8') return new TextDecoder().decode(this);
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (encoding === 'latin1') return latin1Of(this);
    return base64Of(this, encoding);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return new Buffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf8') return encoder.encode(text);
  if (encoding === 'latin1') return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
  if (encoding === 'hex')
    return Uint8Array.from({ length: text.length >> 1 }, (_, at) =>
      Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
    );
  return bytesOfBase64(text);
}

/** Either alphabet, as Node reads both; up to the first `=`, skipping what is neither: callers compare what comes back. */
function bytesOfBase64(text: string): Uint8Array {
  const out: number[] = [];
  let [held, bits] = [0, 0];
  for (const char of text.split('=', 1)[0]!) {
    const normal = char === '-' ? '+' : char === '_' ? '/' : char;
    const value = BASE64.indexOf(normal);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push((held >> bits) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

function base64Of(bytes: Uint8Array, encoding: 'base64' | 'base64url'): string {
  const alphabet = encoding === 'base64' ? BASE64 : BASE64URL;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const chars = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63]);
    const kept = c !== undefined ? 4 : b !== undefined ? 3 : 2;
    parts.push(chars.slice(0, kept).join(''));
    if (encoding === 'base64') parts.push('='.repeat(4 - kept));
  }
  return parts.join('');
}

function latin1Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
