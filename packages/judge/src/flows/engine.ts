/** What threads that read flow logs need, and nothing else: each of them loads it. */
export { type FlowHint, type FlowLog, flowLogOf, type FlowScanner } from './flow-format.ts';
export { type FlowPart, FlowSink, type Oddity, type OddityCount } from './flow-sink.ts';
export { type FlowSetup, placedSpace } from './flow-space.ts';
