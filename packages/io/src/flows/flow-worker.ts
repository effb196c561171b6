import { parentPort, workerData } from 'node:worker_threads';
import { doFlowWork } from './flow-work.ts';
import type { FlowWork } from './flow-work.ts';

const part = await doFlowWork(workerData as FlowWork, (outcome) => parentPort!.postMessage(outcome, []));
const buffers = [part.v4, part.v6].flatMap(({ keys, tags, bytes, flows }) => [
  keys.buffer,
  tags.buffer,
  bytes.buffer,
  flows.buffer,
]);
parentPort!.postMessage(part, buffers);
