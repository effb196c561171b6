import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { canonicalJson, formatText, isBaseError, parseInstant } from '@ancrage/base';
import { text, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { TrustList } from '@ancrage/judge';
import { IoError } from '@ancrage/io';
import { reportDigest, signersListed } from '@ancrage/office';
import { diskOf, readTile } from '@ancrage/io/log';
import {
  MAX_BUNDLE_BYTES,
  openCredential,
  readBundle,
  verifySignature,
  openCheckpoint,
  parseTlogProof,
  ProofError,
  TreeReader,
} from '@ancrage/proof';
import {
  type EarlierCheckpoint,
  readPolicy,
  type ShownFile,
  type Step,
  verdictExitCode,
  verifyBundle,
  type VerifyReport,
  withStep,
} from '@ancrage/verify';
import { cleanText } from '../report/clean-text.ts';
import { fold } from '../report/terminal/lines.ts';
import { now } from './certificate/clock.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { judgeFolder, loadTrust } from './judge-folder.ts';
import { terminalWidth } from './terminal-width.ts';

export interface VerifyCommandOptions {
  readonly policy?: string | undefined;
  readonly at?: string | undefined;
  readonly evidence?: string | undefined;
  readonly earlier?: string | undefined;
  /** A copy of the log, whose tiles show that the tree of the bundle continues the earlier one. */
  readonly log?: string | undefined;
  /** Files to be compared with the pieces that the bundle shows. */
  readonly file?: readonly string[] | undefined;
  readonly trust?: string | undefined;
  /** Policy by which bundles of hosts were verified when the dossier was judged. */
  readonly hostPolicy?: string | undefined;
  /** Bundles of the hosts on whose certificates this one relies, as they are known now. */
  readonly host?: readonly string[] | undefined;
  readonly format: 'text' | 'json';
  readonly lang: Lang;
}

/**
 * `verify <bundle>`: every step with what came of it, then the verdict. Nothing is fetched. With `--evidence` the
 * dossier is judged again, its report compared, and those who evaluated and decided are looked for in the trust list, which
 * only a holder of the evidence can do.
 */
export async function verifyCommand(path: string, options: VerifyCommandOptions): Promise<ExitCode> {
  const read = await readBounded(path);
  const pdf = isPdf(read) ? read : undefined;
  const bytes = pdf === undefined ? read : await bundleOfPdf(path, pdf);
  const policy = options.policy === undefined ? undefined : readPolicy(await readBounded(options.policy));
  const at = options.at ?? now();
  parseInstant(at);
  const earlier =
    options.earlier === undefined ? undefined : await readEarlier(options.earlier, options.log, bytes);
  const files = await Promise.all((options.file ?? []).map(readShown));
  const hosts = await Promise.all((options.host ?? []).map(readBounded));
  let report = verifyBundle(bytes, { policy, at, earlier, files, hosts, verify: verifySignature });
  if (options.evidence !== undefined && report.subject !== null) {
    report = withStep(report, await judgedAgain(bytes, options.evidence, options));
    const listed = signersStep(bytes, await loadTrust(options.trust));
    // What the policy says of the list itself is not taken back by who stands in it.
    const said = report.steps.find(({ step }) => step === 'trust-list')!;
    if (said.state !== 'unknown' || listed.state === 'no') report = withStep(report, listed);
  }
  if (pdf !== undefined) report = withStep(report, await pagesStep(report, bytes, pdf));
  if (options.format === 'json') process.stdout.write(`${canonicalJson(report)}\n`);
  else {
    const lines = fold(reportLines(report, options.lang), terminalWidth(process.stdout));
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return verdictExitCode(report.verdict);
}

/** A bundle or a small file of a caller. @throws CommandError FILE_NOT_FOUND. */
export async function readBounded(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || !info.isFile()) throw new CommandError('FILE_NOT_FOUND', { path });
  // Far above any bundle; what is larger is refused by the reader without being held in memory.
  if (info.size > 2 * MAX_BUNDLE_BYTES) return new Uint8Array(MAX_BUNDLE_BYTES + 1);
  return readFile(path);
}

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

/** The one bundle attached to a PDF. */
async function bundleOfPdf(path: string, pdf: Uint8Array): Promise<Uint8Array> {
  const { attachedFiles } = await import('@ancrage/io/pdf');
  const [bundle, ...others] = attachedFiles(pdf, MAX_BUNDLE_BYTES).filter((file) =>
    Buffer.from(file.subarray(0, BUNDLE_HEAD.length)).equals(BUNDLE_HEAD),
  );
  if (bundle === undefined || others.length > 0) throw new CommandError('PDF_NO_BUNDLE', { path });
  return bundle;
}

/**
 * Whether the pages are those that the bundle makes: they are set again and compared. Anyone can attach a genuine bundle to
 * other pages. Only a bundle that is signed, and of which the linter finds nothing, is given to the typesetter.
 */
async function pagesStep(report: VerifyReport, bundle: Uint8Array, pdf: Uint8Array): Promise<Step> {
  const holds = ['signature', 'content'].every((name) =>
    report.steps.some(({ step, state }) => step === name && state === 'yes'),
  );
  const name = /\((\d{4,6}\.bundle\.json)\)/.exec(Buffer.from(pdf).toString('latin1'))?.[1];
  const told = (state: Step['state'], code: Step['code']): Step => ({
    step: 'pages',
    state,
    code,
    params: {},
  });
  if (!holds) return told('unknown', 'PAGES_NOT_SET');
  if (name === undefined) return told('unknown', 'PAGES_OTHER');
  const [{ isSealOver }, { typesetCertificate }] = await Promise.all([
    import('@ancrage/io/pdf'),
    import('../report/certificate/typeset-certificate.ts'),
  ]);
  try {
    const pages = typesetCertificate(bundle, name);
    if (pages === undefined) return told('unknown', 'PAGES_NOT_SET');
    return isSealOver(pages, pdf) ? told('yes', 'PAGES_SAME') : told('unknown', 'PAGES_OTHER');
  } catch (error) {
    // Signs that the typesetter lacks: it could have made no such pages.
    if (error instanceof IoError && error.code === 'PDF_TYPESET') return told('unknown', 'PAGES_NOT_SET');
    throw error;
  }
}

const BUNDLE_HEAD = Buffer.from('{"ancrage":"ancrage-bundle/1"');

async function readShown(path: string): Promise<ShownFile> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  return { name: basename(path), bytes };
}

