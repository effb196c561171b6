import { gunzipSync, gzipSync } from 'node:zlib';
import { deflateRuns } from './deflate-runs.ts';
import { inflateGzip } from './inflate.ts';

const LIMIT = 20_000;

/** What unpacks here unpacks to the same by zlib. */
export const target = {
  name: 'inflate',
  run(bytes: Uint8Array): string {
    const data = inflateGzip(bytes, LIMIT);
    if (Buffer.compare(data, gunzipSync(bytes)) !== 0) throw new Error('zlib unpacks it to something else');
    return String(Math.min(data.length, 300));
  },
  seeds: (): Uint8Array[] => [
    deflateRuns(new Uint8Array(16_384)),
    gzipSync(Buffer.from('le journal ne perd rien '.repeat(60))),
    gzipSync(Buffer.from('abc'), { level: 0 }),
  ],
};
