import { decodeBase64Url, keyProblem } from '@ancrage/base';
import { signatureAlgorithmOf, joseAlgorithms } from '../jws/jws.ts';
import { matching, object, oneOf, type Shape, text, type TypeOf } from '../shape/shape.ts';
import type { SignatureCheck } from '../signature/signature-check.ts';

const members = {
  /** Name by which signatures call it: by custom its RFC 7638 thumbprint. */
  id: text(),
  algorithm: oneOf(joseAlgorithms),
  /** Ed25519: 32 bytes; ES256: X ‖ Y, 64 bytes; ML-DSA-65: 1952 bytes; base64url. */
  public: matching(/^(?:[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{86}|[A-Za-z0-9_-]{2603})$/, 'key in base64url'),
} as const;
const written = object(members);
export type ListedKey = TypeOf<typeof written>;

/** A public key; points are held to the rule of `docs/spec/keys.md`. */
export const keyShape: Shape<ListedKey> = {
  schema: written.schema,
  problem(value, pointer) {
    const problem = written.problem(value, pointer);
    if (problem !== undefined) return problem;
    const { algorithm, public: encoded } = value as ListedKey;
    return isSound(algorithm, encoded)
      ? undefined
      : { pointer: `${pointer}/public`, expected: `sound ${algorithm} key` };
  },
};

const { id: _id, ...unnamed } = members;
const named = object({ name: text(), ...unnamed });

/** The same, called `name`: within a credential only addresses are called `id`. */
export const signingKeyShape: Shape<TypeOf<typeof named>> = {
  schema: named.schema,
  problem(value, pointer) {
    const problem = named.problem(value, pointer);
    if (problem !== undefined) return problem;
    const { algorithm, public: encoded } = value as TypeOf<typeof named>;
    return isSound(algorithm, encoded)
      ? undefined
      : { pointer: `${pointer}/public`, expected: `sound ${algorithm} key` };
  },
};

/** The rule for points costs more than a signature, and the same keys come back in every bundle: answers are kept. */
const sound = new Set<string>();
const MOST_KEPT = 1024;

function isSound(algorithm: ListedKey['algorithm'], encoded: string): boolean {
  const name = `${algorithm} ${encoded}`;
  if (sound.has(name)) return true;
  const good =
    algorithm === 'ML-DSA-65'
      ? decodeBase64Url(encoded)?.length === 1952
      : keyProblem(algorithm, encoded) === undefined;
  if (good && sound.size < MOST_KEPT) sound.add(name);
  return good;
}

/** The part of a signature check that a listed key decides. */
export function keyPart({
  algorithm,
  public: encoded,
}: Pick<ListedKey, 'algorithm' | 'public'>): Pick<SignatureCheck, 'algorithm' | 'key'> {
  return { algorithm: signatureAlgorithmOf(algorithm), key: decodeBase64Url(encoded) ?? new Uint8Array() };
}