async function readEarlier(
  path: string,
  log: string | undefined,
  bundle: Uint8Array,
): Promise<EarlierCheckpoint> {
  const note = await readBounded(path);
  return { note, hashes: log === undefined ? [] : await hashesFrom(note, log, bundle) };
}

/**
 * The hashes by which the tree of a bundle continues an earlier one, from the tiles of a copy of the log; none where the copy does
 * not reach as far. That they are right is for the verifier to find: the copy is trusted for nothing.
 */
async function hashesFrom(
  earlier: Uint8Array,
  log: string,
  bytes: Uint8Array,
): Promise<readonly Uint8Array[]> {
  const disk = diskOf(log);
  const sizeOf = (note: Uint8Array): number => Number(openCheckpoint(note, [], () => false).checkpoint.size);
  try {
    const { proof } = readBundle(bytes);
    if (proof === undefined) return [];
    const now = sizeOf(parseTlogProof(new TextEncoder().encode(proof)).checkpoint);
    return await new TreeReader(now, (id) => readTile(disk, id)).consistency(sizeOf(earlier));
  } catch (error) {
    if (error instanceof ProofError || isBaseError(error) || error instanceof IoError) return [];
    throw error;
  }
}

async function judgedAgain(bytes: Uint8Array, folder: string, options: VerifyCommandOptions): Promise<Step> {
  const { judgement } = openCredential(readBundle(bytes).credential).credential.credentialSubject;
  const { name: id, version } = judgement.scheme;
  const { report } = await judgeFolder(folder, {
    scheme: `${id}@${version}`,
    at: judgement.at,
    trust: options.trust,
    hostPolicy: options.hostPolicy,
  });
  const found = reportDigest(report);
  return found === judgement.report
    ? { step: 'evidence', state: 'yes', code: 'EVIDENCE_SAME', params: {} }
    : { step: 'evidence', state: 'no', code: 'EVIDENCE_DIFFERS', params: { found } };
}

/** Whether those who evaluated and decided stand in the list on which the judgement rests. */
export function signersStep(bytes: Uint8Array, trust: TrustList): Step {
  const bundle = readBundle(bytes);
  const { name, digest } = openCredential(bundle.credential).credential.credentialSubject.judgement.trust;
  const params = { trust: name };
  if (digest !== trust.digest) return { step: 'trust-list', state: 'unknown', code: 'TRUST_OTHER', params };
  return signersListed(bundle, trust, verifySignature)
    ? { step: 'trust-list', state: 'yes', code: 'SIGNERS_LISTED', params }
    : { step: 'trust-list', state: 'no', code: 'SIGNERS_NOT_LISTED', params };
}

const marks = { yes: '●', no: '✗', unknown: '◇', absent: '–' } as const;

function reportLines({ verdict, subject, steps, at }: VerifyReport, lang: Lang): string[] {
  const lines: string[] = [];
  if (subject !== null) {
    lines.push(
      cleanText(subject.name[lang]),
      ...text('cli.verify-subject', lang, {
        service: subject.service,
        provider: subject.provider,
        level: subject.level,
        top: subject.topLevel,
        issuer: subject.issuer,
        from: subject.validFrom.slice(0, 10),
        until: subject.validUntil.slice(0, 10),
      }).split('\n'),
      `${text('cli.verify-says', lang)}${colon(lang)} ${subject.says[lang]}`,
      ...subject.doesNotSay.map((words) => `${text('cli.verify-limit', lang)}${colon(lang)} ${words[lang]}`),
      ...(subject.hosts ?? []).map((host) =>
        cleanText(
          text('cli.verify-host', lang, {
            ...host,
            until: host.validUntil.slice(0, 10),
            controls: host.controls.join(', '),
          }),
        ),
      ),
      '',
    );
  }
  lines.push(...steps.map((step) => stepLine(step, lang)), '');
  lines.push(
    `${text(`verify.verdict.${verdict}`, lang)} (${at})`,
    text(`verify.verdict-long.${verdict}`, lang),
  );
  if (subject?.demonstration === true) lines.push(text('verify.demonstration', lang));
  return lines;
}

const colon = (lang: Lang): string => (lang === 'fr' ? '\u00a0:' : ':');

function stepLine({ step, state, code, params }: Step, lang: Lang): string {
  const name = text(`verify.step.${step}`, lang);
  const words = formatText(texts[`verify.code.${code}`], lang, wordedParams(params, lang));
  return cleanText(`${marks[state]} ${name} – ${words}`);
}

/** The code of a mistake of the linter in its words. */
function wordedParams(params: Step['params'], lang: Lang): Step['params'] {
  const { lint } = params;
  const key = `verify.lint.${lint}`;
  return lint !== undefined && key in texts
    ? { ...params, lint: formatText(texts[key as keyof typeof texts], lang) }
    : params;
}
