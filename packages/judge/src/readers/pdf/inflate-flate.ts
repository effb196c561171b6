import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * Inflates a zlib stream to at most `most` bytes. A stream that ends early gives what it has; undefined where the bytes
 * are no such stream, `'too-large'` where they inflate to more.
 */
export function inflateFlate(bytes: Uint8Array, most: number): Uint8Array | 'too-large' | undefined {
  const options = { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH };
  for (const attempt of [
    () => inflateSync(bytes, options),
    // Some producers write a wrong check sum or header around sound data.
    () => inflateRawSync(bytes.subarray(2), options),
  ]) {
    try {
      return attempt();
    } catch (error) {
      if (error instanceof RangeError) return 'too-large';
    }
  }
  return undefined;
}
