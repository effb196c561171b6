import { decodeBase64 } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import type { SignatureAlgorithm, VerifySignature } from '../signature/signature-check.ts';
import { signatureProblem } from '../signature/signature-rule.ts';
import { encodeBase64, hexOf, joinBytes, utf8 } from './bytes.ts';
import { sha256 } from './sha256.ts';

/**
 * What a key of a log or witness signs (c2sp.org/signed-note, c2sp.org/tlog-cosignature): 0x01 the text of a note; 0x04 and
 * 0x06 a checkpoint with the time at which it was the largest seen.
 */
export const noteKeyTypes = {
  ed25519: { byte: 0x01, algorithm: 'Ed25519' },
  'ed25519-cosignature': { byte: 0x04, algorithm: 'Ed25519' },
  'ml-dsa-44-cosignature': { byte: 0x06, algorithm: 'ML-DSA-44' },
} as const satisfies Record<string, { byte: number; algorithm: SignatureAlgorithm }>;
export type NoteKeyType = keyof typeof noteKeyTypes;

/** A public key under the name by which notes call it. */
export interface VerifierKey {
  readonly name: string;
  readonly type: NoteKeyType;
  /** Ed25519: 32 bytes; ML-DSA-44: 1312 bytes. */
  readonly key: Uint8Array;
  /** First four bytes of the digest of name, type and key, as eight hexadecimal digits: a short name, no proof. */
  readonly id: string;
}

/**
 * A key under a name.
 *
 * @throws ProofError LOG_NAME when the name is empty or holds a space, a control character or `+`; LOG_KEY_WEAK when the
 *   key breaks the rule for keys (`docs/spec/keys.md`).
 */
export function verifierKey(name: string, type: NoteKeyType, key: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new ProofError('LOG_NAME', { name });
  const { byte, algorithm } = noteKeyTypes[type];
  const signature = new Uint8Array(algorithm === 'Ed25519' ? 64 : 2420);
  const problem = signatureProblem({ algorithm, key, signature });
  if (problem === 'KEY_LENGTH' || problem === 'KEY_FORM') throw new ProofError('LOG_KEY_WEAK', { name });
  const digest = sha256(joinBytes([utf8(`${name}\n`), Uint8Array.of(byte), key]));
  return { name, type, key, id: hexOf(digest.subarray(0, 4)) };
}

/** `name+hex id+base64 of type and key`, the one line by which a key is handed on. */
export function formatVerifierKey({ name, type, key, id }: VerifierKey): string {
  return `${name}+${id}+${encodeBase64(joinBytes([Uint8Array.of(noteKeyTypes[type].byte), key]))}`;
}

/**
 * Reads such a line.
 *
 * @throws ProofError LOG_KEY_SYNTAX; LOG_KEY_TYPE when it is of a type that is not supported; LOG_KEY_ID when the id is not
 *   that of the key, so that a slip of the pen is no other key; those of {@link verifierKey}.
 */
export function parseVerifierKey(line: string): VerifierKey {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : decodeBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length === 0)
    throw new ProofError('LOG_KEY_SYNTAX', { key: line.slice(0, 80).toWellFormed() });
  const type = typeOf(bytes[0]!);
  if (type === undefined) throw new ProofError('LOG_KEY_TYPE', { name, type: bytes[0]! });
  const key = verifierKey(name, type, bytes.slice(1));
  if (key.id !== id) throw new ProofError('LOG_KEY_ID', { name, found: id!, expected: key.id });
  return key;
}

/** True when two keys are one, whatever their names. */
export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return noteKeyTypes[a.type].algorithm === noteKeyTypes[b.type].algorithm && hexOf(a.key) === hexOf(b.key);
}

/** Names of keys: not empty, without spaces, control characters or `+`. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[+\p{White_Space}\u0000-\u001f]/u.test(name) && name.isWellFormed();
}

/** Whether a key of a log or witness signed a message. */
export function signedBy(
  { type, key }: VerifierKey,
  message: Uint8Array,
  signature: Uint8Array,
  verify: VerifySignature,
): boolean {
  return verify({ algorithm: noteKeyTypes[type].algorithm, key, message, signature });
}

function typeOf(byte: number): NoteKeyType | undefined {
  const types = Object.keys(noteKeyTypes) as NoteKeyType[];
  return types.find((type) => noteKeyTypes[type].byte === byte);
}
