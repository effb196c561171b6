import { DerReader, expectTag, oidOf, sameBytes, smallInteger, TAG, UnreadableDer } from './der-node.ts';
import type { DerNode } from './der-node.ts';
import { derInstant, readCertificate } from './x509-certificate.ts';
import type { X509Certificate } from './x509-certificate.ts';

/** Digests that a signature may rest on; with others (MD5, SHA-1) two files can be made that share one. */
export type SignatureDigest = 'sha256' | 'sha384' | 'sha512';

/** How the signature was computed. */
export interface SignatureMethod {
  readonly key: 'rsa' | 'rsa-pss' | 'ecdsa' | 'ed25519';
  readonly digest: SignatureDigest;
  readonly saltLength?: number;
}

/** A detached CMS signature (RFC 5652) by one signer, taken apart and not verified. */
export interface CmsSignature {
  readonly certificate: X509Certificate;
  readonly digest: SignatureDigest;
  /** Absent where algorithms are not supported. */
  readonly method: SignatureMethod | undefined;
  readonly signature: Uint8Array;
  /** Attributes as they are signed, and the digest of the document that they name; absent where there are none. */
  readonly attributes: { readonly signed: Uint8Array; readonly messageDigest: Uint8Array } | undefined;
  /** When the signer says it signed. */
  readonly signedAt: string | undefined;
  /** Digest of the certificate that the signed attributes name (RFC 5035), where they do. */
  readonly namedCertificate: { readonly digest: SignatureDigest; readonly value: Uint8Array } | undefined;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const MGF1 = '1.2.840.113549.1.1.8';

const DIGESTS: ReadonlyMap<string, SignatureDigest> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** Algorithms whose name holds the digest, or (undefined) leaves it to the signer's digest algorithm. */
const METHODS: ReadonlyMap<string, readonly [SignatureMethod['key'], SignatureDigest | undefined]> = new Map([
  ['1.2.840.113549.1.1.1', ['rsa', undefined]],
  ['1.2.840.113549.1.1.11', ['rsa', 'sha256']],
  ['1.2.840.113549.1.1.12', ['rsa', 'sha384']],
  ['1.2.840.113549.1.1.13', ['rsa', 'sha512']],
  ['1.2.840.10045.2.1', ['ecdsa', undefined]],
  ['1.2.840.10045.4.3.2', ['ecdsa', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ecdsa', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ecdsa', 'sha512']],
  ['1.3.101.112', ['ed25519', undefined]],
]);
const RSA_PSS = '1.2.840.113549.1.1.10';

const [CONTEXT_0, CONTEXT_1, CONTEXT_2] = [0xa0, 0xa1, 0xa2];
const KEY_IDENTIFIER = 0x80;
const MAX_CERTIFICATES = 64;

/**
 * Takes apart the `/Contents` of a signature: the padding that follows must be zero bytes, the signer one, its
 * certificate within.
 *
 * @throws UnreadableDer where it is of another form.
 */
export function readCms(bytes: Uint8Array): CmsSignature {
  const der = new DerReader();
  const outer = der.first(bytes);
  if (bytes.subarray(outer.whole.length).some((byte) => byte !== 0)) throw new UnreadableDer('more follows');
  const [type, explicit] = der.sequence(outer);
  if (oidOf(type) !== SIGNED_DATA) throw new UnreadableDer('no signed data');
  const [, , content, ...rest] = der.sequence(der.children(expectTag(explicit, CONTEXT_0))[0]);
  const [contentType, enclosed] = der.sequence(content);
  if (oidOf(contentType) !== DATA || enclosed !== undefined) throw new UnreadableDer('not detached');
  const signers = der.children(expectTag(rest.at(-1), TAG.set));
  const certificates = rest.find(({ tag }) => tag === CONTEXT_0);
  if (signers.length !== 1 || certificates === undefined) throw new UnreadableDer('not one signer');
  return readSigner(signers[0]!, certificates, der);
}

function readSigner(node: DerNode, certificates: DerNode, der: DerReader): CmsSignature {
  const [, identifier, digestAlgorithm, ...rest] = der.sequence(node);
  const attributes = rest[0]?.tag === CONTEXT_0 ? rest.shift() : undefined;
  const [signatureAlgorithm, signature] = rest;
  const digest = DIGESTS.get(oidOf(der.sequence(digestAlgorithm)[0]));
  if (digest === undefined) throw new UnreadableDer('digest');
  return {
    certificate: certificateOf(identifier, certificates, der),
    digest,
    method: methodOf(signatureAlgorithm, digest, der),
    signature: expectTag(signature, TAG.octetString).content,
    ...(attributes === undefined
      ? { attributes: undefined, signedAt: undefined, namedCertificate: undefined }
      : readAttributes(attributes, der)),
  };
}

/** By issuer and serial number, or by the identifier of its key. */
function certificateOf(
  identifier: DerNode | undefined,
  certificates: DerNode,
  der: DerReader,
): X509Certificate {
  const listed = der.children(certificates).slice(0, MAX_CERTIFICATES);
  for (const node of listed) {
    if (node.tag !== TAG.sequence) continue;
    const certificate = readCertificate(node, der);
    if (identifier?.tag === KEY_IDENTIFIER) {
      const { keyIdentifier } = certificate;
      if (keyIdentifier !== undefined && sameBytes(keyIdentifier, identifier.content)) return certificate;
      continue;
    }
    const [issuer, serial] = der.sequence(identifier);
    const isIssued = sameBytes(expectTag(issuer, TAG.sequence).whole, certificate.issuerName);
    if (isIssued && sameBytes(expectTag(serial, TAG.integer).content, certificate.serialBytes))
      return certificate;
  }
  throw new UnreadableDer('no certificate of the signer');
}

function methodOf(
  node: DerNode | undefined,
  digest: SignatureDigest,
  der: DerReader,
): SignatureMethod | undefined {
  const [oid, parameters] = der.sequence(node);
  const name = oidOf(oid);
  if (name === RSA_PSS) return pssMethod(parameters, der);
  const known = METHODS.get(name);
  return known === undefined ? undefined : { key: known[0], digest: known[1] ?? digest };
}

/** The mask must rest on the same digest, as it does everywhere; the defaults rest on SHA-1. */
function pssMethod(parameters: DerNode | undefined, der: DerReader): SignatureMethod | undefined {
  const parts = new Map(der.sequence(parameters).map((part) => [part.tag, der.children(part)[0]]));
  const digest = DIGESTS.get(oidOf(der.sequence(parts.get(CONTEXT_0))[0]));
  const [mask, maskDigest] = der.sequence(parts.get(CONTEXT_1));
  const isUsual = oidOf(mask) === MGF1 && DIGESTS.get(oidOf(der.sequence(maskDigest)[0])) === digest;
  const salt = parts.get(CONTEXT_2);
  if (digest === undefined || !isUsual) return undefined;
  return { key: 'rsa-pss', digest, saltLength: salt === undefined ? 20 : smallInteger(salt) };
}

function readAttributes(
  node: DerNode,
  der: DerReader,
): Pick<CmsSignature, 'attributes' | 'signedAt' | 'namedCertificate'> {
  // What is signed is the set in DER: a set whose end is left open would have to be written anew.
  if (!node.definite) throw new UnreadableDer('attributes not in DER');
  const values = new Map<string, DerNode>();
  for (const attribute of der.children(node)) {
    const [type, set] = der.sequence(attribute);
    const name = oidOf(type);
    if (!READ.has(name)) continue;
    const held = der.children(expectTag(set, TAG.set));
    if (held.length !== 1 || values.has(name)) throw new UnreadableDer('attribute twice');
    values.set(name, held[0]!);
  }
  if (oidOf(values.get(CONTENT_TYPE)) !== DATA) throw new UnreadableDer('content type');
  const signed = Buffer.from(node.whole);
  signed[0] = TAG.set;
  const messageDigest = expectTag(values.get(MESSAGE_DIGEST), TAG.octetString).content;
  const named = values.get(SIGNING_CERTIFICATE_V2);
  return {
    attributes: { signed, messageDigest },
    signedAt: derInstant(values.get(SIGNING_TIME)),
    namedCertificate: named === undefined ? undefined : namedCertificate(named, der),
  };
}

const READ: ReadonlySet<string> = new Set([
  CONTENT_TYPE,
  MESSAGE_DIGEST,
  SIGNING_TIME,
  SIGNING_CERTIFICATE_V2,
]);

/** The first certificate listed is that of the signer; its digest is SHA-256 where none is named. */
function namedCertificate(node: DerNode, der: DerReader): CmsSignature['namedCertificate'] {
  const [algorithm, value] = der.sequence(der.sequence(der.sequence(node)[0])[0]);
  if (algorithm?.tag === TAG.octetString) return { digest: 'sha256', value: algorithm.content };
  const digest = DIGESTS.get(oidOf(der.sequence(algorithm)[0]));
  if (digest === undefined) throw new UnreadableDer('digest of the certificate');
  return { digest, value: expectTag(value, TAG.octetString).content };
}
