import { decodeText, digestOf, formatInstant } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { peerOf } from '../../flows/peer-address.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { addTlsCertificate } from './add-tls-certificate.ts';
import type { CertificateWords } from './add-tls-certificate.ts';
import { derCertificate } from './der-certificate.ts';
import { TextCertificate } from './text-certificate.ts';

const BEGIN = /^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----\s*$/;
const END = /^-----END (?:TRUSTED |X509 )?CERTIFICATE-----\s*$/;
const PRIVATE_KEY = /^-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;
/** What `openssl s_client` writes first of a connection that came about. */
const CONNECTED = /^CONNECTED\([0-9A-F]{1,16}\)\s*$/;
/** The same since OpenSSL 3.2, before it: the address behind the name. */
const CONNECTING = /^Connecting to (\S{1,64})\s*$/;
const STARTED = /^ {4}Start Time: (\d{1,11})\s*$/;
/** 2100-01-01, seconds since 1970. */
const LATEST = 4_102_444_800;
/** Characters of one certificate in base64; real ones have some thousands. */
const LONGEST = 200_000;

/**
 * Certificates of servers, as PEM files hold them, as `openssl s_client` (with `-showcerts` or not) shows those of a connection, and as
 * `openssl x509 -text` writes them out. What a certificate says is taken as its words: no chain and no signature is verified.
 */
export const tlsCertificatesReader: Reader = {
  format: 'tls-certificates',
  recognise: ({ text }: Head) =>
    /^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----\s*$/m.test(text) ||
    /^Certificate:\r?\n {4}Data:\r?\n/m.test(text) ||
    (/^CONNECTED\([0-9A-F]{1,16}\)\s*$/m.test(text) && /^Certificate chain\s*$/m.test(text)),
  read: readCertificates,
};

function readCertificates(bytes: Uint8Array, { evidence }: ReadHint): Reading {
  const reading = new ReadingBuilder({ id: evidence, format: 'tls-certificates', version: 'PEM' });
  let [total, used, keys, firstKey] = [0, 0, 0, 1];
  /** Where the connection that follows leads, and where the one that is shown led. */
  let [next, peer]: (string | undefined)[] = [];
  /** Whether the next certificate is the first of a connection: that of the peer itself. */
  let isFirst = false;
  let pem: { readonly line: number; text: string } | undefined;
  let shown: TextCertificate | undefined;
  const add = (words: CertificateWords | undefined, line: number): void => {
    total += 1;
    const own = isFirst;
    isFirst = false;
    if (words === undefined) return;
    const stated = addTlsCertificate(reading, words, { line });
    if (stated) used += 1;
    if (stated && own && peer !== undefined)
      reading.add('peer-certificate', { peer, certificate: words.certificate, count: 1 }, { line });
  };
  const closeShown = (): void => {
    if (shown !== undefined) add(shown.words(), shown.line);
    shown = undefined;
  };
  for (const [index, line] of decodeText(bytes).split('\n').entries()) {
    if (pem !== undefined) {
      if (END.test(line)) {
        add(pemWords(pem.text), pem.line);
        pem = undefined;
      } else if (pem.text.length < LONGEST) pem.text += line.trim();
      continue;
    }
    if (BEGIN.test(line)) {
      // The same certificate, first in words and then whole.
      shown = undefined;
      pem = { line: index + 1, text: '' };
    } else if (/^Certificate:\s*$/.test(line)) {
      closeShown();
      shown = new TextCertificate(index + 1);
      reading.version('openssl x509 -text');
    } else if (CONNECTED.test(line)) {
      closeShown();
      reading.version('openssl s_client');
      isFirst = true;
      // Another connection in the same file may not tell its address: it is not that of the one before.
      [peer, next] = [next, undefined];
    } else if (PRIVATE_KEY.test(line)) {
      if (keys === 0) firstKey = index + 1;
      keys += 1;
    } else {
      const to = CONNECTING.exec(line)?.[1];
      if (to !== undefined) next = peerOf(to);
      const started = Number(STARTED.exec(line)?.[1] ?? LATEST);
      if (started < LATEST) reading.observedAt(formatInstant(started * 1000));
      shown?.take(line);
    }
  }
  closeShown();
  // What is begun and not ended is no certificate.
  if (pem !== undefined) total += 1;
  reading.records(total, used);
  if (total > used) reading.note('SKIPPED_RECORDS', { line: 1 }, { count: total - used });
  if (keys > 0) reading.note('SECRET_MASKED', { line: firstKey }, { secret: 'private-key', count: keys });
  return reading.build();
}

function pemWords(text: string): CertificateWords | undefined {
  if (text.length >= LONGEST || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  const words = derCertificate(bytes);
  return words === undefined ? undefined : { certificate: digestOf(bytes).slice('sha256:'.length), ...words };
}
