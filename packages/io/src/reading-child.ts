import { flushCompileCache } from 'node:module';
import { answerRequests } from './answer-requests.ts';
import { readEvidenceFile } from './read-file.ts';

// The watched child: reads doubtful files one at a time. It holds no key and no state; the parent may kill it at any
// moment, and loses only the file in hand.
answerRequests(({ absolute, path }) => readEvidenceFile(absolute, path));
// Node writes what it compiled at a normal end, and this process is killed: the next start would compile it all again.
flushCompileCache();
