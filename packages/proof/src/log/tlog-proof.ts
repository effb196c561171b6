import { decodeBase64 } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import { encodeBase64, utf8 } from './bytes.ts';
import { parseCount } from './decimal-count.ts';
import { LONGEST_PROOF } from './merkle-proof.ts';
import { HASH_BYTES } from './sha256.ts';
import { linesOf, LONGEST_NOTE, noteBytes } from './signed-note.ts';

/** First line of a proof that an entry stands in a log (c2sp.org/tlog-proof). */
const HEADER = 'c2sp.org/tlog-proof@v1';
/** Bytes of a proof at most: its checkpoint, 63 hashes and something extra. */
export const LONGEST_TLOG_PROOF = LONGEST_NOTE + (1 << 16);

/** A `.tlog-proof` file, read but not verified. */
export interface TlogProof {
  readonly index: bigint;
  /** From the sibling of the leaf upwards, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array;
  /** Whatever its maker added; nobody vouches for it. */
  readonly extra?: Uint8Array;
}

/** A proof as bytes of a `.tlog-proof` file. */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): Uint8Array {
  const lines = [HEADER];
  if (extra !== undefined) lines.push(`extra ${encodeBase64(extra)}`);
  lines.push(`index ${index}`, ...hashes.map(encodeBase64), '', '');
  const head = utf8(lines.join('\n'));
  const bytes = new Uint8Array(head.length + checkpoint.length);
  bytes.set(head);
  bytes.set(checkpoint, head.length);
  return bytes;
}

/**
 * Reads a proof strictly; its checkpoint is left as bytes, for `openCheckpoint`.
 *
 * @throws ProofError NOTE_ENCODING; TLOG_PROOF_SYNTAX with its `line`.
 */
export function parseTlogProof(bytes: Uint8Array): TlogProof {
  if (bytes.length > LONGEST_TLOG_PROOF)
    throw new ProofError('NOTE_TOO_LARGE', { limit: LONGEST_TLOG_PROOF });
  const text = noteBytes(bytes);
  // Up to the first line that is empty.
  const blank = text.indexOf('\n\n');
  const head = blank < 0 ? text.length : blank + 2;
  const lines = linesOf(text.slice(0, head));
  let at = 0;
  const fail = (): never => {
    throw new ProofError('TLOG_PROOF_SYNTAX', { line: at + 1 });
  };
  if (lines[at] !== `${HEADER}\n`) fail();
  at++;
  let extra: Uint8Array | undefined;
  const [, encoded] = /^extra (.*)\n$/.exec(lines[at] ?? '') ?? [];
  if (encoded !== undefined) {
    extra = decodeBase64(encoded) ?? fail();
    at++;
  }
  const [, count] = /^index (.*)\n$/.exec(lines[at] ?? '') ?? [];
  const index = parseCount(count ?? '') ?? fail();
  at++;
  const hashes: Uint8Array[] = [];
  while (lines[at] !== '\n') {
    const line = lines[at];
    if (line === undefined || !line.endsWith('\n') || hashes.length === LONGEST_PROOF) fail();
    const hash = decodeBase64(line!.slice(0, -1));
    if (hash?.length !== HASH_BYTES) fail();
    hashes.push(hash!);
    at++;
  }
  const checkpoint = new Uint8Array(bytes.subarray(head));
  if (checkpoint.length === 0) fail();
  return extra === undefined ? { index, hashes, checkpoint } : { index, hashes, checkpoint, extra };
}
