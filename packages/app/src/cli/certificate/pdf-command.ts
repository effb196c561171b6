import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { sealPdf } from '@ancrage/io/pdf';
import { RegisterFolder, writeOnce, writeWhole } from '@ancrage/io/register';
import { openCertificateChain, requestTimestamp, selfSignedCertificate, signCms } from '@ancrage/keys';
import type { Signer } from '@ancrage/keys';
import { DEMONSTRATION_MARK, openIssuer } from '@ancrage/proof';
import { typesetCertificate } from '../../report/certificate/typeset-certificate.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { parseNumber } from './change-command.ts';
import { statusOfIndex } from './certificate-status.ts';
import { now } from './clock.ts';
import { openSigner } from './open-signer.ts';
import { openRegisterKeys } from './register-keys.ts';
import { decidedIndexes } from './sign-status-lists.ts';

export interface PdfOptions {
  readonly out?: string | undefined;
  /** Key that seals, where it is not the register's own for certificates. */
  readonly key?: string | undefined;
  /** PEM of the certificate of that key and of those above it. */
  readonly chain?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly lang: Lang;
}

/**
 * `certificate pdf <register> <number>`: the certificate for people, a page in each language, sealed by the issuer, with the
 * newest bundle attached. Of one that is suspended or withdrawn none is made: paper does not take itself back.
 */
export async function pdfCommand(folder: string, numberText: string, options: PdfOptions): Promise<ExitCode> {
  const { lang } = options;
  const register = await RegisterFolder.open(folder);
  const number = parseNumber(numberText);
  const intent = await register.intent(number);
  const bundle = await readFile(register.bundlePath(number)).catch(() => undefined);
  if (intent === undefined || bundle === undefined) throw new CommandError('NOT_ISSUED', { number });
  const status = statusOfIndex(intent.index, await decidedIndexes(register));
  if (status !== 'valid')
    throw new CommandError('PDF_NOT_VALID', { number, status: text(`status.${status}`, lang) });
  const name = String(number).padStart(4, '0');
  const pages = typesetCertificate(bundle, `${name}.bundle.json`);
  if (pages === undefined) throw new CommandError('PDF_TOO_LONG');
  const signer =
    options.key === undefined
      ? (await openRegisterKeys(register, 'certificate')).classical
      : await openSigner(options.key);
  const certificates = await certificatesOf(register, signer, options.chain);
  const { timestamp } = options;
  const sealed = await sealPdf(pages, {
    at: now(),
    name: nameOf(register),
    reason: `${text('pdf.reason', 'fr')} · ${text('pdf.reason', 'en')}`,
    field: `${text('pdf.reason', 'fr')} · ${text('pdf.reason', 'en')}`,
    sign: (message) =>
      signCms(message, signer, {
        certificates,
        ...(timestamp === undefined ? {} : { stamp: (signature) => requestTimestamp(timestamp, signature) }),
      }),
  });
  const path = options.out ?? join(register.path, 'pdf', `${name}.pdf`);
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, sealed);
  process.stdout.write(`${text('cli.pdf-written', lang, { path })}\n`);
  return 0;
}

const nameOf = ({ settings }: RegisterFolder): string =>
  settings.demonstration ? `${DEMONSTRATION_MARK.fr} – ${settings.name}` : settings.name;

/** Those given; or one by which the key vouches for itself, made once and kept for whoever wants to know it again. */
async function certificatesOf(
  register: RegisterFolder,
  signer: Signer,
  chain: string | undefined,
): Promise<readonly Uint8Array[]> {
  const path = chain ?? join(register.path, 'seal', `${signer.id.replace(/[^A-Za-z0-9_-]/g, '_')}.pem`);
  let pem = await readFile(path, 'utf8').catch(() => undefined);
  if (pem === undefined && chain !== undefined) throw new CommandError('FILE_NOT_FOUND', { path: chain });
  if (pem === undefined) {
    const valid = await validityOf(register, signer);
    const made = await selfSignedCertificate(signer, {
      name: nameOf(register),
      id: register.settings.issuer,
      valid,
    });
    const lines =
      Buffer.from(made)
        .toString('base64')
        .match(/.{1,64}/g) ?? [];
    pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
    await mkdir(dirname(path), { recursive: true });
    if (!(await writeOnce(path, pem))) pem = await readFile(path, 'utf8');
  }
  return openCertificateChain(pem, signer);
}

/** As long as the issuer's document lets the key sign. */
async function validityOf(
  register: RegisterFolder,
  signer: Signer,
): Promise<{ readonly from: string; readonly to: string }> {
  const newest = (await register.issuerVersions()).at(-1);
  const listed = newest === undefined ? [] : openIssuer(newest).document.keys;
  const own = listed.find(({ key }) => key.id === signer.id);
  if (own === undefined) throw new CommandError('PDF_CHAIN');
  return own.valid;
}
