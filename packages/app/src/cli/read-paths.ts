import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readFolder } from '@ancrage/io/read-folder';
import type { FileOutcome } from '@ancrage/io/read-file';
import { WatchedReader } from '@ancrage/io/watched-reader';
import { CommandError } from './command-error.ts';

/**
 * Reads each file, and every file of each folder, in a watched child.
 *
 * @throws CommandError FILE_NOT_FOUND.
 */
export async function readPaths(paths: readonly string[]): Promise<FileOutcome[]> {
  const reader = new WatchedReader();
  const outcomes: FileOutcome[] = [];
  try {
    for (const given of paths) {
      const info = await stat(given).catch(() => undefined);
      if (info === undefined) throw new CommandError('FILE_NOT_FOUND', { path: given });
      const path = basename(given).normalize('NFC');
      if (!info.isDirectory()) outcomes.push(await reader.read({ path, absolute: given }, info.size));
      else for (const { outcome } of await readFolder(given, reader)) outcomes.push(await outcome);
    }
  } finally {
    reader.stop();
  }
  return outcomes;
}
