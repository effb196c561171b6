import { canonicalJson, encodeBase64Url } from '@ancrage/base';
import {
  CREDENTIAL_CTY,
  CREDENTIAL_TYP,
  type EDITION_TYP,
  type GeneralJws,
  headerText,
  type JoseAlgorithm,
  joseAlgorithms,
  type JwsHeader,
  jwsInput,
  PARALLEL_TYP,
  payloadTextOf,
} from '@ancrage/proof';
import { KeysError } from './keys-error.ts';
import type { Signer } from './signer.ts';

/** The two signatures over one payload: `vc+jwt` by ES256, and ML-DSA-65 detached. */
export interface SignedCredential {
  readonly credential: string;
  readonly parallel: string;
}

/** Keys of a certificate or a status list, by what they are for. */
export interface CredentialSigners {
  readonly classical: Signer;
  readonly parallel: Signer;
}

/**
 * Signs a credential twice over the same payload bytes; `typ` tells its confidential edition from it. Whether it says what it should is not checked here: the linter
 * comes first.
 *
 * @throws KeysError KEY_ALGORITHM when the keys are not an ES256 and an ML-DSA-65 one.
 */
export async function signCredential(
  payload: Readonly<Record<string, unknown>>,
  { classical, parallel }: CredentialSigners,
  typ: typeof CREDENTIAL_TYP | typeof EDITION_TYP = CREDENTIAL_TYP,
): Promise<SignedCredential> {
  if (classical.algorithm !== 'ES256') throw new KeysError('KEY_ALGORITHM', { found: classical.algorithm });
  if (parallel.algorithm !== 'ML-DSA-65') throw new KeysError('KEY_ALGORITHM', { found: parallel.algorithm });
  const text = payloadTextOf(payload);
  const header = { alg: 'ES256', cty: CREDENTIAL_CTY, kid: classical.id, typ } as const;
  const beside = { alg: 'ML-DSA-65', cty: typ, kid: parallel.id, typ: PARALLEL_TYP } as const;
  const [first, second] = [await signed(header, text, classical), await signed(beside, text, parallel)];
  return {
    credential: `${headerText(header)}.${text}.${first}`,
    parallel: `${headerText(beside)}..${second}`,
  };
}

/** Signs a payload in general JSON form by one or several people. `typ` says what the signature is under. */
export async function signGeneral(
  payload: Readonly<Record<string, unknown>>,
  typ: string,
  signers: readonly Signer[],
): Promise<GeneralJws> {
  const text = encodeBase64Url(new TextEncoder().encode(canonicalJson(payload)));
  return cosignGeneral({ payload: text, signatures: [] }, typ, signers);
}

/** Adds signatures to those that are there. @throws KeysError KEY_ALGORITHM, SIGNED_ALREADY. */
export async function cosignGeneral(
  { payload, signatures }: GeneralJws,
  typ: string,
  signers: readonly Signer[],
): Promise<GeneralJws> {
  const added = await Promise.all(
    signers.map(async (signer) => {
      const header: JwsHeader = { alg: joseAlgorithm(signer), kid: signer.id, typ };
      return { protected: headerText(header), signature: await signed(header, payload, signer) };
    }),
  );
  const all = [...signatures, ...added];
  const headers = new Set(all.map(({ protected: header }) => header));
  if (headers.size !== all.length) throw new KeysError('SIGNED_ALREADY');
  return { payload, signatures: all };
}

function joseAlgorithm({ algorithm }: Signer): JoseAlgorithm {
  const known = joseAlgorithms.find((name) => name === algorithm);
  if (known === undefined) throw new KeysError('KEY_ALGORITHM', { found: algorithm });
  return known;
}

async function signed(header: JwsHeader, payload: string, signer: Signer): Promise<string> {
  return encodeBase64Url(await signer.sign(jwsInput(header, payload)));
}
