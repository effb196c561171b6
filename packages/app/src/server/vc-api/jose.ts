import { canonicalJson, decodeBase64Url, encodeBase64Url } from '@ancrage/base';
import type { Signer } from '@ancrage/keys';
import { CREDENTIAL_CTY, CREDENTIAL_TYP, verifySignature, withLowS } from '@ancrage/proof';
import { didOf, keyOfMethod, methodOf } from './did-key.ts';
import { isObject, type Json, type JsonDocument, readDocument } from './json-document.ts';
import { VcProblem } from './problem.ts';

/** Media types of what is enveloped, as `typ` and in data URLs. */
export type EnvelopedType = typeof CREDENTIAL_TYP | 'vp+jwt';

/** What JOSE calls the algorithms of did:key. */
const ALGORITHMS: Readonly<Record<string, 'ES256' | 'Ed25519'>> = {
  ES256: 'ES256',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
};

/** Signs a credential as `vc+jwt` and wraps it in the object that the data model has for it (VC 2.0 §4.13). */
export async function envelopeCredential(credential: JsonDocument, signer: Signer): Promise<JsonDocument> {
  const header = {
    alg: 'ES256',
    cty: CREDENTIAL_CTY,
    kid: methodOf(didOf('ES256', signer.public)),
    typ: CREDENTIAL_TYP,
  };
  const input = [header, credential]
    .map((part) => encodeBase64Url(Buffer.from(canonicalJson(part))))
    .join('.');
  const signature = encodeBase64Url(await signer.sign(Buffer.from(input)));
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: `data:application/${CREDENTIAL_TYP},${input}.${signature}`,
    type: 'EnvelopedVerifiableCredential',
  };
}

/** What an envelope holds, whose signature has been verified, and who signed it. */
export interface OpenedEnvelope {
  readonly document: JsonDocument;
  readonly controller: string;
}

/**
 * Opens the data URL of an envelope (VC-JOSE-COSE) and verifies its signature by the did:key that `kid` names. Of the header, `crit`
 * and `b64` are refused and what is not known is passed over, as JOSE says; a token from elsewhere may be in any JSON.
 *
 * @throws VcProblem ENVELOPE, KEY_UNKNOWN, SIGNATURE, NOT_VALID_NOW, REQUEST.
 */
export function openEnvelope(address: Json | undefined, type: EnvelopedType, now: number): OpenedEnvelope {
  const start = `data:application/${type},`;
  if (typeof address !== 'string' || !address.startsWith(start)) throw new VcProblem('ENVELOPE', '/id');
  const jws = address.slice(start.length);
  const parts = jws.split('.');
  const [headerBytes, payload, signature] = parts.map(decodeBase64Url);
  if (parts.length !== 3 || headerBytes === undefined || payload === undefined || signature === undefined)
    throw new VcProblem('ENVELOPE', '/id');
  const [header, document] = [readDocument(headerBytes), readDocument(payload)];
  if (!isObject(header) || !isObject(document)) throw new VcProblem('ENVELOPE', '/id');
  const { alg } = header;
  const algorithm = typeof alg === 'string' && Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
  if (
    algorithm === undefined ||
    'crit' in header ||
    'b64' in header ||
    ('typ' in header && header['typ'] !== type) ||
    ('cty' in header && header['cty'] !== type.slice(0, 2))
  )
    throw new VcProblem('ENVELOPE', 'JOSE header');
  const { algorithm: own, key, controller } = keyOfMethod(header['kid']);
  if (own !== algorithm) throw new VcProblem('KEY_UNKNOWN', 'kid');
  const message = Buffer.from(jws.slice(0, jws.lastIndexOf('.')));
  // Most signers of others give either of the two forms of s; ours and the rule know one.
  const sound = algorithm === 'ES256' ? withLowS(signature) : signature;
  if (!verifySignature({ algorithm, key, message, signature: sound }))
    throw new VcProblem('SIGNATURE', '/id');
  checkClaims(document, now);
  return { document, controller };
}

/** Claims of JWT beside the credential: it is never within `vc` or `vp`, and times are those of the signature. */
function checkClaims(document: JsonDocument, now: number): void {
  for (const name of ['vc', 'vp']) if (name in document) throw new VcProblem('ENVELOPE', `/${name}`);
  for (const name of ['exp', 'nbf', 'iat']) {
    const value = document[name];
    if (value === undefined) continue;
    if (typeof value !== 'number') throw new VcProblem('INSTANT', `/${name}`);
    if (name === 'exp' ? value * 1000 <= now : name === 'nbf' && value * 1000 > now)
      throw new VcProblem('NOT_VALID_NOW', `/${name}`);
  }
  const { iss, issuer, holder } = document;
  const name = issuer ?? holder;
  if (iss !== undefined && iss !== (isObject(name) ? name['id'] : name))
    throw new VcProblem('ISSUER', '/iss');
}
