import { Buffer } from 'node:buffer';

/** Captures that real tools read: Ethernet frames in a pcap file, of a few packets whose sums are known. */
export interface CapturedPacket {
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly frame: Buffer;
}

export function pcapFile(packets: readonly CapturedPacket[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(1, 20);
  return Buffer.concat([
    head,
    ...packets.flatMap(({ at, frame }) => {
      const record = Buffer.alloc(16);
      record.writeUInt32LE(Math.floor(at), 0);
      record.writeUInt32LE(Math.round((at % 1) * 1e6), 4);
      record.writeUInt32LE(frame.length, 8);
      record.writeUInt32LE(frame.length, 12);
      return [record, frame];
    }),
  ]);
}

/** An Ethernet frame of IPv4 with a UDP datagram. */
export function udpFrame(from: string, to: string, port: number, content: Buffer): Buffer {
  const udp = Buffer.alloc(8);
  udp.writeUInt16BE(40_000, 0);
  udp.writeUInt16BE(port, 2);
  udp.writeUInt16BE(8 + content.length, 4);
  const ip = Buffer.alloc(20);
  ip.writeUInt8(0x45, 0);
  ip.writeUInt16BE(28 + content.length, 2);
  ip.writeUInt8(64, 8);
  ip.writeUInt8(17, 9);
  ip.set(from.split('.').map(Number), 12);
  ip.set(to.split('.').map(Number), 16);
  return Buffer.concat([Buffer.alloc(12), Buffer.from([0x08, 0x00]), ip, udp, content]);
}

/** The same of IPv6. */
export function udpFrame6(from: readonly number[], to: readonly number[], content: Buffer): Buffer {
  const words = (address: readonly number[]): Buffer =>
    Buffer.concat(address.map((word) => Buffer.from([word >> 8, word & 255])));
  const udp = Buffer.alloc(8);
  udp.writeUInt16BE(5353, 0);
  udp.writeUInt16BE(53, 2);
  udp.writeUInt16BE(8 + content.length, 4);
  const ip = Buffer.alloc(8);
  ip.writeUInt8(0x60, 0);
  ip.writeUInt16BE(8 + content.length, 4);
  ip.writeUInt8(17, 6);
  ip.writeUInt8(64, 7);
  return Buffer.concat([
    Buffer.alloc(12),
    Buffer.from([0x86, 0xdd]),
    ip,
    words(from),
    words(to),
    udp,
    content,
  ]);
}

/** An sFlow datagram (version 5) with one sample of each frame, taken one in `rate`. */
export function sflowDatagram(agent: string, rate: number, frames: readonly Buffer[]): Buffer {
  const whole = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
    return bytes;
  };
  const samples = frames.map((frame, index) => {
    const held = Buffer.concat([frame, Buffer.alloc((4 - (frame.length % 4)) % 4)]);
    const header = Buffer.concat([whole(1, frame.length + 4, 4, frame.length), held]);
    const record = Buffer.concat([whole(1, header.length), header]);
    const sample = Buffer.concat([whole(index + 1, 3, rate, rate * (index + 1), 0, 3, 4, 1), record]);
    return Buffer.concat([whole(1, sample.length), sample]);
  });
  return Buffer.concat([
    whole(5, 1),
    Buffer.from(agent.split('.').map(Number)),
    whole(0, 1, 1000, frames.length),
    ...samples,
  ]);
}
