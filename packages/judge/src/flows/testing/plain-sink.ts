import { FlowSink } from '../flow-sink.ts';
import { OwnNetworks } from '../own-networks.ts';

/** A sink that tells groups and directions apart and nothing else: no network is anyone's, no hour is kept. */
export function plainSink(): FlowSink {
  return new FlowSink({
    own: new OwnNetworks([], 0),
    hourTag: () => 0,
    mask: -1,
    told4: (_address, tag) => tag,
    told6: (_a, _b, _c, _d, tag) => tag,
    hourly: false,
  });
}
