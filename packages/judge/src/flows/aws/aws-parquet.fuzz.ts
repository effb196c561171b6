import { FlowSink } from '../flow-sink.ts';
import { OwnNetworks } from '../own-networks.ts';
import { parquetFlows } from '../testing/parquet-flows.ts';
import { awsParquet } from './aws-parquet.ts';

export const target = {
  name: 'aws-parquet',
  run(bytes: Uint8Array): string {
    const sink = new FlowSink({
      own: new OwnNetworks([], 0),
      tag: (group, direction) => ((group + 1) << 3) | direction,
      cell4: (_address, tag) => tag,
      cell6: (_a, _b, _c, _d, tag) => tag,
      hourly: false,
      hour4: () => 0,
      hour6: () => 0,
    });
    const scanner = awsParquet(bytes)?.open(sink);
    scanner?.push(bytes);
    scanner?.end();
    const { records, accepted, bad } = sink.part().counts;
    return `${records} ${accepted} ${bad}`;
  },
  seeds: () => [new Uint8Array(Buffer.from(parquetFlows, 'base64'))],
  dictionary: ['PAR1', 'srcaddr', 'pkt_dstaddr', 'log_status', 'bytes'],
};
