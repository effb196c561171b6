import { writeSync } from 'node:fs';
import type { AnyFact } from '@ancrage/judge';
import { answerRequests, FACT_PIPE } from '../answer-requests.ts';
import { readEvidenceFile } from '../read-file.ts';

// A child for tests of the watch: it misbehaves on files named for it, and reads the others as the real one does.
const kept: Uint8Array[] = [];
const FACT = { kind: 'resource', value: {}, at: { place: { line: 1 } } } as unknown as AnyFact;
answerRequests(async ({ absolute, path }, give) => {
  if (path.includes('hang')) for (;;);
  if (path.includes('crash')) process.exit(3);
  if (path.includes('mute')) process.disconnect();
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
  if (path.includes('babble')) for (;;) writeSync(FACT_PIPE, Buffer.alloc(65_536, 0xff));
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
