import { parentPort } from 'node:worker_threads';
import { sumLists } from '@ancrage/judge/flow-engine';
import type { PackedLists } from '@ancrage/judge/flow-engine';
import { doFlowWork } from './flow-work.ts';
import type { FlowWork } from './flow-work.ts';

// What it loads is loaded while the thread that plans still reads its tables.
parentPort!.once('message', (work: FlowWork) => {
  void doFlowWork(work, (outcome) => parentPort!.postMessage(outcome, [])).then((part) => {
    parentPort!.once('message', (share: PackedLists) =>
      parentPort!.postMessage(sumLists(share, work.setup.undeclared), []),
    );
    const { v4, v6 } = part.packed ?? {};
    parentPort!.postMessage(
      part,
      [v4, v6].flatMap((list) => list?.buffer ?? []),
    );
  });
});
