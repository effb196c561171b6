import { stat } from 'node:fs/promises';
import { readFolder } from '@ancrage/io/read-folder';
import type { FileInHand } from '@ancrage/io/read-folder';
import { CommandError } from './command-error.ts';
import { takeReader } from './early-reader.ts';

/** A folder that is being read. */
export interface ReadAhead {
  readonly files: readonly FileInHand[];
  /** Ends the reading, done or not. */
  readonly stop: () => void;
}

/**
 * Has a watched child read a folder while the rest of the command is loaded. This module loads no judge: half of the time
 * of a small dossier is loading, and child and parent do theirs side by side.
 */
export async function readAhead(folder: string): Promise<ReadAhead> {
  await refuseFile(folder);
  const reader = takeReader();
  try {
    return { files: await readFolder(folder, reader), stop: () => reader.stop() };
  } catch (error) {
    reader.stop();
    throw error;
  }
}

/** A file given where a folder is asked for. */
export async function refuseFile(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => undefined);
  if (info !== undefined && !info.isDirectory()) throw new CommandError('NOT_A_FOLDER', { folder });
}
