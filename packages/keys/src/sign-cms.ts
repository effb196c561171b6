import { createHash, X509Certificate } from 'node:crypto';
import { DER_TAG as TAG, der, derMembers, derOid, derSet, derSignature, readDer } from '@ancrage/proof';
import { KeysError } from './keys-error.ts';
import type { Signer } from './signer.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const one = der(TAG.integer, Uint8Array.of(1));
const sha256 = der(TAG.sequence, derOid(OID.sha256));
const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export interface CmsOptions {
  /** That of the signer first, DER. */
  readonly certificates: readonly Uint8Array[];
  /** Asks an authority to stamp the signature (RFC 3161); returns its token. */
  readonly stamp?: (signature: Uint8Array) => Promise<Uint8Array>;
}

/**
 * A detached CMS signature (RFC 5652) by ES256, with what CAdES and the baseline of PAdES (EN 319 142-1) ask for and no more:
 * type, digest and the signer's own certificate among what is signed, and no time of signing, which the PDF states.
 *
 * @throws KeysError KEY_ALGORITHM for another kind of key; whatever the stamp throws.
 */
export async function signCms(
  message: Uint8Array,
  signer: Signer,
  { certificates, stamp }: CmsOptions,
): Promise<Uint8Array> {
  const [own] = certificates;
  if (signer.algorithm !== 'ES256' || own === undefined)
    throw new KeysError('KEY_ALGORITHM', { found: signer.algorithm });
  const { issuer, serial } = namesOf(own);
  const signedBy = der(TAG.sequence, der(TAG.sequence, der(TAG.sequence, der(TAG.octets, digestOf(own)))));
  const attributes = [
    attribute(OID.contentType, derOid(OID.data)),
    attribute(OID.messageDigest, der(TAG.octets, digestOf(message))),
    attribute(OID.signingCertificateV2, signedBy),
  ];
  const signature = derSignature(await signer.sign(derSet(TAG.set, ...attributes)));
  const stamps = stamp === undefined ? [] : [attribute(OID.timeStampToken, await stamp(signature))];
  const signerInfo = der(
    TAG.sequence,
    one,
    der(TAG.sequence, issuer, serial),
    sha256,
    derSet(0xa0, ...attributes),
    der(TAG.sequence, derOid(OID.ecdsaWithSha256)),
    der(TAG.octets, signature),
    ...(stamps.length > 0 ? [derSet(0xa1, ...stamps)] : []),
  );
  const signedData = der(
    TAG.sequence,
    one,
    der(TAG.set, sha256),
    der(TAG.sequence, derOid(OID.data)),
    derSet(0xa0, ...certificates),
    der(TAG.set, signerInfo),
  );
  return der(TAG.sequence, derOid(OID.signedData), der(0xa0, signedData));
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return der(TAG.sequence, derOid(oid), der(TAG.set, value));
}

/** Who issued the certificate and under which number, as it writes them. */
function namesOf(certificate: Uint8Array): { readonly issuer: Uint8Array; readonly serial: Uint8Array } {
  try {
    const { raw } = new X509Certificate(certificate);
    const [body] = derMembers(readDer(raw), TAG.sequence);
    const [serial, , issuer] = derMembers(body, TAG.sequence).filter(({ tag }) => tag !== 0xa0);
    return { issuer: issuer!.whole, serial: serial!.whole };
  } catch {
    throw new KeysError('SEAL_CERTIFICATE');
  }
}
