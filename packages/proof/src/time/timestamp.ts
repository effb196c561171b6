import { createHash } from 'node:crypto';
import { isBaseError, parseInstant } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import type { SignatureCheck, VerifySignature } from '../signature/signature-check.ts';
import { withLowS } from '../signature/signature-rule.ts';
import { type Der, der, members, oidOf, readAll, readOne, TAG, taken, timeOf } from './der.ts';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  p384: '1.3.132.0.34',
  rsa: '1.2.840.113549.1.1.1',
} as const;

const HASHES: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
type Hash = (typeof HASHES)[string];

/** Algorithms of a signature by the digest that goes with them; plain `rsaEncryption` takes that of the signer. */
const SIGNATURES: Readonly<Record<string, Hash | 'signer'>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.113549.1.1.1': 'signer',
};

/**
 * The moment at which an authority stamped a message (RFC 3161), `YYYY-MM-DDThh:mm:ssZ`; undefined where the token is not
 * about it, not by this certificate, or does not verify. The certificate is the authority's own: no chain is followed, and
 * whoever names it vouches for it. It must be one for time stamping, and valid at that moment.
 *
 * @throws ProofError STAMP_SHAPE when the token or the certificate is none.
 */
export function timestampOf(
  token: Uint8Array,
  message: Uint8Array,
  certificate: Uint8Array,
  verify: VerifySignature,
): string | undefined {
  const { info, signer } = openToken(token);
  const authority = openCertificate(certificate);
  const attributes = attributesOf(signer);
  if (attributes.contentType !== OID.tstInfo) return undefined;
  const digestName = HASHES[oidOf(members(signer[2], TAG.sequence)[0])];
  if (digestName === undefined || !same(attributes.messageDigest, hashed(digestName, info))) return undefined;
  const { imprint, time } = openInfo(info);
  if (imprint.hash === undefined || !same(imprint.value, hashed(imprint.hash, message))) return undefined;
  if (attributes.certificate !== undefined && !same(attributes.certificate, hashed('sha256', certificate)))
    return undefined;
  if (!authority.stamps || time < authority.from || time > authority.until) return undefined;
  const check = checkOf(signer, authority.key, digestName);
  return check !== undefined && verify(check) ? time : undefined;
}

/** What asks an authority to stamp a message: SHA-256 of it, its certificate wanted, with a number to know the answer by. */
export function timestampRequest(message: Uint8Array, nonce: Uint8Array): Uint8Array {
  const sha256 = Uint8Array.of(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1);
  const algorithm = der(TAG.sequence, der(TAG.oid, sha256), der(TAG.nothing));
  const imprint = der(TAG.sequence, algorithm, der(TAG.octets, hashed('sha256', message)));
  // A first bit that is set would make a negative number.
  const positive = Uint8Array.from([0x01, ...nonce]);
  return der(
    TAG.sequence,
    der(TAG.integer, Uint8Array.of(1)),
    imprint,
    der(TAG.integer, positive),
    der(TAG.boolean, Uint8Array.of(0xff)),
  );
}

/** The token of an answer that grants it and repeats the number. @throws ProofError STAMP_SHAPE, STAMP_REFUSED. */
export function tokenOfResponse(response: Uint8Array, nonce: Uint8Array): Uint8Array {
  const [status, token] = members(readOne(response), TAG.sequence);
  const granted = taken(members(status, TAG.sequence)[0], TAG.integer).content;
  if (granted.length !== 1 || granted[0]! > 1 || token === undefined) throw new ProofError('STAMP_REFUSED');
  const stated = members(readOne(openToken(token.whole).info), TAG.sequence).slice(5);
  const positive = Uint8Array.from([0x01, ...nonce]);
  const repeated = stated.some(({ tag, content }) => tag === TAG.integer && same(content, positive));
  if (!repeated) throw new ProofError('STAMP_REFUSED');
  return Uint8Array.from(token.whole);
}

function openToken(token: Uint8Array): { readonly info: Uint8Array; readonly signer: readonly Der[] } {
  const [type, box] = members(readOne(token), TAG.sequence);
  if (oidOf(type) !== OID.signedData) throw new ProofError('STAMP_SHAPE');
  const [data] = readAll(taken(box, 0xa0).content);
  const parts = members(data, TAG.sequence);
  const [contentType, content] = members(parts[2], TAG.sequence);
  if (oidOf(contentType) !== OID.tstInfo) throw new ProofError('STAMP_SHAPE');
  const info = taken(readOne(taken(content, 0xa0).content), TAG.octets).content;
  const signers = members(parts.at(-1), TAG.set);
  if (signers.length !== 1) throw new ProofError('STAMP_SHAPE');
  return { info, signer: members(signers[0], TAG.sequence) };
}

function openInfo(info: Uint8Array): {
  readonly imprint: { readonly hash: Hash | undefined; readonly value: Uint8Array };
  readonly time: string;
} {
  const [, , imprint, , time] = members(readOne(info), TAG.sequence);
  const [algorithm, value] = members(imprint, TAG.sequence);
  const hash = HASHES[oidOf(members(algorithm, TAG.sequence)[0])];
  return { imprint: { hash, value: taken(value, TAG.octets).content }, time: validTime(time) };
}

