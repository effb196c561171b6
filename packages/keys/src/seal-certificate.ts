import { X509Certificate } from 'node:crypto';
import { decodeBase64Url, sha256Hex } from '@ancrage/base';
import { DER_TAG as TAG, der, derInteger, derOid, derSignature } from '@ancrage/proof';
import { KeysError } from './keys-error.ts';
import { publicKeyOf } from './public-key.ts';
import type { Signer } from './signer.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ecdsaWithSha256 = der(TAG.sequence, derOid('1.2.840.10045.4.3.2'));
const yes = der(TAG.boolean, Uint8Array.of(0xff));

export interface SealHolder {
  readonly name: string;
  /** Identifier of the issuer, a URI. */
  readonly id: string;
  /** First and last day, both included. */
  readonly valid: { readonly from: string; readonly to: string };
}

/**
 * A certificate (X.509, RFC 5280) by which a P-256 key vouches for itself: what readers of PDF need to name a signer. Nobody
 * stands behind it but its holder; an issuer with a certificate of a trusted authority uses that one instead.
 *
 * @throws KeysError KEY_ALGORITHM for another kind of key.
 */
export async function selfSignedCertificate(signer: Signer, holder: SealHolder): Promise<Uint8Array> {
  if (signer.algorithm !== 'ES256') throw new KeysError('KEY_ALGORITHM', { found: signer.algorithm });
  const point = decodeBase64Url(signer.public) ?? new Uint8Array();
  const bits = der(TAG.bits, Uint8Array.from([0, 4, ...point]));
  const algorithm = der(TAG.sequence, derOid('1.2.840.10045.2.1'), derOid('1.2.840.10045.3.1.7'));
  const name = der(TAG.sequence, attribute('2.5.4.10', holder.name), attribute('2.5.4.3', holder.name));
  const identity = Buffer.from(
    sha256Hex(`${signer.public} ${holder.id} ${holder.valid.from} ${holder.valid.to}`),
    'hex',
  );
  const body = der(
    TAG.sequence,
    der(0xa0, der(TAG.integer, Uint8Array.of(2))),
    derInteger(Uint8Array.from([0x40 | (identity[0]! & 0x3f), ...identity.subarray(1, 16)])),
    ecdsaWithSha256,
    name,
    der(TAG.sequence, moment(holder.valid.from, '000000'), moment(holder.valid.to, '235959')),
    name,
    der(TAG.sequence, algorithm, bits),
    der(0xa3, der(TAG.sequence, ...extensions(point, holder.id))),
  );
  const signature = derSignature(await signer.sign(body));
  return der(TAG.sequence, body, ecdsaWithSha256, der(TAG.bits, Uint8Array.of(0), signature));
}

/** At most 64 characters, as X.520 bounds them. */
function attribute(oid: string, value: string): Uint8Array {
  const short = Array.from(value).slice(0, 64).join('');
  return der(TAG.set, der(TAG.sequence, derOid(oid), der(TAG.utf8, utf8(short))));
}

/** As RFC 5280 asks: two digits of the year up to 2049. */
function moment(date: string, time: string): Uint8Array {
  const [year = '', month, day] = date.split('-');
  const short = year < '2050';
  return der(short ? TAG.shortTime : TAG.time, utf8(`${short ? year.slice(2) : year}${month}${day}${time}Z`));
}

function extensions(point: Uint8Array, id: string): Uint8Array[] {
  const keyId = Buffer.from(sha256Hex(Uint8Array.from([4, ...point])), 'hex').subarray(0, 20);
  const extension = (oid: string, value: Uint8Array, critical: boolean): Uint8Array =>
    der(TAG.sequence, derOid(oid), ...(critical ? [yes] : []), der(TAG.octets, value));
  return [
    extension('2.5.29.19', der(TAG.sequence), true),
    // Digital signature and content commitment.
    extension('2.5.29.15', der(TAG.bits, Uint8Array.of(6, 0xc0)), true),
    extension('2.5.29.14', der(TAG.octets, keyId), false),
    extension('2.5.29.17', der(TAG.sequence, der(0x86, utf8(id))), false),
  ];
}

/**
 * Certificates of a PEM file, that of the signer first; the file of an authority.
 *
 * @throws KeysError SEAL_CERTIFICATE when it holds none, or the first is not of this key.
 */
export function openCertificateChain(pem: string, signer: Signer): readonly Uint8Array[] {
  const parts = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    const chain = parts.map((part) => new X509Certificate(part));
    const [first] = chain;
    if (first !== undefined && publicKeyOf(first.publicKey).public === signer.public)
      return chain.map(({ raw }) => Uint8Array.from(raw));
  } catch {
    // Neither certificate nor key that is known: told below.
  }
  throw new KeysError('SEAL_CERTIFICATE');
}
