import { parseInstant } from '@ancrage/base';
import { isCredentialHeader, isParallelHeader, isSet, type VerifySignature } from '@ancrage/proof';
import { signatureCode } from './check-signatures.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Steps } from './steps.ts';

const purposes = ['revocation', 'suspension'] as const;

/** That both lists are those that the credential names, by the same issuer, and signed twice. */
export function checkStatusLists(opened: OpenedBundle, steps: Steps, verify: VerifySignature): void {
  const { credential, issuer, status } = opened;
  const document = issuer.at(-1)!.document;
  for (const [index, purpose] of purposes.entries()) {
    const { list, jws, parallel } = status[purpose];
    const entry = credential.credentialStatus[index]!;
    const right =
      list.id === entry.statusListCredential &&
      list.issuer === credential.issuer.id &&
      list.credentialSubject.id === `${list.id}#list` &&
      list.credentialSubject.statusPurpose === purpose &&
      list.validFrom < list.validUntil;
    if (!right) steps.no('status-lists', 'LIST_OTHER', { purpose });
    const listed = { document, use: 'status', day: list.validFrom.slice(0, 10) } as const;
    for (const [signature, rightHeader] of [
      [jws, isCredentialHeader(jws)],
      [parallel, isParallelHeader(parallel)],
    ] as const) {
      const code = signatureCode(signature, rightHeader, listed, verify);
      if (code !== 'SIGNATURE_GOOD') steps.no('status-lists', code, { key: signature.header.kid });
    }
  }
  const known = knownAt(opened);
  steps.yes('status-lists', 'LISTS_SIGNED', { at: known });
}

/**
 * What the lists say. Nothing is known after the older of the two was signed, whatever the day of the question: a bundle
 * cannot know yesterday's suspension.
 */
export function checkStatus(opened: OpenedBundle, steps: Steps, at: string): void {
  const known = knownAt(opened);
  const index = Number(opened.credential.credentialStatus[0].statusListIndex);
  const { revocation, suspension } = opened.status;
  const second = Number(opened.credential.credentialStatus[1].statusListIndex);
  if (isSet(revocation.list, index)) steps.no('status', 'STATUS_REVOKED', { at: revocation.list.validFrom });
  if (isSet(suspension.list, second))
    steps.no('status', 'STATUS_SUSPENDED', { at: suspension.list.validFrom });
  const end = [revocation, suspension]
    .map(({ list }) => list.validUntil)
    .toSorted()
    .at(0)!;
  if (parseInstant(at) < parseInstant(known)) steps.unknown('status', 'STATUS_NOT_YET', { at: known });
  if (parseInstant(at) > parseInstant(end)) steps.unknown('status', 'STATUS_UNKNOWN_SINCE', { at: known });
  steps.yes('status', 'STATUS_CLEAR', { at: known });
}

/** The older of the two lists: until then both are known. Instants have one form, so that text compares as time. */
export function knownAt({ status }: OpenedBundle): string {
  const [a, b] = [status.revocation.list.validFrom, status.suspension.list.validFrom];
  return a < b ? a : b;
}

export function checkValidity({ credential }: OpenedBundle, steps: Steps, at: string): void {
  const { validFrom, validUntil } = credential;
  const [from, until, now] = [validFrom, validUntil, at].map(parseInstant) as [number, number, number];
  if (now < from) steps.no('validity', 'NOT_YET_IN_FORCE', { from: validFrom });
  if (now > until) steps.no('validity', 'EXPIRED', { until: validUntil });
  steps.yes('validity', 'IN_FORCE', { from: validFrom, until: validUntil });
}
