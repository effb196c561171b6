import { AnswerWriter } from './answer-frames.ts';
import { packFacts } from './packed-facts.ts';
import type { FileOutcome, GiveFacts } from './read-file.ts';

/** A file to read. */
export interface ReadRequest {
  readonly absolute: string;
  readonly path: string;
}

/** The same as the parent sends it, which numbers all that it sends. */
export interface NumberedRequest extends ReadRequest {
  readonly number: number;
}

/** Descriptor of the child’s pipe to its parent, for its answers. */
export const ANSWER_PIPE = 4;

/**
 * The child's side of a `WatchedReader`: answers each request in the order in which they came, and takes the next file only
 * when the last outcome is out of this process, so that what a file does to it is never laid to another.
 */
export function answerRequests(read: (request: ReadRequest, give: GiveFacts) => Promise<FileOutcome>): void {
  const answers = new AnswerWriter(ANSWER_PIPE);
  const answer = async (request: NumberedRequest): Promise<void> => {
    // Facts leave as they come: where the parent is slower, this waits for it.
    const give: GiveFacts = async (facts) => answers.write(request.number, { facts: packFacts(facts) });
    await answers.write(request.number, { outcome: await read(request, give) });
    await answers.end();
  };
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: NumberedRequest) => {
    last = last.then(async () => answer(request));
  });
  process.on('disconnect', () => process.exit(0));
}
