import { canonicalJson, compareText, dssePae, formatInstant, parseInstant } from '@ancrage/base';
import { KeysError } from './keys-error.ts';
import type { SigningKey } from './signing-key.ts';

/** `predicateType` of a collection; stable, see `docs/spec/collection.md`. */
export const COLLECTION_PREDICATE = 'urn:ancrage:collection:1';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** One file as the collector saw it. */
export interface CollectedFile {
  /** Path within the folder, `/` between parts, NFC. */
  readonly name: string;
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

export interface CollectionOptions {
  readonly files: readonly CollectedFile[];
  readonly key: SigningKey;
  /** Service for which they were collected, as its manifest names it: the collection counts for no other. */
  readonly about: string;
  /** Tool or command that produced the files. */
  readonly tool: string;
  /** When they were collected, RFC 3339; written in UTC. */
  readonly collectedAt: string;
  /** Who collected them, in words; informative, the key is what counts. */
  readonly collector?: string;
}

/**
 * Signs which files were collected, with what tool, when: an in-toto Statement in a DSSE envelope, as canonical JSON on
 * one line. The same input and an Ed25519 key give the same bytes. Say of files only that they were collected: what
 * they hold is not vouched for.
 *
 * @throws KeysError COLLECTION_EMPTY, COLLECTION_NAME_TWICE; BaseError DATE_SYNTAX or DATE_RANGE.
 */
export function signCollection(options: CollectionOptions): string {
  const { files, key, about, tool, collectedAt, collector } = options;
  if (files.length === 0) throw new KeysError('COLLECTION_EMPTY');
  const sorted = [...files].sort((a, b) => compareText(a.name, b.name));
  const twice = sorted.find(({ name }, index) => name === sorted[index + 1]?.name);
  if (twice !== undefined) throw new KeysError('COLLECTION_NAME_TWICE', { name: twice.name });
  const statement = {
    _type: STATEMENT_TYPE,
    subject: sorted.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: COLLECTION_PREDICATE,
    predicate: { about, tool, collected_at: formatInstant(parseInstant(collectedAt)), collector },
  };
  const payload = new TextEncoder().encode(canonicalJson(statement));
  const signature = key.sign(dssePae(PAYLOAD_TYPE, payload));
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [{ keyid: key.id, sig: Buffer.from(signature).toString('base64') }],
  };
  return `${canonicalJson(envelope)}\n`;
}
