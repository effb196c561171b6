import { readdirSync, readFileSync } from 'node:fs';
import { digestOf } from '@ancrage/base';
import { parquetFlows } from '../../flows/testing/parquet-flows.ts';
import { flowLogReader } from './flow-log-reader.ts';

const SAMPLES = new URL('fixtures/', import.meta.url);

export const target = {
  name: 'flow-log',
  run(bytes: Uint8Array): string {
    const ending = (count: number): Uint8Array => bytes.subarray(-count);
    flowLogReader.recognise({ text: '', bytes, name: 'x', ending });
    const { facts } = flowLogReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length}`;
  },
  seeds: () => [
    ...readdirSync(SAMPLES)
      .sort()
      .map((name) => new Uint8Array(readFileSync(new URL(name, SAMPLES)))),
    new Uint8Array(Buffer.from(parquetFlows, 'base64')),
  ],
  dictionary: [
    ' ACCEPT OK\n',
    ' REJECT OK\n',
    ' - NODATA\n',
    ' - SKIPDATA\n',
    'pkt-dstaddr ',
    'traffic-path ',
    ' 18446744073709551616 ',
    ' 2001:db8::1 ',
    ' 1791158400 ',
    '\r\n',
  ],
};
