import { parquetFlows } from '../testing/parquet-flows.ts';
import { awsParquet } from './aws-parquet.ts';
import { plainSink } from '../testing/plain-sink.ts';

export const target = {
  name: 'aws-parquet',
  run(bytes: Uint8Array): string {
    const sink = plainSink();
    const scanner = awsParquet(bytes)?.open(sink);
    scanner?.push(bytes);
    scanner?.end();
    const { records, accepted, bad } = sink.part().counts;
    return `${records} ${accepted} ${bad}`;
  },
  seeds: () => [new Uint8Array(Buffer.from(parquetFlows, 'base64'))],
  dictionary: ['PAR1', 'srcaddr', 'pkt_dstaddr', 'log_status', 'bytes'],
};
