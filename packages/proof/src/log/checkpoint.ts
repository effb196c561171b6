import { decodeBase64 } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import type { VerifySignature } from '../signature/signature-check.ts';
import { encodeBase64, joinBytes, u64, utf8 } from './bytes.ts';
import { parseCount } from './decimal-count.ts';
import type { TreeHead } from './merkle-proof.ts';
import { HASH_BYTES } from './sha256.ts';
import { linesOf, type Note, parseNote, signatureLine } from './signed-note.ts';
import { noteKeyTypes, signedBy, type VerifierKey } from './verifier-key.ts';

/** What a log says of its tree (c2sp.org/tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** The log's name. */
  readonly origin: string;
  /** Further lines, which no monitor can check; we write none. */
  readonly extensions: readonly string[];
}

/** A signature line that a known key was found to have made. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** Seconds since 1970 at which a cosigner knew no larger tree; absent from plain signatures. */
  readonly time?: bigint;
  readonly line: string;
}

/** A signed checkpoint, read; nothing is verified yet. */
export interface ReadCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
}

/** Reads a signed checkpoint. @throws ProofError as {@link parseNote} and {@link parseCheckpoint}. */
export function readCheckpoint(bytes: Uint8Array): ReadCheckpoint {
  const note = parseNote(bytes);
  return { checkpoint: parseCheckpoint(note.text), note };
}

/** A checkpoint with the signatures of known keys; `broken` names keys whose line does not hold: then nothing does. */
export interface OpenedCheckpoint extends ReadCheckpoint {
  readonly signatures: readonly VerifiedSignature[];
  readonly broken: readonly VerifierKey[];
}

/** The text of a checkpoint, without extension lines. */
export function formatCheckpoint({ origin, size, root }: TreeHead & { readonly origin: string }): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/** @throws ProofError CHECKPOINT_SYNTAX with its `line`. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = linesOf(text);
  for (const [index, line] of lines.entries())
    if (line === '\n' || !line.endsWith('\n')) throw new ProofError('CHECKPOINT_SYNTAX', { line: index + 1 });
  const [origin, count, encoded, ...extensions] = lines.map((line) => line.slice(0, -1));
  if (origin === undefined) throw new ProofError('CHECKPOINT_SYNTAX', { line: 1 });
  const size = parseCount(count ?? '');
  if (size === undefined) throw new ProofError('CHECKPOINT_SYNTAX', { line: 2 });
  const root = decodeBase64(encoded ?? '');
  if (root?.length !== HASH_BYTES) throw new ProofError('CHECKPOINT_SYNTAX', { line: 3 });
  return { origin, size, root, extensions };
}

/**
 * Reads a signed checkpoint and verifies each line of a known key; lines of others are ignored. Nothing follows from a
 * checkpoint while no key that one trusts has signed it, or while one of them is `broken`.
 *
 * @throws ProofError as {@link parseNote} and {@link parseCheckpoint}.
 */
export function openCheckpoint(
  signed: Uint8Array | ReadCheckpoint,
  keys: readonly VerifierKey[],
  verify: VerifySignature,
): OpenedCheckpoint {
  const { checkpoint, note } = signed instanceof Uint8Array ? readCheckpoint(signed) : signed;
  const signatures: VerifiedSignature[] = [];
  const broken: VerifierKey[] = [];
  for (const { name, id, signature, line } of note.signatures) {
    for (const key of keys.filter((known) => known.name === name && known.id === id)) {
      const verified = verifyLine(key, checkpoint, signature, verify);
      if (verified === undefined) broken.push(key);
      else if (!signatures.some((known) => known.key === key)) signatures.push({ key, line, ...verified });
    }
  }
  return { checkpoint, note, signatures, broken };
}

function verifyLine(
  key: VerifierKey,
  checkpoint: Checkpoint,
  payload: Uint8Array,
  verify: VerifySignature,
): { readonly time?: bigint } | undefined {
  if (key.type === 'ed25519')
    return signedBy(key, utf8(checkpointText(checkpoint)), payload, verify) ? {} : undefined;
  if (payload.length < 8) return undefined;
  const time = new DataView(payload.buffer, payload.byteOffset).getBigUint64(0);
  const message = time >> 63n === 0n ? signedMessage(key, checkpoint, time) : undefined;
  return message !== undefined && signedBy(key, message, payload.subarray(8), verify) ? { time } : undefined;
}

/** Something that signs checkpoints under a name; where its private key lies is its own affair. */
export interface CheckpointSigner {
  readonly key: VerifierKey;
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/**
 * The line by which a signer signs a checkpoint, at a time in seconds since 1970 (not used by plain Ed25519).
 *
 * @throws ProofError LOG_NAME when origin or name is too long for ML-DSA-44 (255 bytes).
 */
export async function signCheckpoint(
  signer: CheckpointSigner,
  checkpoint: Checkpoint,
  time: bigint,
): Promise<string> {
  const { key } = signer;
  const message = signedMessage(key, checkpoint, time);
  if (message === undefined) throw new ProofError('LOG_NAME', { name: key.name });
  const signature = await signer.sign(message);
  return signatureLine(key, key.type === 'ed25519' ? signature : joinBytes([u64(time), signature]));
}

/**
 * What a key signs of a checkpoint (c2sp.org/tlog-cosignature): its text; or the time and its text; or, for ML-DSA-44, the
 * time, both names, size and root. Undefined where a name has no room in it.
 */
export function signedMessage(
  key: VerifierKey,
  checkpoint: Checkpoint,
  time: bigint,
): Uint8Array | undefined {
  if (key.type === 'ed25519') return utf8(checkpointText(checkpoint));
  if (key.type === 'ed25519-cosignature')
    return utf8(`cosignature/v1\ntime ${time}\n${checkpointText(checkpoint)}`);
  const [name, origin] = [utf8(key.name), utf8(checkpoint.origin)];
  if (name.length > 255 || origin.length > 255) return undefined;
  return joinBytes([
    utf8('subtree/v1\n\0'),
    Uint8Array.of(name.length),
    name,
    u64(time),
    Uint8Array.of(origin.length),
    origin,
    u64(0n),
    u64(checkpoint.size),
    checkpoint.root,
  ]);
}

/** The text that was read: the parts have one form each, so they make the same bytes again. */
function checkpointText(checkpoint: Checkpoint): string {
  return formatCheckpoint(checkpoint) + checkpoint.extensions.map((line) => `${line}\n`).join('');
}

/** Algorithm of a key, for those who hold its private half. */
export function algorithmOf(key: VerifierKey): (typeof noteKeyTypes)[VerifierKey['type']]['algorithm'] {
  return noteKeyTypes[key.type].algorithm;
}
