import type { FileOutcome, GiveFacts } from './read-file.ts';
import { packFacts } from './packed-facts.ts';
import type { PackedFacts } from './packed-facts.ts';

/** A file to read, sent by the parent; the answer is a `FileOutcome`. */
export interface ReadRequest {
  readonly absolute: string;
  readonly path: string;
}

/** Facts of the file in hand, sent before its outcome. */
export interface GivenFacts {
  readonly given: PackedFacts;
}

/**
 * The child's side of a `WatchedReader`: answers each request in the order in which they came, and takes the next file only
 * when the last outcome is out of this process, so that what a file does to it is never laid to another.
 */
export function answerRequests(read: (request: ReadRequest, give: GiveFacts) => Promise<FileOutcome>): void {
  // The next bytes are read when these facts are out of this process.
  const send = async (message: FileOutcome | GivenFacts): Promise<void> =>
    new Promise((told) => process.send!(message, () => told()));
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: ReadRequest) => {
    last = last.then(async () => {
      await send(await read(request, async (facts) => send({ given: packFacts(facts) })));
    });
  });
  process.on('disconnect', () => process.exit(0));
}
