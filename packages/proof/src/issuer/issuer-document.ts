import { digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { openGeneral } from '../jws/general-jws.ts';
import type { GeneralJws } from '../jws/general-jws.ts';
import type { OpenedSignature } from '../jws/jws.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import {
  digest,
  flag,
  integer,
  list,
  literal,
  object,
  oneOf,
  optional,
  text,
  type TypeOf,
  uri,
  utcDate,
  words,
} from '../shape/shape.ts';
import { keyShape } from './key-shape.ts';

/** `typ` of the signatures under a version of an issuer's document. */
export const ISSUER_TYPE = 'ancrage-issuer+jws';

/** What a key of an issuer signs. */
export const keyUses = ['certificate', 'status'] as const;
export type KeyUse = (typeof keyUses)[number];

/**
 * Who issues, and with which keys. Versions form a chain: each names the digest of the one before, and is signed by all
 * root keys of that one and all of its own. A verifier that knows the roots of one version can follow to any later one.
 * Frozen: `docs/spec/issuer.md`.
 */
export const issuerShape = object({
  ancrage: literal('ancrage-issuer/1'),
  version: integer(1, 10_000),
  /** Of the payload of the version before; absent in the first. */
  previous: optional(digest),
  issued: utcDate,
  issuer: object({
    id: uri,
    name: text(200),
    /** What it declares of its own interests; an empty list says that it declares none. */
    interests: list(words, 0, 20),
  }),
  /** Throw-away keys: whatever they sign proves nothing. */
  demonstration: flag,
  /** Sign versions of this document and nothing else. */
  roots: list(keyShape, 1, 4),
  keys: list(
    object({
      use: oneOf(keyUses),
      key: keyShape,
      /** First and last day on which it may sign, both included. */
      valid: object({ from: utcDate, to: utcDate }),
      /** Day from which nothing that it ever signed counts any more. */
      revoked: optional(utcDate),
    }),
    1,
    64,
  ),
});
export type IssuerDocument = TypeOf<typeof issuerShape>;

const MAX_BYTES = 45_000;

export interface OpenedIssuer {
  readonly document: IssuerDocument;
  readonly digest: Digest;
  readonly payload: Uint8Array;
  readonly signatures: readonly OpenedSignature[];
}

/** Opens one version; its signatures are not verified yet. @throws ProofError; BaseError for what is not JSON. */
export function openIssuer(jws: GeneralJws): OpenedIssuer {
  const { payload, signatures } = openGeneral(jws);
  const document = readCanonical(issuerShape, payload, 'issuer document', { maxBytes: MAX_BYTES });
  return { document, digest: digestOf(payload), payload, signatures };
}
