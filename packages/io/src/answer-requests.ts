import type { FactSink } from './divided-file.ts';
import type { FileOutcome, GiveFacts } from './read-file.ts';
import { packFacts } from './packed-facts.ts';
import type { PackedFacts } from './packed-facts.ts';

/** A file to read, sent by the parent; the answer is a `FileOutcome`. */
export interface ReadRequest {
  readonly absolute: string;
  readonly path: string;
}

/** Facts of the file in hand, sent before its outcome: as they are, or as JSON. */
export interface GivenFacts {
  readonly given: PackedFacts | { readonly count: number; readonly json: string };
}

/** What was given of the file in hand is nothing. */
export interface ForgottenFacts {
  readonly forgotten: true;
}

/**
 * The child's side of a `WatchedReader`: answers each request in the order in which they came, and takes the next file only
 * when the last outcome is out of this process, so that what a file does to it is never laid to another.
 */
export function answerRequests(
  read: (request: ReadRequest, give: GiveFacts, divided: FactSink) => Promise<FileOutcome>,
): void {
  // The next bytes are read when these facts are out of this process.
  const send = async (message: FileOutcome | ForgottenFacts | GivenFacts): Promise<void> =>
    new Promise((told) => process.send!(message, () => told()));
  const give: GiveFacts = async (facts) => send({ given: packFacts(facts) });
  const divided: FactSink = {
    give,
    givePacked: async (json, count) => send({ given: { count, json } }),
    forget: async () => send({ forgotten: true }),
  };
  let last: Promise<void> = Promise.resolve();
  process.on('message', (request: ReadRequest) => {
    last = last.then(async () => {
      await send(await read(request, give, divided));
    });
  });
  process.on('disconnect', () => process.exit(0));
}
