import { canonicalJson, encodeBase64Url } from '@ancrage/base';
import type { SigningKey } from './signing-key.ts';

/** `typ` of a signed statement, so that it can never be taken for another kind of token. See `docs/spec/statement.md`. */
export const STATEMENT_TYPE = 'ancrage-statement+jwt';

const encoder = new TextEncoder();

/**
 * A statement as a JWS in compact serialisation (RFC 7515): one line of ASCII without a line end. Header and payload
 * are canonical JSON, so with an Ed25519 key the same statement always gives the same bytes. What the statement says
 * is not checked here: read it with the judge's reader before signing it.
 *
 * @throws BaseError CANONICAL_UNSUPPORTED when the statement is not plain JSON data.
 */
export function signStatement(statement: Readonly<Record<string, unknown>>, key: SigningKey): string {
  const header = canonicalJson({ alg: key.algorithm, kid: key.id, typ: STATEMENT_TYPE });
  const payload = encoder.encode(canonicalJson(statement));
  const input = `${encodeBase64Url(encoder.encode(header))}.${encodeBase64Url(payload)}`;
  return `${input}.${encodeBase64Url(key.sign(encoder.encode(input)))}`;
}
