import { ECDH } from 'node:crypto';
import { decodeBase64Url } from '@ancrage/base';
import { decodeBase58, encodeBase58 } from './multibase.ts';
import { VcProblem } from './problem.ts';

/** Multicodec of public keys, as two bytes of a varint, and how long what follows is. */
const KINDS = {
  Ed25519: { head: [0xed, 0x01], length: 32 },
  ES256: { head: [0x80, 0x24], length: 33 },
} as const;

/** A key that is found without asking anyone, for its name holds it. */
export interface DidKey {
  readonly algorithm: keyof typeof KINDS;
  /** Ed25519: 32 bytes; ES256: X ‖ Y. */
  readonly key: Uint8Array;
  /** The DID without a fragment: whoever holds the key. */
  readonly controller: string;
}

/** The did:key of a public key of ours: for P-256 the point in its short form. */
export function didOf(algorithm: DidKey['algorithm'], encoded: string): string {
  const key = decodeBase64Url(encoded)!;
  const short = algorithm === 'ES256' ? Uint8Array.of(2 + (key[63]! & 1), ...key.subarray(0, 32)) : key;
  return `did:key:${encodeBase58(Uint8Array.from([...KINDS[algorithm].head, ...short]))}`;
}

/** The verification method of a did:key: the DID and its own key as fragment. */
export const methodOf = (did: string): string => `${did}#${did.slice('did:key:'.length)}`;

/**
 * The key of a verification method. Only did:key is known: any other name must be looked up somewhere.
 *
 * @throws VcProblem KEY_UNKNOWN.
 */
export function keyOfMethod(method: unknown): DidKey {
  const [, controller = '', encoded = '', fragment = ''] =
    typeof method === 'string'
      ? (/^(did:key:(z[1-9A-Za-z]{40,60}))#(z[1-9A-Za-z]{40,60})$/.exec(method) ?? [])
      : [];
  const bytes = encoded === fragment ? decodeBase58(encoded) : undefined;
  for (const [algorithm, { head, length }] of Object.entries(KINDS)) {
    if (bytes?.length !== length + 2 || bytes[0] !== head[0] || bytes[1] !== head[1]) continue;
    const key = algorithm === 'ES256' ? wholePoint(bytes.subarray(2)) : bytes.subarray(2);
    if (key !== undefined) return { algorithm: algorithm as DidKey['algorithm'], key, controller };
  }
  throw new VcProblem('KEY_UNKNOWN', String(method).slice(0, 200));
}

/** X ‖ Y of a point given by X and the sign of Y; undefined where there is none. */
function wholePoint(short: Uint8Array): Uint8Array | undefined {
  try {
    const whole = ECDH.convertKey(
      Buffer.from(short),
      'prime256v1',
      undefined,
      undefined,
      'uncompressed',
    ) as Buffer;
    return Uint8Array.from(whole.subarray(1));
  } catch {
    return undefined;
  }
}
