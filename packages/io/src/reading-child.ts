import { flushCompileCache } from 'node:module';
import { readEvidenceFile } from './read-file.ts';

/** A file to read, sent by the parent; the answer is a `FileOutcome`. */
export interface ReadRequest {
  readonly absolute: string;
  readonly path: string;
}

// The watched child: reads doubtful files one at a time. It holds no key and no state; the parent may kill it at any
// moment, and loses only the file in hand.
process.on('message', (request: ReadRequest) => {
  void readEvidenceFile(request.absolute, request.path).then((outcome) => process.send!(outcome));
});
process.on('disconnect', () => process.exit(0));
// Node writes what it compiled at a normal end, and this process is killed: the next start would compile it all again.
flushCompileCache();
