import { type Checkpoint, openCheckpoint, TreeReader, verifySignature } from '@ancrage/proof';
import { IoError } from '@ancrage/io';
import { CHECKPOINT_PATH, diskOf, readTile } from '@ancrage/io/log';

/** A log as its folder shows it. */
export interface ShownLog {
  readonly folder: string;
  readonly note: Uint8Array;
  readonly checkpoint: Checkpoint;
  readonly tree: TreeReader;
}

/**
 * Opens the folder of a log to read: its tiles must lead to the root that its checkpoint states.
 *
 * @throws IoError LOG_NOT_FOUND, LOG_FILE_MISSING, LOG_DAMAGED; ProofError when the checkpoint is none.
 */
export async function openShownLog(folder: string): Promise<ShownLog> {
  const disk = diskOf(folder);
  const note = await disk.read(CHECKPOINT_PATH);
  if (note === undefined) throw new IoError('LOG_NOT_FOUND', { folder });
  const { checkpoint } = openCheckpoint(note, [], verifySignature);
  const size = Number(checkpoint.size);
  const tree = new TreeReader(size, (id) => readTile(disk, id));
  if (Buffer.compare(await tree.root(), checkpoint.root) !== 0) throw new IoError('LOG_DAMAGED', { size });
  return { folder, note, checkpoint, tree };
}
