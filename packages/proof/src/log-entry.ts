import { type Digest, digestOf, isDigest } from '@ancrage/base';
import { ProofError } from './proof-error.ts';

/** What the log holds digests of. */
export const logEntryKinds = [
  'certificate',
  'attestation',
  'status-list',
  'key',
  'evaluation',
  'decision',
  'edition',
] as const;
export type LogEntryKind = (typeof logEntryKinds)[number];

const ENTRY = /^ancrage-entry\/1\n([a-z-]+)\n(sha256:[0-9a-f]{64})\n$/;
const encoder = new TextEncoder();

/**
 * The bytes that stand in the log for a document: its kind and the digest of its bytes, three lines of text, so that a
 * document of one kind can never be shown as another. Only digests are logged: a log forgets nothing, so nothing about
 * a person may enter it. The leaf of the tree is the hash of these bytes. Frozen: `docs/spec/bundle.md`.
 */
export function logEntryOf(kind: LogEntryKind, document: Uint8Array): Uint8Array {
  return encoder.encode(`ancrage-entry/1\n${kind}\n${digestOf(document)}\n`);
}

/** The kind and digest that an entry states. @throws ProofError ENTRY_KIND when it is no such entry. */
export function readLogEntry(entry: Uint8Array): { readonly kind: LogEntryKind; readonly digest: Digest } {
  const [, word, digest] = ENTRY.exec(Buffer.from(entry).toString('latin1')) ?? [];
  const kind = logEntryKinds.find((known) => known === word);
  if (kind === undefined || digest === undefined || !isDigest(digest)) throw new ProofError('ENTRY_KIND');
  return { kind, digest };
}
