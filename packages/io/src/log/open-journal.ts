import { journalHead, rootOfEdge, type TreeEdge } from '@ancrage/proof';
import type { Appending, Disk } from './disk.ts';
import { writeDurably } from './durable-files.ts';
import { JOURNAL_PATH } from './log-store.ts';

/** A journal to which records are appended. */
export interface OpenJournal {
  readonly origin: string;
  /** Of the tree that it builds on. */
  readonly size: number;
  readonly file: Appending;
  chain: Uint8Array;
  bytes: number;
}

/** Begins a journal anew on a tree that is wholly shown, in the place of the one before. */
export async function beginJournal(disk: Disk, origin: string, edge: TreeEdge): Promise<OpenJournal> {
  const { bytes, chain } = journalHead({ origin, size: edge.size, root: rootOfEdge(edge) });
  await writeDurably(disk, [{ path: JOURNAL_PATH, bytes }]);
  const file = await disk.openAppend(JOURNAL_PATH);
  return { origin, size: edge.size, file, chain, bytes: bytes.length };
}
