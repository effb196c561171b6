import { crc32, LENGTH_BASE, LENGTH_EXTRA } from './inflate.ts';

/**
 * Packs bytes as gzip, by runs of one byte only, in one block of fixed codes: enough for a list that is nearly all
 * zeros, and the same bytes come out on every machine, which no library promises.
 */
export function deflateRuns(data: Uint8Array): Uint8Array {
  const out = new BitWriter();
  out.write(1, 1);
  out.write(1, 2);
  let at = 0;
  while (at < data.length) {
    const byte = data[at]!;
    literal(out, byte);
    at += 1;
    let run = 0;
    while (at + run < data.length && data[at + run] === byte) run += 1;
    at += run;
    while (run > 0) {
      const part = run > 258 && run < 261 ? run - 3 : Math.min(run, 258);
      if (part < 3) for (let i = 0; i < part; i++) literal(out, byte);
      else match(out, part);
      run -= part;
    }
  }
  literal(out, 256);
  const body = out.bytes();
  const tail = new Uint8Array(8);
  const view = new DataView(tail.buffer);
  view.setUint32(0, crc32(data), true);
  view.setUint32(4, data.length, true);
  // No name, no time, unknown system.
  return Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, ...body, ...tail]);
}

class BitWriter {
  private readonly out: number[] = [];
  private held = 0;
  private count = 0;

  write(value: number, bits: number): void {
    this.held |= value << this.count;
    this.count += bits;
    while (this.count >= 8) {
      this.out.push(this.held & 0xff);
      this.held >>>= 8;
      this.count -= 8;
    }
  }

  /** Huffman codes go in from their highest bit. */
  code(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) this.write((value >> bit) & 1, 1);
  }

  bytes(): number[] {
    if (this.count > 0) this.write(0, 8 - this.count);
    return this.out;
  }
}

function literal(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.code(0x30 + symbol, 8);
  else if (symbol < 256) out.code(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.code(symbol - 256, 7);
  else out.code(0xc0 + symbol - 280, 8);
}

/** So many bytes again, at distance 1. */
function match(out: BitWriter, length: number): void {
  const place = length === 258 ? 28 : LENGTH_BASE.findLastIndex((base) => base <= length && base !== 258);
  literal(out, 257 + place);
  out.write(length - LENGTH_BASE[place]!, LENGTH_EXTRA[place]!);
  out.code(0, 5);
}
