import { availableParallelism } from 'node:os';
import { FlowThread } from '@ancrage/io/flow-thread';

let early: FlowThread | undefined;

/** Starts a thread before it is known which logs it will read, where there is a core for it and the command line does not ask for one thread alone. */
export function startThread(): void {
  const alone = /(?:^| )--threads[= ]1(?: |$)/.test(process.argv.join(' '));
  if (!alone && availableParallelism() > 1) early = new FlowThread();
}

/** The thread that was started early, once. */
export function takeThread(): FlowThread | undefined {
  const thread = early;
  early = undefined;
  return thread;
}
