import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { integer, nothing, octets, oid, sequence, set, tlv, utcTime, utf8 } from './der-writer.ts';
import { minimalPdf } from './minimal-pdf.ts';

export type KeyKind = 'rsa' | 'rsa-pss' | 'ec' | 'ed25519';

/** A key with a certificate that it signed for itself. */
export interface TestSigner {
  readonly kind: KeyKind;
  readonly key: KeyObject;
  readonly certificate: Buffer;
  readonly issuerAndSerial: Buffer;
}

const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing);
const MGF1_SHA256 = sequence(oid('1.2.840.113549.1.1.8'), SHA256);
const PSS = sequence(
  oid('1.2.840.113549.1.1.10'),
  sequence(tlv(0xa0, SHA256), tlv(0xa1, MGF1_SHA256), tlv(0xa2, integer(32))),
);

export const ALGORITHMS: Readonly<Record<KeyKind, Buffer>> = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), nothing),
  'rsa-pss': PSS,
  ec: sequence(oid('1.2.840.10045.4.3.2')),
  ed25519: sequence(oid('1.3.101.112')),
};

function signWith(kind: KeyKind, key: KeyObject, input: Uint8Array): Buffer {
  if (kind === 'ed25519') return sign(null, input, key);
  if (kind === 'rsa-pss')
    return sign('sha256', input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  return sign('sha256', input, key);
}

/** Makes a key and a certificate that names itself as its issuer. */
export function testSigner(kind: KeyKind, name = 'Bureau boréal de certification', bits = 2048): TestSigner {
  const { privateKey, publicKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : kind === 'ed25519'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('rsa', { modulusLength: bits });
  const attribute = (type: string, text: string): Buffer => set(sequence(oid(type), utf8(text)));
  const subject = sequence(attribute('2.5.4.10', 'Boréal inc.'), attribute('2.5.4.3', name));
  const serial = integer(4711);
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    serial,
    ALGORITHMS[kind],
    subject,
    sequence(utcTime('260101000000Z'), utcTime('281231235959Z')),
    subject,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const bits0 = tlv(0x03, Buffer.concat([Buffer.from([0]), signWith(kind, privateKey, body)]));
  return {
    kind,
    key: privateKey,
    certificate: sequence(body, ALGORITHMS[kind], bits0),
    issuerAndSerial: sequence(subject, serial),
  };
}

/** How a test bends a signature. */
export interface CmsChange {
  readonly digestAlgorithm?: Buffer;
  readonly signatureAlgorithm?: Buffer;
  readonly certificates?: Buffer;
  readonly attributes?: readonly Buffer[] | 'none';
  readonly signers?: number;
}

const attributeOf = (type: string, value: Buffer): Buffer => sequence(oid(type), set(value));

/** The usual signed attributes: type, digest of the document, moment, digest of the certificate. */
export function usualAttributes(signer: TestSigner, covered: Uint8Array): Buffer[] {
  const digest = createHash('sha256').update(covered).digest();
  const own = createHash('sha256').update(signer.certificate).digest();
  return [
    attributeOf('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')),
    attributeOf('1.2.840.113549.1.9.4', octets(digest)),
    attributeOf('1.2.840.113549.1.9.5', utcTime('260401120000Z')),
    attributeOf('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(own))))),
  ];
}

/** A detached CMS signature of `covered`. */
export function cmsOf(signer: TestSigner, covered: Uint8Array, change: CmsChange = {}): Buffer {
  const attributes = change.attributes ?? usualAttributes(signer, covered);
  const signed = attributes === 'none' ? covered : set(...attributes);
  const info = sequence(
    integer(1),
    signer.issuerAndSerial,
    change.digestAlgorithm ?? SHA256,
    ...(attributes === 'none' ? [] : [tlv(0xa0, ...attributes)]),
    change.signatureAlgorithm ?? ALGORITHMS[signer.kind],
    octets(signWith(signer.kind, signer.key, signed)),
  );
  const data = sequence(
    integer(1),
    set(SHA256),
    sequence(oid('1.2.840.113549.1.7.1')),
    tlv(0xa0, change.certificates ?? signer.certificate),
    set(...Array.from({ length: change.signers ?? 1 }, () => info)),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), tlv(0xa0, data));
}

const PLACE_FOR_CMS = 2200;
const RANGE = '[0 0000000000 0000000000 0000000000]';

/** A PDF whose form holds one signature field, before it is signed. */
export function unsignedPdf(pages: readonly string[], subFilter = 'ETSI.CAdES.detached'): Buffer {
  const signature = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /ByteRange ${RANGE} /Contents <${'00'.repeat(PLACE_FOR_CMS)}> /M (D:20260401120500Z) >>`;
  const objects = [
    [1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [80 0 R] >> >>'],
    [80, '<< /FT /Sig /T (Signature1) /V 81 0 R >>'],
    [81, signature],
  ] as const;
  return Buffer.from(minimalPdf({ pages, objects }));
}

/** Puts a signature in its place; `make` is given the bytes covered. */
export function fillSignature(pdf: Buffer, make: (covered: Buffer) => Buffer): Buffer {
  const out = Buffer.from(pdf);
  const open = out.indexOf('/Contents <0000') + '/Contents '.length;
  const close = out.indexOf('>', open) + 1;
  const pad = (value: number): string => String(value).padStart(10, '0');
  out.write(`[0 ${pad(open)} ${pad(close)} ${pad(out.length - close)}]`, out.indexOf(RANGE), 'latin1');
  const cms = make(Buffer.concat([out.subarray(0, open), out.subarray(close)]));
  out.write(cms.toString('hex'), open + 1, 'latin1');
  return out;
}

/** A PDF signed as documents are. */
export function signedPdf(pages: readonly string[], signer: TestSigner, change: CmsChange = {}): Buffer {
  return fillSignature(unsignedPdf(pages), (covered) => cmsOf(signer, covered, change));
}
