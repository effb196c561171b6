import { join } from 'node:path';
import { formatNote, parseNote } from '@ancrage/proof';
import { IoError } from '../io-error.ts';
import { diskOf } from './disk.ts';
import { lockFolder } from './folder-lock.ts';
import { CHECKPOINT_PATH, STATE_FOLDER, writeCheckpoint } from './log-store.ts';

/**
 * Adds signature lines to the checkpoint that a log shows, if it is still the one that they sign; says whether it was.
 *
 * @throws IoError LOG_NOT_FOUND, LOG_LOCKED.
 */
export async function addCosignatures(
  folder: string,
  text: string,
  lines: readonly string[],
): Promise<boolean> {
  const disk = diskOf(folder);
  const unlock = await lockFolder(join(folder, STATE_FOLDER));
  try {
    const shown = await disk.read(CHECKPOINT_PATH);
    if (shown === undefined) throw new IoError('LOG_NOT_FOUND', { folder });
    const note = parseNote(shown);
    if (note.text !== text) return false;
    const before = note.signatures.map(({ line }) => line);
    await writeCheckpoint(disk, formatNote(text, [...new Set([...before, ...lines])]));
    return true;
  } finally {
    await unlock();
  }
}
