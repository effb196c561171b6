import { statedInstant } from '../../stated-instant.ts';
import { utf16 } from '../character-map.ts';
import { normalText } from '../normal-text.ts';
import { cutText } from '../../cut-text.ts';
import { expectTag, oidOf, sameBytes, TAG } from './der-node.ts';
import type { DerNode, DerReader } from './der-node.ts';

/** What a certificate says of whom it names. Whoever made it chose every word: nothing here is verified. */
export interface X509Certificate {
  readonly whole: Uint8Array;
  /** Serial number, hexadecimal. */
  readonly serial: string;
  /** Encoded names, as they are compared. */
  readonly issuerName: Uint8Array;
  readonly serialBytes: Uint8Array;
  readonly keyIdentifier: Uint8Array | undefined;
  readonly signer: string | undefined;
  readonly organisation: string | undefined;
  readonly issuer: string | undefined;
  /** Names itself as its issuer. */
  readonly selfIssued: boolean;
  /** First and last day of validity, where both can be read. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The public key with its algorithm. */
  readonly publicKey: Uint8Array;
}

export const COMMON_NAME = '2.5.4.3';
export const ORGANISATION = '2.5.4.10';
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
const EXTENSIONS = 0xa3;
const VERSION = 0xa0;
const MAX_NAME = 300;

/** @throws UnreadableDer where it is no certificate (RFC 5280, 4.1). */
export function readCertificate(node: DerNode, der: DerReader): X509Certificate {
  const fields = der.sequence(der.sequence(node)[0]);
  if (fields[0]?.tag === VERSION) fields.shift();
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields;
  const serialBytes = expectTag(serial, TAG.integer).content;
  const extensions = rest.find(({ tag }) => tag === EXTENSIONS);
  const [from, to] = der.sequence(validity);
  return {
    whole: node.whole,
    serial: Buffer.from(serialBytes.subarray(0, 32)).toString('hex'),
    serialBytes,
    issuerName: expectTag(issuer, TAG.sequence).whole,
    keyIdentifier: extensions === undefined ? undefined : keyIdentifierOf(extensions, der),
    signer: nameOf(subject, COMMON_NAME, der),
    organisation: nameOf(subject, ORGANISATION, der),
    issuer: nameOf(issuer, COMMON_NAME, der) ?? nameOf(issuer, ORGANISATION, der),
    selfIssued: sameBytes(expectTag(issuer, TAG.sequence).whole, expectTag(subject, TAG.sequence).whole),
    from: derInstant(from)?.slice(0, 10),
    to: derInstant(to)?.slice(0, 10),
    publicKey: expectTag(publicKey, TAG.sequence).whole,
  };
}

function keyIdentifierOf(extensions: DerNode, der: DerReader): Uint8Array | undefined {
  for (const extension of der.sequence(der.children(extensions)[0])) {
    const parts = der.sequence(extension);
    if (oidOf(parts[0]) !== SUBJECT_KEY_IDENTIFIER) continue;
    return expectTag(der.first(expectTag(parts.at(-1), TAG.octetString).content), TAG.octetString).content;
  }
  return undefined;
}

/** The last attribute of that type: names go from the widest to the narrowest. */
export function nameOf(name: DerNode | undefined, type: string, der: DerReader): string | undefined {
  let found: string | undefined;
  for (const relative of der.sequence(name)) {
    for (const attribute of der.children(expectTag(relative, TAG.set))) {
      const [oid, value] = der.sequence(attribute);
      if (oidOf(oid) === type && value !== undefined) found = textOf(value) ?? found;
    }
  }
  return found;
}

/** UTF8String, PrintableString, IA5String, TeletexString as Latin-1, BMPString. */
function textOf({ tag, content }: DerNode): string | undefined {
  const bytes = content.subarray(0, 4 * MAX_NAME);
  const raw =
    tag === 0x0c
      ? new TextDecoder().decode(bytes)
      : tag === 0x13 || tag === 0x16 || tag === 0x14
        ? Buffer.from(bytes).toString('latin1')
        : tag === 0x1e
          ? utf16(bytes, 2 * MAX_NAME)
          : '';
  const text = cutText(normalText(raw), MAX_NAME);
  return text === '' ? undefined : text;
}

/** UTCTime or GeneralizedTime in UTC, as RFC 3339; undefined where it is neither. */
export function derInstant(node: DerNode | undefined): string | undefined {
  if (node === undefined || (node.tag !== TAG.utcTime && node.tag !== TAG.generalizedTime)) return undefined;
  const text = Buffer.from(node.content.subarray(0, 40)).toString('latin1');
  const short = node.tag === TAG.utcTime;
  const match = (short ? /^(\d\d)(\d{8})(\d\d)?Z$/ : /^(\d{4})(\d{8})(\d\d)(?:\.\d{1,9})?Z$/).exec(text);
  if (match === null) return undefined;
  const [, year, rest, second = '00'] = match as unknown as [string, string, string, string?];
  const full = short ? `${Number(year) >= 50 ? '19' : '20'}${year}` : year;
  const [month, day, hour, minute] = rest.match(/../g)!;
  return statedInstant(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
