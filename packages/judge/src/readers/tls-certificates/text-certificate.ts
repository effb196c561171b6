import { distinguishedName } from '../distinguished-name.ts';
import { statedDay } from '../stated-instant.ts';
import type { CertificateWords } from './add-tls-certificate.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SUBJECT_ALTERNATIVE = /^\s+X509v3 Subject Alternative Name:/;
/** A line of a certificate in words is never so long but for its names, of which there may be thousands. */
const LONGEST_LINE = 100_000;

/** One certificate as `openssl x509 -text` writes it out, without the PEM after it (`-noout`). Lines are given one after another. */
export class TextCertificate {
  readonly line: number;
  #serial = '';
  #fingerprint = '';
  #subject = '';
  #issuer = '';
  #names = '';
  #from: string | undefined;
  #to: string | undefined;
  #next: 'serial' | 'names' | undefined;

  /** `line`: where it starts, from 1. */
  constructor(line: number) {
    this.line = line;
  }

  take(line: string): void {
    if (line.length > LONGEST_LINE) return;
    const awaited = this.#next;
    this.#next = undefined;
    if (awaited === 'names') this.#names = line;
    else if (awaited === 'serial') this.#serial = line;
    else if (SUBJECT_ALTERNATIVE.test(line)) this.#next = 'names';
    else {
      const [, key = '', value = ''] =
        /^\s*(?:X509v3 )?([A-Za-z0-9][A-Za-z0-9 ]{1,40}?)\s*[:=]\s?(.*)$/.exec(line) ?? [];
      if (key === 'Serial Number' && value.trim() === '') this.#next = 'serial';
      else if (key === 'Serial Number') this.#serial = value;
      else if (key === 'Issuer') this.#issuer ||= value;
      else if (key === 'Subject') this.#subject ||= value;
      else if (key === 'Not Before') this.#from ??= dayOf(value);
      else if (key === 'Not After') this.#to ??= dayOf(value);
      else if (/^sha256 fingerprint$/i.test(key)) this.#fingerprint ||= value;
    }
  }

  /** Undefined where it has neither a number nor a fingerprint: then it was cut. */
  words(): CertificateWords | undefined {
    const fingerprint = hexOf(this.#fingerprint);
    // `1234 (0x4d2)` for a short one.
    const serial = hexOf(/\(0x([0-9a-f]+)\)/.exec(this.#serial)?.[1] ?? this.#serial);
    if (fingerprint === '' && serial === '') return undefined;
    const [subject, issuer] = [distinguishedName(this.#subject), distinguishedName(this.#issuer)];
    const told = (kind: RegExp): string[] =>
      this.#names.split(',').flatMap((name) => kind.exec(name.trim())?.[1] ?? []);
    return {
      certificate: fingerprint === '' ? `serial${serial}` : fingerprint,
      names: [subject.get('CN') ?? '', ...told(/^DNS:(.+)$/)],
      addresses: told(/^IP Address:(.+)$/),
      organization: subject.get('O'),
      issuer: issuer.get('O') ?? issuer.get('CN'),
      issuerCountry: issuer.get('C'),
      from: this.#from,
      to: this.#to,
    };
  }
}

function hexOf(text: string): string {
  const hex = text.replace(/[:\s]/g, '').toLowerCase();
  return /^[0-9a-f]{1,128}$/.test(hex) ? hex : '';
}

/** `Nov 27 02:59:00 2026 GMT` */
function dayOf(text: string): string | undefined {
  const match = /^(\w{3})\s+(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4}) GMT\s*$/.exec(text);
  if (match === null) return undefined;
  const [, month = '', day = '', time = '', year = ''] = match;
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return statedDay(`${year}-${number}-${day.padStart(2, '0')}T${time}Z`);
}
