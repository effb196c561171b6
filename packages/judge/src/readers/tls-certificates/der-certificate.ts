import { v4Text, v6Text } from '../../flows/address-bytes.ts';
import { DerReader, expectTag, oidOf, TAG, UnreadableDer } from '../pdf/signature/der-node.ts';
import { COMMON_NAME, nameOf, ORGANISATION, readCertificate } from '../pdf/signature/x509-certificate.ts';
import type { CertificateWords } from './add-tls-certificate.ts';

const COUNTRY = '2.5.4.6';
const ALTERNATIVE_NAME = '2.5.29.17';
const [VERSION, EXTENSIONS, DNS_NAME, IP_ADDRESS] = [0xa0, 0xa3, 0x82, 0x87];

/** What a certificate in DER says of the server that it names (RFC 5280); undefined where the bytes are none. Nothing is verified. */
export function derCertificate(bytes: Uint8Array): Omit<CertificateWords, 'certificate'> | undefined {
  const der = new DerReader();
  try {
    const node = der.first(bytes);
    if (node.whole.length !== bytes.length) return undefined;
    const { signer, organisation, issuerName, from, to } = readCertificate(node, der);
    const issuer = der.first(issuerName);
    const { names, addresses } = alternativeNames(bytes, der);
    return {
      names: [...(signer === undefined ? [] : [signer]), ...names],
      addresses,
      organization: organisation,
      issuer: nameOf(issuer, ORGANISATION, der) ?? nameOf(issuer, COMMON_NAME, der),
      issuerCountry: nameOf(issuer, COUNTRY, der),
      from,
      to,
    };
  } catch (error) {
    if (error instanceof UnreadableDer) return undefined;
    throw error;
  }
}

/** Hosts and addresses of the extension that names them (§4.2.1.6). */
function alternativeNames(bytes: Uint8Array, der: DerReader): { names: string[]; addresses: string[] } {
  const found = { names: [] as string[], addresses: [] as string[] };
  const fields = der.sequence(der.sequence(der.first(bytes))[0]);
  if (fields[0]?.tag === VERSION) fields.shift();
  const extensions = fields.slice(6).find(({ tag }) => tag === EXTENSIONS);
  for (const extension of extensions === undefined ? [] : der.sequence(der.children(extensions)[0])) {
    const parts = der.sequence(extension);
    if (oidOf(parts[0]) !== ALTERNATIVE_NAME) continue;
    const list = der.first(expectTag(parts.at(-1), TAG.octetString).content);
    for (const { tag, content } of der.sequence(list)) {
      if (tag === DNS_NAME) found.names.push(Buffer.from(content.subarray(0, 256)).toString('latin1'));
      if (tag === IP_ADDRESS) found.addresses.push(addressText(content));
    }
  }
  return found;
}

/** Four or sixteen bytes, in the order of the network; empty for any other. */
function addressText(content: Uint8Array): string {
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  if (content.length === 4) return v4Text(view.getInt32(0));
  if (content.length !== 16) return '';
  return v6Text(view.getInt32(0), view.getInt32(4), view.getInt32(8), view.getInt32(12));
}
