/** A value in DER: tag, length, content. Written apart from the reader, so that the two agree by the standard alone. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) size.unshift(left % 256);
  const header = length < 128 ? [tag, length] : [tag, 0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from(header), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Buffer => tlv(0x31, ...parts);
export const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text));
export const utcTime = (text: string): Buffer => tlv(0x17, Buffer.from(text));
export const integer = (value: number): Buffer =>
  tlv(0x02, Buffer.from(value < 128 ? [value] : [value >> 8, value & 255]));
export const nothing: Buffer = Buffer.from([5, 0]);

/** The same value with its end left open, as BER allows. */
export function opened(value: Buffer): Buffer {
  const length = value[1]! & 0x80 ? 2 + (value[1]! & 0x7f) : 2;
  return Buffer.concat([Buffer.from([value[0]!, 0x80]), value.subarray(length), Buffer.from([0, 0])]);
}

export function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  const bytes = [40 * first + second, ...rest].flatMap((arc) => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(128 + (left % 128));
    return digits;
  });
  return tlv(0x06, Buffer.from(bytes));
}
