import { parseNote } from '../log/signed-note.ts';
import { parseTlogProof } from '../log/tlog-proof.ts';

const encoder = new TextEncoder();

/**
 * What time-stamping authorities stamp: the text of a proof's checkpoint, without the signatures under it, so that more may be
 * added. Its root stands for all that the log held.
 *
 * @throws ProofError when the text is no proof, or its checkpoint no note.
 */
export function checkpointTextOf(proof: string): Uint8Array {
  const { checkpoint } = parseTlogProof(encoder.encode(proof));
  return encoder.encode(parseNote(checkpoint).text);
}
