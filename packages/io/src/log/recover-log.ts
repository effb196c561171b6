import {
  type CheckpointSigner,
  formatCheckpoint,
  formatNote,
  growTree,
  type Journal,
  openCheckpoint,
  type Publication,
  rootOfEdge,
  Sequencer,
  signCheckpoint,
  type TreeEdge,
  TreeReader,
  verifySignature,
} from '@ancrage/proof';
import { IoError } from '../io-error.ts';
import type { Disk } from './disk.ts';
import { CHECKPOINT_PATH, readEdge, readTile, writeCheckpoint, writeTiles } from './log-store.ts';

/** Makes the files of a publication durable, then signs and shows its checkpoint. */
export async function publish(
  disk: Disk,
  origin: string,
  { edge, root, files }: Pick<Publication, 'edge' | 'root' | 'files'>,
  signers: readonly CheckpointSigner[],
): Promise<string> {
  await writeTiles(disk, files);
  const checkpoint = { origin, size: BigInt(edge.size), root, extensions: [] };
  const time = BigInt(Math.floor(Date.now() / 1000));
  const lines: string[] = [];
  for (const signer of signers) lines.push(await signCheckpoint(signer, checkpoint, time));
  const note = formatNote(formatCheckpoint(checkpoint), lines);
  await writeCheckpoint(disk, note);
  return note;
}

/** Brings what is shown to what the journal holds, having checked that neither contradicts the other. */
export async function recover(
  disk: Disk,
  { base, entries }: Journal,
  signers: readonly CheckpointSigner[],
): Promise<{ readonly edge: TreeEdge; readonly note: string }> {
  const baseEdge = await readEdge(disk, base);
  const sequencer = new Sequencer(baseEdge, entries);
  const shown = await disk.read(CHECKPOINT_PATH);
  const publication = sequencer.nextPublication();
  if (shown !== undefined) {
    const keys = signers.map(({ key }) => key);
    const { checkpoint, signatures } = openCheckpoint(shown, keys, verifySignature);
    const size = Number(checkpoint.size);
    if (checkpoint.origin !== base.origin) throw new IoError('LOG_DAMAGED', { size });
    if (signatures.length === 0) throw new IoError('LOG_KEY_OTHER', { origin: base.origin });
    if (size > sequencer.size) throw new IoError('LOG_ROLLED_BACK', { shown: size, size: sequencer.size });
    const root =
      size >= base.size
        ? rootOfEdge(growTree(baseEdge, entries.slice(0, size - base.size)).edge)
        : await new TreeReader(base.size, (id) => readTile(disk, id)).root(size);
    if (Buffer.compare(root, checkpoint.root) !== 0) throw new IoError('LOG_DISAGREES', { size });
    const complete = signers.length === signatures.length;
    if (publication === undefined && size === base.size && complete)
      return { edge: baseEdge, note: Buffer.from(shown).toString('utf8') };
  }
  const target = publication ?? { edge: baseEdge, root: base.root, files: [] };
  return { edge: target.edge, note: await publish(disk, base.origin, target, signers) };
}
