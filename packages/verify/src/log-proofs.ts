import {
  type Note,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  type ReadCheckpoint,
  type TlogProof,
} from '@ancrage/proof';

const encoder = new TextEncoder();

/** The proofs of one bundle, each read once. Those that were made together carry the same checkpoint, which is then one object. */
export class LogProofs {
  readonly #proofs = new Map<string, TlogProof>();
  readonly #notes = new Map<string, Note>();
  readonly #checkpoints = new Map<Note, ReadCheckpoint>();

  /** @throws ProofError when the text is no proof. */
  proof(text: string): TlogProof {
    const known = this.#proofs.get(text);
    if (known !== undefined) return known;
    const proof = parseTlogProof(encoder.encode(text));
    this.#proofs.set(text, proof);
    return proof;
  }

  /** The note of a proof. @throws ProofError as {@link proof}, and when it is none. */
  note(text: string): Note {
    const { checkpoint } = this.proof(text);
    const bytes = Buffer.from(checkpoint).toString('latin1');
    const note = this.#notes.get(bytes) ?? parseNote(checkpoint);
    this.#notes.set(bytes, note);
    return note;
  }

  /** The checkpoint of a proof. @throws ProofError as {@link note}, and when the note is no checkpoint. */
  checkpoint(text: string): ReadCheckpoint {
    const note = this.note(text);
    const read = this.#checkpoints.get(note) ?? { note, checkpoint: parseCheckpoint(note.text) };
    this.#checkpoints.set(note, read);
    return read;
  }
}
