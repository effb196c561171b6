import { FrameWriter } from './fact-frames.ts';
import type { FileOutcome, GiveFacts } from './read-file.ts';

/** A file to read. */
export interface ReadRequest {
  readonly absolute: string;
  readonly path: string;
}

/** The same as the parent sends it, which numbers all that it sends; the answer is a `ToldOutcome`. */
export interface NumberedRequest extends ReadRequest {
  readonly number: number;
}

/** What came of a file, and how many facts of it were written to the pipe, all of them before this was sent. */
export interface ToldOutcome {
  readonly outcome: FileOutcome;
  readonly given: number;
}

/** Descriptor of the child’s pipe to its parent, for facts. */
export const FACT_PIPE = 4;

/**
 * The child's side of a `WatchedReader`: answers each request in the order in which they came, and takes the next file only
 * when the last outcome is out of this process, so that what a file does to it is never laid to another.
 */
export function answerRequests(read: (request: ReadRequest, give: GiveFacts) => Promise<FileOutcome>): void {
  const send = async (message: ToldOutcome): Promise<void> =>
    new Promise((told) => process.send!(message, () => told()));
  const frames = new FrameWriter(FACT_PIPE);
  const answer = async (request: NumberedRequest): Promise<ToldOutcome> => {
    let given = 0;
    // Facts leave as they come: where the parent is slower, this waits for it.
    const give: GiveFacts = async (facts) => {
      given += facts.length;
      await frames.write(request.number, facts);
    };
    const outcome = await read(request, give);
    await frames.end();
    return { outcome, given };
  };
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: NumberedRequest) => {
    last = last.then(async () => send(await answer(request)));
  });
  process.on('disconnect', () => process.exit(0));
}
