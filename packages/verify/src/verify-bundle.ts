import { isBaseError } from '@ancrage/base';
import { ProofError, type VerifySignature } from '@ancrage/proof';
import { checkContent, checkPeople } from './check-content.ts';
import { checkHosts, HostShelf } from './check-hosts.ts';
import { checkEdition, type ShownFile } from './check-edition.ts';
import { checkConsistency, checkInclusion, checkLog, type EarlierCheckpoint } from './check-log.ts';
import { checkCredentialSignatures, checkIssuerKeys } from './check-signatures.ts';
import { checkStatus, checkStatusLists, checkValidity } from './check-status.ts';
import { checkTimestamps } from './check-timestamps.ts';
import { checkIssuer, checkTrustList } from './check-trust.ts';
import { openBundle, type OpenedBundle } from './opened-bundle.ts';
import type { Policy } from './policy.ts';
import { Steps } from './steps.ts';
import { stepNames, verdictOf } from './verify-report.ts';
import type { Step, VerifiedSubject, VerifyReport } from './verify-report.ts';

export interface VerifyOptions {
  /** Whom the caller trusts; without it nobody is. */
  readonly policy?: Policy | undefined;
  /** Instant for which the question is asked, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  /** A checkpoint of the same log that was seen before. */
  readonly earlier?: EarlierCheckpoint | undefined;
  /** Files that the bundle is said to show: pieces of evidence, in a confidential edition. */
  readonly files?: readonly ShownFile[] | undefined;
  /** Bundles of the hosts on whose certificates this one may rest, as they are known now. */
  readonly hosts?: readonly Uint8Array[] | undefined;
  /** Who computes signatures: `verifySignature` in Node. */
  readonly verify: VerifySignature;
}

/**
 * Whether a bundle holds: every step is taken and told, also after one that fails. Nothing is fetched and no clock is
 * read. Whatever the bytes, it answers: a bundle that cannot be read is refused.
 *
 * @throws BaseError DATE_SYNTAX or DATE_RANGE for an `at` that is no instant; ProofError for an `earlier` that is no
 *   checkpoint. Both are the caller's own.
 */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions): VerifyReport {
  return verifyWith(bytes, options, new HostShelf(options.hosts ?? []));
}

function verifyWith(bytes: Uint8Array, options: VerifyOptions, shelf: HostShelf): VerifyReport {
  const steps = new Steps();
  const opened = opening(bytes, steps);
  if (opened !== undefined) {
    takeSteps(opened, steps, options);
    const { policy, at, verify } = options;
    checkHosts(opened, steps, at, shelf, (host) => verifyWith(host, { policy, at, verify }, shelf));
  }
  return reportOf(opened, steps, options.at);
}

function opening(bytes: Uint8Array, steps: Steps): OpenedBundle | undefined {
  try {
    const opened = openBundle(bytes);
    steps.yes('bundle', 'BUNDLE_READ');
    return opened;
  } catch (error) {
    if (!(error instanceof ProofError) && !isBaseError(error)) throw error;
    steps.no('bundle', 'BUNDLE_MALFORMED', { error: error.code, ...placeOf(error.details) });
    return undefined;
  }
}

function placeOf(details: Readonly<Record<string, string | number>>): { readonly what: string } {
  const { what = '', pointer = '' } = details;
  return { what: `${what}${pointer}` };
}

function takeSteps(opened: OpenedBundle, steps: Steps, options: VerifyOptions): void {
  const { policy, at, earlier, verify, files = [] } = options;
  checkIssuerKeys(opened, steps, policy, verify);
  checkCredentialSignatures(opened, steps, verify);
  checkContent(opened, steps);
  checkPeople(opened, steps, verify);
  guarded(steps, () => {
    checkInclusion(opened, steps);
    checkLog(opened, steps, policy, verify);
  });
  if (steps.has('log')) checkConsistency(opened, steps, earlier);
  checkTimestamps(opened, steps, policy, verify);
  checkStatusLists(opened, steps, verify);
  guardedStatus(opened, steps, at);
  checkValidity(opened, steps, at);
  checkIssuer(opened, steps, policy);
  checkTrustList(opened, steps, policy);
  checkEdition(opened, steps, verify, files);
  steps.absent('evidence', 'EVIDENCE_NOT_GIVEN');
}

/** A proof or checkpoint that is none is a bundle's fault, not the caller's. */
function guarded(steps: Steps, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    steps.no('inclusion', 'LOG_PROOF_BAD');
    steps.no('log', 'LOG_PROOF_BAD');
  }
}

function guardedStatus(opened: OpenedBundle, steps: Steps, at: string): void {
  try {
    checkStatus(opened, steps, at);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    steps.no('status', 'LIST_OTHER', { purpose: '' });
  }
}

function reportOf(opened: OpenedBundle | undefined, steps: Steps, at: string): VerifyReport {
  const list = steps.list(stepNames);
  return {
    format: 'ancrage-verification/1',
    verdict: verdictOf(list),
    at,
    subject: opened === undefined ? null : subjectOf(opened),
    steps: list,
  };
}

/** The same report with one step told otherwise, or told too, such as that of the evidence, which only its holder can take. */
export function withStep(report: VerifyReport, step: Step): VerifyReport {
  const steps = report.steps.some((one) => one.step === step.step)
    ? report.steps.map((one) => (one.step === step.step ? step : one))
    : [...report.steps, step];
  return { ...report, steps, verdict: verdictOf(steps) };
}

function subjectOf({ credential }: OpenedBundle): VerifiedSubject {
  const { id, name, issuer, validFrom, validUntil, credentialSubject } = credential;
  const { kind, demonstration, service, level, topLevel, says, doesNotSay, judgement, hosts } =
    credentialSubject;
  return {
    id,
    kind,
    demonstration,
    name: { fr: name[0]['@value'], en: name[1]['@value'] },
    service: service.name,
    provider: service.provider,
    level,
    topLevel,
    says,
    doesNotSay,
    issuer: issuer.name,
    issuerId: issuer.id,
    validFrom,
    validUntil,
    report: judgement.report,
    ...(hosts === undefined
      ? {}
      : {
          hosts: hosts.map(({ service, provider, credential, level, validUntil, controls }) => ({
            service,
            provider,
            credential,
            level,
            validUntil,
            controls,
          })),
        }),
  };
}
