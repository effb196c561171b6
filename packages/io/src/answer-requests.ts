import type { FileOutcome } from './read-file.ts';

/** A file to read, sent by the parent; the answer is a `FileOutcome`. */
export interface ReadRequest {
  readonly absolute: string;
  readonly path: string;
}

/**
 * The child's side of a `WatchedReader`: answers each request in the order in which they came, and takes the next file only
 * when the last outcome is out of this process, so that what a file does to it is never laid to another.
 */
export function answerRequests(read: (request: ReadRequest) => Promise<FileOutcome>): void {
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: ReadRequest) => {
    last = last.then(async () => {
      const outcome = await read(request);
      await new Promise((told) => process.send!(outcome, told));
    });
  });
  process.on('disconnect', () => process.exit(0));
}
