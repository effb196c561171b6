import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { FileOutcome } from '@ancrage/io';
import type { HostCertificate, HostInput, HostOutcome } from '@ancrage/judge';
import {
  MAX_BUNDLE_BYTES,
  openCredential,
  openStatusList,
  readBundle,
  verifySignature,
} from '@ancrage/proof';
import type { Bundle } from '@ancrage/proof';
import { readPolicy, verifyBundle } from '@ancrage/verify';
import type { Policy, VerifyReport } from '@ancrage/verify';
import { CommandError } from './command-error.ts';

/**
 * Verifies the bundles of a dossier as `verify` would at the end of the day of judgement, against a policy of the caller's: what a
 * bundle says of itself recognises nobody. Without a policy nobody is recognised. Nothing is fetched.
 *
 * @throws CommandError FILE_NOT_FOUND; ProofError, BaseError for a policy that is none.
 */
export async function verifyHosts(
  folder: string,
  files: readonly FileOutcome[],
  { policyPath, at }: { readonly policyPath: string | undefined; readonly at: string },
): Promise<HostInput> {
  const given = policyPath === undefined ? undefined : await policyFrom(policyPath);
  const outcomes = new Map<string, HostOutcome>();
  for (const { path, digest, format, state } of files) {
    if (format !== 'ancrage-bundle' || state !== 'read' || digest === undefined) continue;
    if (!outcomes.has(digest))
      outcomes.set(digest, await outcomeOf(join(folder, path), digest, given?.policy, `${at}T23:59:59Z`));
  }
  return { policy: given?.digest ?? null, outcomes: [...outcomes.values()] };
}

async function policyFrom(path: string): Promise<{ readonly policy: Policy; readonly digest: Digest }> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  return { policy: readPolicy(bytes), digest: digestOf(bytes) };
}

async function outcomeOf(
  path: string,
  evidence: Digest,
  policy: Policy | undefined,
  at: string,
): Promise<HostOutcome> {
  const bytes = await readFile(path).catch(() => undefined);
  // Another content than was read, or a packed one: it is not what the reading speaks of.
  if (bytes === undefined || bytes.length > MAX_BUNDLE_BYTES || digestOf(bytes) !== evidence)
    return { evidence, verdict: 'not-verified', code: null, certificate: null };
  const report = verifyBundle(bytes, { policy, at, verify: verifySignature });
  const { verdict } = report;
  const genuine = verdict === 'valid' || verdict === 'not-in-force';
  return {
    evidence,
    verdict,
    code: inTheWay(report) ?? null,
    certificate: genuine ? hostCertificate(readBundle(bytes)) : null,
  };
}

/** Code of the first step that is not in order: one that breaks before one that leaves open. */
export function inTheWay({ steps }: VerifyReport): string | undefined {
  return (steps.find(({ state }) => state === 'no') ?? steps.find(({ state }) => state === 'unknown'))?.code;
}

/** What those who rely on a bundle need of it. Only for one that was verified. */
export function hostCertificate({ credential: text, status }: Bundle): HostCertificate {
  const { credential } = openCredential(text);
  const { credentialSubject: subject, issuer, credentialStatus } = credential;
  const lists = status.map(({ list }) => openStatusList(list).list);
  const earliest = (dates: readonly string[]): string => dates.toSorted(compareText)[0]!;
  const tolerated = new Set(subject.nonconformities.map(({ control }) => control));
  return {
    credential: credential.id,
    digest: digestOf(new TextEncoder().encode(text)),
    issuer: issuer.id,
    issuer_name: issuer.name,
    service: subject.service.name,
    provider: subject.service.provider,
    demonstration: subject.demonstration,
    scheme: { id: subject.judgement.scheme.name, version: subject.judgement.scheme.version },
    level: subject.level,
    valid_from: credential.validFrom,
    valid_until: credential.validUntil,
    known_at: earliest(lists.map(({ validFrom }) => validFrom)),
    known_until: earliest(lists.map(({ validUntil }) => validUntil)),
    status: credentialStatus.map(({ statusListCredential: list, statusListIndex: index }) => ({
      list,
      index,
    })),
    platforms: [...new Set(subject.scope.accounts.map(({ platform }) => platform))].sort(compareText),
    exclusions: subject.scope.exclusions.map(({ what }) => what),
    sites: subject.scope.sites.map(({ country, province = null }) => ({ country, province })),
    met: subject.criteria
      .flatMap(({ controls }) => controls)
      .filter(({ control, outcome }) => outcome === 'met' && !tolerated.has(control))
      .map(({ control }) => control),
    relies_on: (subject.hosts ?? []).map(({ service, provider }) => ({ service, provider })),
  };
}
