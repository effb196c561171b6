/** Values beyond those of a page that its last packed run may tell of. */
const MOST_FILLING = 4096;

/**
 * Walks the runs of Parquet's hybrid encoding (RLE and bit-packed) without writing their values, and holds each to the values
 * that are left: a run of five bytes can tell of two thousand million. Runs cut short are left to the decoder, which refuses them.
 *
 * @param at Where the first run starts.
 * @param width Bits of a value, from 0.
 * @param values How many values the runs hold.
 * @param told Called with each repeated value and how often, or with the byte where a packed run starts and how many values it has.
 * @throws RangeError where a run is longer than what is left.
 */
export function walkRuns(page: Uint8Array, at: number, width: number, values: number, told?: RunSink): void {
  let left = values;
  while (left > 0) {
    let header = 0;
    let shift = 1;
    let byte: number;
    do {
      if (at >= page.length) return;
      byte = page[at]!;
      header += (byte & 0x7f) * shift;
      shift *= 128;
      at += 1;
    } while (byte >= 128);
    if (header % 2 === 1) {
      // Packed values come by eight, and DuckDB fills 256 of them, so that the last run may tell of some that are none.
      const packed = ((header - 1) / 2) * 8;
      if (packed > left + MOST_FILLING) throw new RangeError('a run of more values than its page');
      told?.packed(at, Math.min(packed, left));
      at += (packed / 8) * width;
      left -= packed;
    } else {
      const count = header / 2;
      if (count > left) throw new RangeError('a run of more values than its page');
      told?.repeated(page[at] ?? 0, count);
      at += Math.ceil(width / 8);
      left -= count;
    }
  }
}

interface RunSink {
  repeated(firstByte: number, count: number): void;
  packed(at: number, count: number): void;
}

/** How many of `values` levels of one bit are 1: the values that are there. @throws RangeError as `walkRuns` does. */
export function countOnes(page: Uint8Array, at: number, values: number): number {
  let ones = 0;
  walkRuns(page, at, 1, values, {
    repeated: (value, count) => {
      if (value === 1) ones += count;
    },
    packed: (first, count) => {
      for (let index = 0; index < count; index += 1)
        ones += ((page[first + (index >>> 3)] ?? 0) >>> (index & 7)) & 1;
    },
  });
  return ones;
}