/** A day that does not exist is no moment. */
function validTime(value: Der | undefined): string {
  const time = timeOf(value);
  try {
    parseInstant(time);
    return time;
  } catch (error) {
    if (isBaseError(error)) throw new ProofError('STAMP_SHAPE');
    throw error;
  }
}

interface Attributes {
  readonly contentType?: string;
  readonly messageDigest?: Uint8Array;
  /** SHA-256 of the certificate that the signer says is its own, where it says so in that form. */
  readonly certificate?: Uint8Array;
}

function attributesOf(signer: readonly Der[]): Attributes {
  const found: { contentType?: string; messageDigest?: Uint8Array; certificate?: Uint8Array } = {};
  for (const attribute of readAll(taken(signer[3], 0xa0).content)) {
    const [type, values] = members(attribute, TAG.sequence);
    const [value, ...more] = members(values, TAG.set);
    if (more.length > 0) throw new ProofError('STAMP_SHAPE');
    const oid = oidOf(type);
    if (oid === OID.contentType) found.contentType = oidOf(value);
    if (oid === OID.messageDigest) found.messageDigest = taken(value, TAG.octets).content;
    if (oid === OID.signingCertificateV2) {
      const [first] = members(members(members(value, TAG.sequence)[0], TAG.sequence)[0], TAG.sequence);
      // Another digest than the default comes first; then it is left to the key to tell.
      if (first?.tag === TAG.octets) found.certificate = first.content;
    }
  }
  return found;
}

/** @throws ProofError STAMP_SHAPE when a certificate is none, or not one for time stamping only. */
export function checkAuthority(certificate: Uint8Array): void {
  if (!openCertificate(certificate).stamps) throw new ProofError('STAMP_SHAPE');
}

interface Authority {
  readonly key: Der;
  readonly from: string;
  readonly until: string;
  readonly stamps: boolean;
}

function openCertificate(certificate: Uint8Array): Authority {
  const [body] = members(readOne(certificate), TAG.sequence);
  const parts = members(body, TAG.sequence).filter(({ tag }) => tag !== 0xa0);
  const [, , , validity, , key] = parts;
  const [from, until] = members(validity, TAG.sequence).map(validTime);
  const extensions = parts.find(({ tag }) => tag === 0xa3);
  const listed = extensions === undefined ? [] : members(readOne(extensions.content), TAG.sequence);
  const usage = listed
    .map((one) => members(one, TAG.sequence))
    .find(([type]) => oidOf(type) === OID.extendedKeyUsage);
  const purposes =
    usage === undefined
      ? []
      : members(readOne(taken(usage.at(-1), TAG.octets).content), TAG.sequence).map(oidOf);
  return {
    key: taken(key, TAG.sequence),
    from: from ?? '',
    until: until ?? '',
    stamps: purposes.length === 1 && purposes[0] === OID.timeStamping,
  };
}

/** The question of the signature; undefined where its algorithm is none of those that are supported. */
function checkOf(signer: readonly Der[], key: Der, digestName: Hash): SignatureCheck | undefined {
  const [type, curve] = members(members(key, TAG.sequence)[0], TAG.sequence);
  const stated = SIGNATURES[oidOf(members(signer[4], TAG.sequence)[0])];
  const signature = taken(signer[5], TAG.octets).content;
  // What is signed is the set of attributes, as a set.
  const message = Uint8Array.from(taken(signer[3], 0xa0).whole);
  message[0] = TAG.set;
  if (stated === undefined) return undefined;
  const hash = stated === 'signer' ? digestName : stated;
  if (oidOf(type) === OID.rsa) {
    const algorithm = ({ sha256: 'RS256', sha384: 'RS384', sha512: 'RS512' } as const)[hash];
    return { algorithm, key: key.whole, message, signature };
  }
  if (oidOf(type) !== OID.ecPublicKey || stated === 'signer') return undefined;
  const size =
    oidOf(curve) === OID.p256 && hash === 'sha256'
      ? 32
      : oidOf(curve) === OID.p384 && hash === 'sha384'
        ? 48
        : 0;
  const point = taken(members(key, TAG.sequence)[1], TAG.bits).content;
  if (size === 0 || point.length !== 2 * size + 2 || point[1] !== 4) return undefined;
  const raw = rawSignature(signature, size);
  return { algorithm: size === 32 ? 'ES256' : 'ES384', key: point.subarray(2), message, signature: raw };
}

/** r ‖ s of an ECDSA signature in DER; the smaller s on P-256, which is the same signature. */
function rawSignature(signature: Uint8Array, size: number): Uint8Array {
  const raw = new Uint8Array(2 * size);
  for (const [index, part] of members(readOne(signature), TAG.sequence).entries()) {
    let { content } = taken(part, TAG.integer);
    while (content.length > size && content[0] === 0) content = content.subarray(1);
    if (index > 1 || content.length > size) throw new ProofError('STAMP_SHAPE');
    raw.set(content, (index + 1) * size - content.length);
  }
  return size === 32 ? withLowS(raw) : raw;
}

function hashed(name: 'sha256' | 'sha384' | 'sha512', bytes: Uint8Array): Uint8Array {
  return createHash(name).update(bytes).digest();
}

function same(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0;
}
