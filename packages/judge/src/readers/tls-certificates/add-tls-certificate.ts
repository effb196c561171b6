import type { Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { cutText } from '../cut-text.ts';
import { peerOf } from '../../flows/peer-address.ts';
import { hostOf } from '../peer-host.ts';

/** What a certificate says, as whatever shows it writes it; nothing of it is verified. */
export interface CertificateWords {
  /** SHA-256 in hexadecimal, or the name that the log gives it. */
  readonly certificate: string;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly organization: string | undefined;
  /** Organization, or else the name of the issuer. */
  readonly issuer: string | undefined;
  readonly issuerCountry: string | undefined;
  /** YYYY-MM-DD. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A certificate may bear thousands of names; those beyond say no more. */
const MOST_NAMES = 200;
const LONGEST_WORDS = 200;

/**
 * States a certificate of a server, by the hosts and addresses that it bears; false, and nothing stated, where it bears none: it is that of
 * an authority, a person or a device.
 */
export function addTlsCertificate(reading: ReadingBuilder, words: CertificateWords, place: Place): boolean {
  const names = [...new Set(words.names.flatMap((name) => hostOf(name) ?? []))].sort().slice(0, MOST_NAMES);
  const addresses = [...new Set(words.addresses.flatMap((address) => peerOf(address) ?? []))]
    .sort()
    .slice(0, MOST_NAMES);
  if (names.length === 0 && addresses.length === 0) return false;
  const { certificate, organization, issuer, issuerCountry, from, to } = words;
  const country = issuerCountry?.toUpperCase() ?? '';
  reading.add(
    'tls-certificate',
    {
      certificate,
      names,
      ...(addresses.length === 0 ? {} : { addresses }),
      ...(organization === undefined ? {} : { organization: cutText(organization, LONGEST_WORDS) }),
      ...(issuer === undefined ? {} : { issuer: cutText(issuer, LONGEST_WORDS) }),
      ...(/^[A-Z]{2}$/.test(country) ? { issuer_country: country } : {}),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
    place,
  );
  return true;
}
