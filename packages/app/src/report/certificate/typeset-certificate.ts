import { readFileSync } from 'node:fs';
import { parseInstant } from '@ancrage/base';
import { typesetPdf } from '@ancrage/io/pdf';
import { openCredential, readBundle } from '@ancrage/proof';
import { certificatePages, densities } from './certificate-page.ts';

const template = readFileSync(new URL('certificate.typ', import.meta.url), 'utf8');
/** One page in each language. */
const PAGES = 2;

/**
 * A certificate as PDF/A-3a, unsealed: a page in French, one in English, and the bundle attached under the name `file`. The
 * same bundle gives the same bytes, so that anyone can make the pages again and compare. Undefined where it fits on no page.
 *
 * @throws ProofError and BaseError for what is no bundle; IoError PDF_TYPESET.
 */
export function typesetCertificate(bundle: Uint8Array, file: string): Uint8Array | undefined {
  const { credential: jws } = readBundle(bundle);
  const { credential } = openCredential(jws);
  for (const density of densities) {
    const { bytes, pages } = typesetPdf({
      template,
      data: certificatePages(credential, { jws, file, density }),
      files: { [`/${file}`]: bundle },
      created: parseInstant(credential.validFrom) / 1000,
    });
    if (pages === PAGES) return bytes;
  }
  return undefined;
}
