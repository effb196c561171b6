import type { FactSink } from './divided-file.ts';
import { writeFrame } from './fact-frames.ts';
import type { FrameMark } from './fact-frames.ts';
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

/** What came of a file, and how many facts of it were written to the pipes, all of them before this was sent. */
export interface ToldOutcome {
  readonly outcome: FileOutcome;
  /** The time through that counts. */
  readonly attempt: number;
  readonly given: number;
}

/** Descriptors of the child’s pipes to its parent, one for each thread that tells facts: that of the child itself, and its helper’s. */
export const OWN_PIPE = 4;
export const HELPER_PIPE = 5;

/**
 * The child's side of a `WatchedReader`: answers each request in the order in which they came, and takes the next file only
 * when the last outcome is out of this process, so that what a file does to it is never laid to another.
 */
export function answerRequests(
  read: (request: ReadRequest, give: GiveFacts, divided: FactSink) => Promise<FileOutcome>,
): void {
  let isHelperPipeWhole = true;
  const send = async (message: ToldOutcome): Promise<void> =>
    new Promise((told) => process.send!(message, () => told()));
  const answer = async (request: NumberedRequest): Promise<ToldOutcome> => {
    let attempt = 0;
    let given = 0;
    const mark = (): FrameMark => ({ file: request.number, attempt });
    // Facts leave as they come: where the parent is slower, this waits for it.
    const give: GiveFacts = async (facts) => {
      given += facts.length;
      writeFrame(OWN_PIPE, mark(), facts);
    };
    const divided: FactSink = {
      give,
      helper: () => (isHelperPipeWhole ? { pipe: HELPER_PIPE, mark: mark() } : undefined),
      broken: () => (isHelperPipeWhole = false),
      helped: (facts) => (given += facts),
      forget: () => {
        attempt += 1;
        given = 0;
      },
    };
    const outcome = await read(request, give, divided);
    return { outcome, attempt, given };
  };
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: NumberedRequest) => {
    last = last.then(async () => send(await answer(request)));
  });
  process.on('disconnect', () => process.exit(0));
}
