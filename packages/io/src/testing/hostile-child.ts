import { writeSync } from 'node:fs';
import type { AnyFact, Reading } from '@ancrage/judge';
import { frameOf } from '../answer-frames.ts';
import type { Answer } from '../answer-frames.ts';
import { answerRequests, ANSWER_PIPE } from '../answer-requests.ts';
import { readEvidenceFile } from '../read-file.ts';

// A child for tests of the watch: it misbehaves on files named for it, and reads the others as the real one does.
const kept: Uint8Array[] = [];
const FACT = { kind: 'resource', value: {}, at: { place: { line: 1 } } } as unknown as AnyFact;
answerRequests(async ({ absolute, path }, give) => {
  if (path.includes('hang')) for (;;);
  if (path.includes('crash')) process.exit(3);
  if (path.includes('mute')) {
    process.disconnect();
    await new Promise(() => {});
  }
  if (path.includes('heap')) {
    const texts: string[][] = [];
    for (;;) texts.push(Array.from({ length: 1000 }, (_, index) => `${texts.length} ${index}`));
  }
  if (path.includes('swell')) {
    // Outside the heap, where only the resident memory tells.
    setInterval(() => kept.push(new Uint8Array(16 << 20).fill(1)), 1);
    await new Promise(() => {});
  }
  if (path.includes('flood')) for (;;) await give(Array.from({ length: 10_000 }, () => FACT));
  if (path.includes('babble')) for (;;) writeSync(ANSWER_PIPE, Buffer.alloc(65_536, 0xff));
  if (path.includes('nothing')) {
    process.send!(null);
    for (const said of [null, { outcome: null }, { outcome: {} }, { facts: { count: 1 } }])
      writeSync(ANSWER_PIPE, frameOf(1, said as unknown as Answer));
    await new Promise(() => {});
  }
  if (path.includes('untrue')) {
    const reading = { facts: null } as unknown as Reading;
    await give([FACT]);
    return { path, digest: undefined, bytes: 0, state: 'read', reading };
  }
  const outcome = await readEvidenceFile(absolute, path, give);
  if (path.includes('leave')) setTimeout(() => process.exit(0), 500);
  if (path.includes('parting')) setTimeout(() => process.exit(3), 300);
  if (path.includes('bulky')) kept.push(new Uint8Array(90 << 20).fill(1));
  if (path.includes('patient')) await new Promise((resolve) => setTimeout(resolve, 1500));
  if (path.includes('large')) {
    kept.push(new Uint8Array(60 << 20).fill(1));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return outcome;
});
