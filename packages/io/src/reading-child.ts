import { resolveOwnModules } from './own-modules.ts';

// The watched child: reads doubtful files one at a time. It holds no key and no state; the parent may kill it at any
// moment, and loses only the file in hand.
resolveOwnModules();
const [{ answerRequests }, { readEvidenceFile }] = await Promise.all([
  import('./answer-requests.ts'),
  import('./read-file.ts'),
]);
answerRequests(({ absolute, path }, give) => readEvidenceFile(absolute, path, give));
