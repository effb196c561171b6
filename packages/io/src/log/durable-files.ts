import { posix } from 'node:path';
import type { Disk } from './disk.ts';

/** A file of the log and what it shall hold. */
export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Where a file is written before it takes its name; never served, since a web server is told nothing of it. */
const ASIDE = '.new';

/**
 * Writes files so that each appears whole or not at all, and stays: aside, onto the medium, renamed, and the name onto the
 * medium too. The files are independent, so each step is taken for all of them at once. Returns when all are durable.
 */
export async function writeDurably(disk: Disk, files: readonly FileToWrite[]): Promise<void> {
  const folders = new Set<string>();
  for (const { path } of files) await makeFolders(disk, posix.dirname(path));
  await allEnded(
    files.map(async ({ path, bytes }) => {
      await disk.write(path + ASIDE, bytes);
      await disk.syncFile(path + ASIDE);
      await disk.rename(path + ASIDE, path);
      folders.add(posix.dirname(path));
    }),
  );
  await allEnded([...folders].map((folder) => disk.syncFolder(folder)));
}

/** Waits for every step even when one fails: nothing goes on behind the back of whoever tries again. */
async function allEnded(steps: readonly Promise<void>[]): Promise<void> {
  for (const step of await Promise.allSettled(steps)) if (step.status === 'rejected') throw step.reason;
}

/**
 * Makes a folder and those above it; each name is put on the medium before anything is written below it. That a folder is
 * seen does not say so: whoever made it may have stopped before; hence once for each disk, seen or not.
 */
export async function makeFolders(disk: Disk, folder: string): Promise<void> {
  const known = durableFolders.get(disk) ?? new Set<string>(['.']);
  durableFolders.set(disk, known);
  const parts = folder.split('/');
  for (const [index, name] of parts.entries()) {
    const above = parts.slice(0, index).join('/') || '.';
    const path = posix.join(above, name);
    if (known.has(path)) continue;
    await disk.makeFolder(path);
    await disk.syncFolder(above);
    known.add(path);
  }
}

/** Nothing of a log removes a folder that is written to again, so what was once durable stays. */
const durableFolders = new WeakMap<Disk, Set<string>>();
