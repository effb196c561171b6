import { parentPort } from 'node:worker_threads';
import { sumLists } from '@ancrage/judge/flow-engine';
import type { PackedLists } from '@ancrage/judge/flow-engine';
import { buffersOf } from './buffers-of.ts';
import { doFlowWork } from './flow-work.ts';
import type { FlowWork } from './flow-work.ts';
import type { ReturnedShare } from './sum-parts.ts';

/** Makes this thread one that reads logs with others, then sums its share of the rows of all. */
export function answerFlowWork(): void {
  parentPort!.once('message', (work: FlowWork) => {
    void doFlowWork(work, (outcome) => parentPort!.postMessage(outcome, [])).then(({ room, ...part }) => {
      parentPort!.once('message', (share: PackedLists) => {
        const returned: ReturnedShare = { share, summed: sumLists(share, work.setup.undeclared, room) };
        parentPort!.postMessage(returned, buffersOf(share));
      });
      parentPort!.postMessage(part, part.packed === undefined ? [] : buffersOf(part.packed));
    });
  });
}
