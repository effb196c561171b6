import { decodeBase64Url } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import { list, matching, object, type TypeOf } from '../shape/shape.ts';
import { openSignature } from './jws.ts';
import type { OpenedSignature } from './jws.ts';

const base64url = (max: number) => matching(new RegExp(`^[A-Za-z0-9_-]{1,${max}}$`), 'base64url');

/** A JWS in general JSON form (RFC 7515, 7.2.1) without unprotected headers: several people sign the same payload. */
export const generalJwsShape = object({
  payload: base64url(60_000),
  signatures: list(object({ protected: base64url(1400), signature: base64url(4500) }), 1, 8),
});
export type GeneralJws = TypeOf<typeof generalJwsShape>;

/** @throws ProofError JWS_SHAPE, SHAPE, NOT_CANONICAL; BaseError for a header that is not JSON. */
export function openGeneral({ payload: text, signatures }: GeneralJws): {
  readonly payload: Uint8Array;
  readonly signatures: readonly OpenedSignature[];
} {
  const payload = decodeBase64Url(text);
  if (payload === undefined) throw new ProofError('JWS_SHAPE');
  return {
    payload,
    signatures: signatures.map(({ protected: header, signature }) => openSignature(header, text, signature)),
  };
}
