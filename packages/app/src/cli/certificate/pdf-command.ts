import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { sealPdf } from '@ancrage/io/pdf';
import { RegisterFolder, writeWhole } from '@ancrage/io/register';
import { requestTimestamp, signCms } from '@ancrage/keys';
import { typesetCertificate } from '../../report/certificate/typeset-certificate.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { parseNumber } from './change-command.ts';
import { statusOfIndex } from './certificate-status.ts';
import { now } from './clock.ts';
import { openSigner } from './open-signer.ts';
import { openRegisterKeys } from './register-keys.ts';
import { sealChain, sealName } from './seal-chain.ts';
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
  const at = now();
  const { certificates, warning } = await sealChain(register, signer, { chain: options.chain, at, lang });
  const { timestamp } = options;
  const sealed = await sealPdf(pages, {
    at,
    name: sealName(register),
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
  if (warning !== null) process.stderr.write(`${warning}\n`);
  return 0;
}
