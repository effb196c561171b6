import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Format } from '@ancrage/judge';
import type { SharePart } from '@ancrage/judge/readers';
import type { FrameMark } from './fact-frames.ts';
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
  /** Where its facts go, and how they are marked. */
  readonly pipe: number;
  readonly mark: FrameMark;
  /** Words of a {@link ShareState}. */
  readonly state: Int32Array;
}

/** What the thread tells: what its survey told, and what its share came to at last, with the number of facts that it has written. */
export type ShareMessage =
  | { readonly told: SharePart }
  | { readonly part: SharePart; readonly given: number };

const PIECE_BYTES = 1024 * 1024;

resolveOwnModules();
const [{ sharesByFormat }, { writeFrame }, { ShareState }] = await Promise.all([
  import('@ancrage/judge/shares'),
  import('./fact-frames.ts'),
  import('./share-state.ts'),
]);
const { file, path, format, start, at, pipe, mark, ...work } = workerData as ShareWork;
const state = new ShareState(work.state);
const reader = await sharesByFormat[format]!();
const stream = reader.open!(path);
const share = stream.share!(start, { part: 'first', at })!;
const heard = new Promise<SharePart>((resolve) => parentPort!.once('message', resolve));
let given = 0;
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
tell({ part: share.part(), given });
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
  state.count(facts.length);
  given += facts.length;
  state.writing(() => writeFrame(pipe, mark, facts));
}

function tell(message: ShareMessage): void {
  parentPort!.postMessage(message, []);
}
