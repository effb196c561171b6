import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Format } from '@ancrage/judge';
import type { SharePart } from '@ancrage/judge/readers';
import { resolveOwnModules } from './own-modules.ts';

/** What the thread that divides a file gives to the one that reads its first share. */
export interface ShareWork {
  /** Descriptor of the open file, which all threads of the process share. */
  readonly file: number;
  readonly path: string;
  readonly format: Format;
  /** The first bytes of the file. */
  readonly start: Uint8Array;
  /** Items that start at this offset or later are not read. */
  readonly at: number;
  /** How many of the texts told are out of the process. */
  readonly taken: Int32Array;
}

/** What the thread tells: facts as they go to the parent, what its survey told, and what its share came to at last. */
export type ShareMessage =
  | { readonly packed: string; readonly count: number }
  | { readonly told: SharePart }
  | { readonly part: SharePart };

const PIECE_BYTES = 1024 * 1024;
/** Texts of facts that may wait at once. */
const MOST_WAITING = 2;

resolveOwnModules();
const [{ sharesByFormat }, { packFacts }] = await Promise.all([
  import('@ancrage/judge/shares'),
  import('./packed-facts.ts'),
]);
const { file, path, format, start, at, taken } = workerData as ShareWork;
const reader = await sharesByFormat[format]!();
const stream = reader.open!(path);
const share = stream.share!(start, { part: 'first', at })!;
const heard = new Promise<SharePart>((resolve) => parentPort!.once('message', resolve));
let sent = 0;
let told: SharePart | undefined;

readFile();
while (stream.again?.() === true) {
  told = share.told();
  if (told !== undefined) {
    tell({ told });
    share.hear(await heard);
  }
  readFile();
}
tell({ part: share.part() });
parentPort!.close();

function readFile(): void {
  const piece = new Uint8Array(PIECE_BYTES);
  for (let from = 0; !share.isOver(); ) {
    const read = readSync(file, piece, 0, PIECE_BYTES, from);
    if (read === 0) return;
    from += read;
    stream.push(piece.subarray(0, read));
    giveTaken();
  }
}

function giveTaken(): void {
  const facts = stream.take?.() ?? [];
  if (facts.length === 0) return;
  for (;;) {
    const out = Atomics.load(taken, 0);
    if (sent - out < MOST_WAITING) break;
    Atomics.wait(taken, 0, out);
  }
  sent += 1;
  tell({ packed: JSON.stringify(packFacts(facts)), count: facts.length });
}

function tell(message: ShareMessage): void {
  parentPort!.postMessage(message, []);
}
