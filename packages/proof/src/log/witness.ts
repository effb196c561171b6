import { decodeBase64 } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import type { VerifySignature } from '../signature/signature-check.ts';
import { encodeBase64, joinBytes, utf8 } from './bytes.ts';
import { type OpenedCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { parseCount } from './decimal-count.ts';
import { EMPTY_ROOT } from './merkle-hash.ts';
import { LONGEST_PROOF, type TreeHead, verifyConsistency } from './merkle-proof.ts';
import { HASH_BYTES } from './sha256.ts';
import { decodeNoteText, linesOf, LONGEST_NOTE, parseNote } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** Bytes of a request at most: a note and its proof. */
export const LONGEST_WITNESS_REQUEST = LONGEST_NOTE + 4096;

/** `add-checkpoint` of c2sp.org/tlog-witness: a checkpoint, and that it continues the one of size `old`. */
export interface WitnessRequest {
  readonly old: bigint;
  readonly proof: readonly Uint8Array[];
  readonly note: Uint8Array;
}

export function formatWitnessRequest({ old, proof, note }: WitnessRequest): Uint8Array {
  const head = utf8([`old ${old}`, ...proof.map(encodeBase64), '', ''].join('\n'));
  return joinBytes([head, note]);
}

/** @throws ProofError WITNESS_REQUEST_SYNTAX with its `line`; NOTE_ENCODING. */
export function parseWitnessRequest(bytes: Uint8Array): WitnessRequest {
  if (bytes.length > LONGEST_WITNESS_REQUEST)
    throw new ProofError('NOTE_TOO_LARGE', { limit: LONGEST_WITNESS_REQUEST });
  const lines = linesOf(decodeNoteText(bytes));
  const [, count] = /^old (.*)\n$/.exec(lines[0] ?? '') ?? [];
  const old = parseCount(count ?? '');
  if (old === undefined) throw new ProofError('WITNESS_REQUEST_SYNTAX', { line: 1 });
  const proof: Uint8Array[] = [];
  let at = 1;
  for (; lines[at] !== '\n'; at++) {
    const line = lines[at];
    const hash = line?.endsWith('\n') ? decodeBase64(line.slice(0, -1)) : undefined;
    if (hash?.length !== HASH_BYTES || proof.length === LONGEST_PROOF)
      throw new ProofError('WITNESS_REQUEST_SYNTAX', { line: at + 1 });
    proof.push(hash);
  }
  return { old, proof, note: utf8(lines.slice(at + 1).join('')) };
}

/** What a witness answers; 409 says the size that it has. */
export type WitnessVerdict =
  | { readonly status: 200; readonly opened: OpenedCheckpoint }
  | { readonly status: 400 | 403 | 404 | 422 }
  | { readonly status: 409; readonly size: bigint };

/** What a witness knows of a log: its keys, and the last tree that it cosigned. */
export interface WitnessedLog {
  readonly keys: readonly VerifierKey[];
  readonly latest?: TreeHead | undefined;
}

/**
 * Judges a request, in the order that the protocol sets. Where it answers 200, the caller makes the checkpoint its latest and
 * keeps it before it cosigns; from here to there nobody else may do the same for that log.
 */
export function judgeWitnessRequest(
  { old, proof, note }: WitnessRequest,
  log: WitnessedLog | undefined,
  verify: VerifySignature,
): WitnessVerdict {
  if (log === undefined) return { status: 404 };
  const opened = openCheckpoint(note, log.keys, verify);
  if (opened.signatures.length === 0 || opened.broken.length > 0) return { status: 403 };
  const { checkpoint } = opened;
  if (old > checkpoint.size) return { status: 400 };
  const latest = log.latest ?? { size: 0n, root: EMPTY_ROOT };
  if (old !== latest.size) return { status: 409, size: latest.size };
  return verifyConsistency(latest, checkpoint, proof) ? { status: 200, opened } : { status: 422 };
}

/** The log that a note claims to be of; nothing of it is verified. @throws ProofError when it is no checkpoint. */
export function originOfNote(note: Uint8Array): string {
  return parseCheckpoint(parseNote(note).text).origin;
}
