import { parentPort } from 'node:worker_threads';
import { doFlowWork } from './flow-work.ts';
import type { FlowWork } from './flow-work.ts';

// What it loads is loaded while the thread that plans still reads its tables.
parentPort!.once('message', (work: FlowWork) => {
  void doFlowWork(work, (outcome) => parentPort!.postMessage(outcome, [])).then((part) => {
    const buffers = [part.v4, part.v6].flatMap(({ keys, tags, bytes, flows }) => [
      keys.buffer,
      tags.buffer,
      bytes.buffer,
      flows.buffer,
    ]);
    parentPort!.postMessage(part, buffers);
  });
});
