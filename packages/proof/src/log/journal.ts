import { ProofError } from '../proof-error.ts';
import { equalBytes, joinBytes, utf8 } from './bytes.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { encodeEntry } from './entry-bundle.ts';
import { HASH_BYTES, sha256 } from './sha256.ts';

const FIRST_LINE = 'ancrage-journal/1\n';
/** Length of a record's body, then index of its first entry. */
const LENGTH_BYTES = 4;
const INDEX_BYTES = 8;
/** Bytes of one record at most: a batch is far smaller. */
const LONGEST_BODY = 1 << 28;

/** A tree that is wholly on disk, on which the entries of a journal build. */
export interface JournalBase {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** What a journal holds. */
export interface Journal {
  readonly base: JournalBase;
  /** Entries from index `base.size` on, each of them durable. */
  readonly entries: readonly Uint8Array[];
  /** Bytes at the end that are no whole record: the last write was cut short, and was never acknowledged. */
  readonly torn: number;
  /** What the next record continues. */
  readonly chain: Uint8Array;
}

/** The beginning of a journal. A record continues the digest of all before it, so none can stand in another's place. */
export function journalHead(base: JournalBase): { readonly bytes: Uint8Array; readonly chain: Uint8Array } {
  const bytes = utf8(FIRST_LINE + formatCheckpoint({ ...base, size: BigInt(base.size) }));
  return { bytes, chain: sha256(bytes) };
}

/** One batch of entries, written at once: length, index of the first, entries, digest of the chain and all this. */
export function journalRecord(
  first: number,
  entries: readonly Uint8Array[],
  chain: Uint8Array,
): { readonly bytes: Uint8Array; readonly chain: Uint8Array } {
  const body = joinBytes([new Uint8Array(LENGTH_BYTES + INDEX_BYTES), ...entries.map(encodeEntry)]);
  const view = new DataView(body.buffer);
  view.setUint32(0, body.length - LENGTH_BYTES);
  view.setBigUint64(LENGTH_BYTES, BigInt(first));
  const digest = sha256(joinBytes([chain, body]));
  return { bytes: joinBytes([body, digest]), chain: digest };
}

/**
 * Reads a journal as far as its records are whole. A write that was cut short leaves a broken record at the very end; a
 * broken record with a whole one after it is damage.
 *
 * @throws ProofError JOURNAL_DAMAGED with the `offset`.
 */
export function readJournal(bytes: Uint8Array): Journal {
  const { base, end } = readHead(bytes);
  const entries: Uint8Array[] = [];
  let chain = sha256(bytes.subarray(0, end));
  let at = end;
  for (;;) {
    const record = recordAt(bytes, at, chain, base.size + entries.length);
    if (record === undefined) break;
    for (const entry of record.entries) entries.push(entry);
    [at, chain] = [record.end, record.chain];
  }
  if (followedByRecord(bytes, at)) throw new ProofError('JOURNAL_DAMAGED', { offset: at });
  return { base, entries, torn: bytes.length - at, chain };
}

function readHead(bytes: Uint8Array): { readonly base: JournalBase; readonly end: number } {
  let end = 0;
  for (let lines = 0; lines < 4 && end < bytes.length; end++) if (bytes[end] === 10) lines++;
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  if (!text.startsWith(FIRST_LINE)) throw new ProofError('JOURNAL_DAMAGED', { offset: 0 });
  const { origin, size, root } = parseCheckpoint(text.slice(FIRST_LINE.length));
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new ProofError('JOURNAL_DAMAGED', { offset: 0 });
  return { base: { origin, size: Number(size), root }, end };
}

function recordAt(
  bytes: Uint8Array,
  at: number,
  chain: Uint8Array,
  first: number,
): { readonly entries: Uint8Array[]; readonly end: number; readonly chain: Uint8Array } | undefined {
  const body = bodyAt(bytes, at);
  if (body === undefined) return undefined;
  const end = at + body.length + HASH_BYTES;
  const digest = sha256(joinBytes([chain, body]));
  if (!equalBytes(digest, bytes.subarray(at + body.length, end))) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const entries: Uint8Array[] = [];
  let from = LENGTH_BYTES + INDEX_BYTES;
  while (from < body.length) {
    const to = from + 2 + view.getUint16(from);
    entries.push(body.slice(from + 2, to));
    from = to;
  }
  if (view.getBigUint64(LENGTH_BYTES) !== BigInt(first))
    throw new ProofError('JOURNAL_DAMAGED', { offset: at });
  return { entries, end, chain: digest };
}

/** The body of a record whose length leaves room for it; undefined where the bytes end before. */
function bodyAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  if (at + LENGTH_BYTES + INDEX_BYTES + HASH_BYTES > bytes.length) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0);
  const end = at + LENGTH_BYTES + length;
  if (length < INDEX_BYTES || length > LONGEST_BODY || end + HASH_BYTES > bytes.length) return undefined;
  return bytes.subarray(at, end);
}

/**
 * True when, after a broken record, a whole one begins where the broken one says to end: one write was made after the other,
 * so the broken one had been whole.
 */
function followedByRecord(bytes: Uint8Array, at: number): boolean {
  const body = bodyAt(bytes, at);
  if (body === undefined) return false;
  const end = at + body.length;
  const chain = bytes.subarray(end, end + HASH_BYTES);
  const next = bodyAt(bytes, end + HASH_BYTES);
  if (next === undefined) return false;
  const from = end + HASH_BYTES + next.length;
  return equalBytes(sha256(joinBytes([chain, next])), bytes.subarray(from, from + HASH_BYTES));
}
