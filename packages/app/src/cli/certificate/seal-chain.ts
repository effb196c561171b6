import { X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addDays, formatUtcDate, parseUtcDate } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { type RegisterFolder, writeOnce, writeWhole } from '@ancrage/io/register';
import { openCertificateChain, selfSignedCertificate } from '@ancrage/keys';
import type { Signer } from '@ancrage/keys';
import { DEMONSTRATION_MARK, openIssuer } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';

/** Days before its end in which a certificate is made anew, or its end is told. */
const RENEWAL_DAYS = 30;

export interface SealChainOptions {
  /** PEM of the certificates that an authority gave for the key; absent where the key vouches for itself. */
  readonly chain?: string | undefined;
  /** The moment of sealing, RFC 3339. */
  readonly at: string;
  readonly lang: Lang;
}

/** Certificates (DER) of the key that seals, its own first, and what to tell of their end; null where there is nothing to tell. */
export interface SealChain {
  readonly certificates: readonly Uint8Array[];
  readonly warning: string | null;
}

/** Who seals, as readers of PDF show it. */
export const sealName = ({ settings }: RegisterFolder): string =>
  settings.demonstration ? `${DEMONSTRATION_MARK.fr} – ${settings.name}` : settings.name;

/**
 * The certificates given; or one by which the key vouches for itself, kept for whoever wants to know it again. One that nears its end
 * is made anew for the same key as far as the issuer's document lets that key sign; the one before is kept beside it, by its last day.
 *
 * @throws CommandError SEAL_NOT_IN_FORCE where a page sealed now would show a certificate that is not valid, SEAL_KEY_REVOKED where
 *   the issuer's document has revoked the key.
 */
export async function sealChain(
  register: RegisterFolder,
  signer: Signer,
  { chain, at, lang }: SealChainOptions,
): Promise<SealChain> {
  const path = chain ?? join(register.path, 'seal', `${signer.id.replace(/[^A-Za-z0-9_-]/g, '_')}.pem`);
  let pem = await readFile(path, 'utf8').catch(() => undefined);
  if (pem === undefined && chain !== undefined) throw new CommandError('FILE_NOT_FOUND', { path: chain });
  if (chain === undefined) pem = await ownPem(register, signer, { path, pem, day: at.slice(0, 10) });
  const certificates = openCertificateChain(pem!, signer);
  const [from, to] = daysOf(certificates[0]!);
  const moment = Date.parse(at);
  if (moment < from || moment > to)
    throw new CommandError('SEAL_NOT_IN_FORCE', { path, from: dayOf(from), to: dayOf(to) });
  const soon = to - moment < RENEWAL_DAYS * 86_400_000;
  return { certificates, warning: soon ? text('cli.seal-ends', lang, { path, to: dayOf(to) }) : null };
}

interface OwnPem {
  readonly path: string;
  readonly pem: string | undefined;
  readonly day: string;
}

/** What is kept, or what takes its place: made where there is none, or where it ends soon and the key may sign for longer. */
async function ownPem(register: RegisterFolder, signer: Signer, { path, pem, day }: OwnPem): Promise<string> {
  const valid = await validityOf(register, signer, pem);
  if (pem !== undefined) {
    const [, to] = daysOf(openCertificateChain(pem, signer)[0]!);
    const renewedFrom = formatUtcDate(addDays(parseUtcDate(day), RENEWAL_DAYS));
    if (valid === undefined || dayOf(to) > renewedFrom || valid.to <= dayOf(to)) return pem;
    // Pages that it sealed are known by it: it stays, and is there before another takes its name.
    await writeOnce(path.replace(/\.pem$/, `.until-${dayOf(to)}.pem`), pem);
  }
  const from = pem === undefined || valid!.from > day ? valid!.from : day;
  const made = pemOf(
    await selfSignedCertificate(signer, {
      name: sealName(register),
      id: register.settings.issuer,
      valid: { from, to: valid!.to },
    }),
  );
  await mkdir(dirname(path), { recursive: true });
  if (pem !== undefined) {
    await writeWhole(path, made);
    return made;
  }
  return (await writeOnce(path, made)) ? made : readFile(path, 'utf8');
}

/** As long as the issuer's document lets the key sign; undefined where it is not the issuer's, and a certificate is kept for it. */
async function validityOf(
  register: RegisterFolder,
  signer: Signer,
  pem: string | undefined,
): Promise<{ readonly from: string; readonly to: string } | undefined> {
  const newest = (await register.issuerVersions()).at(-1);
  const listed = newest === undefined ? [] : openIssuer(newest).document.keys;
  const own = listed.find(({ key }) => key.id === signer.id);
  if (own?.revoked !== undefined) throw new CommandError('SEAL_KEY_REVOKED', { date: own.revoked });
  if (own === undefined && pem === undefined) throw new CommandError('PDF_CHAIN');
  return own?.valid;
}

function pemOf(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** First and last moment, milliseconds since 1970. */
function daysOf(certificate: Uint8Array): readonly [from: number, to: number] {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  return [validFromDate.getTime(), validToDate.getTime()];
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
