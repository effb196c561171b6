import { formatUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Evidence, Reading } from '../reading/reading.ts';
import type { Source } from '../facts/grade.ts';
import { sources } from '../facts/grade.ts';
import type { TrustEntry, TrustList } from '../trust/trust-list.ts';
import { verifyEnvelope } from '../trust/verify-signature.ts';

/** Keys of the trust list that validly signed a file, at the date of judgement. */
export type Signers = ReadonlyMap<Digest, readonly TrustEntry[]>;

/**
 * Checks every envelope against the trust list. A valid signature by an unlisted key, by a key outside its validity or
 * revoked, by a certifier (who decides, and does not vouch for evidence), or about another service than `service`,
 * raises nothing: it is as if there were none.
 */
export function findSigners(
  reading: Reading,
  trust: TrustList,
  at: number,
  service: string | undefined,
): Signers {
  const today = formatUtcDate(at);
  // A revocation that the list already knows counts even where the day of judgement is set before it.
  const known = trust.issued > today ? trust.issued : today;
  const signers = new Map<Digest, TrustEntry[]>();
  for (const evidence of reading.evidence) {
    if (evidence.envelopes === undefined || !speaksFor(evidence, service, today)) continue;
    const valid = trust.entries.filter(
      (entry) =>
        entry.role !== 'certifier' && isLive(entry, today, known, evidence) && signedBy(evidence, entry),
    );
    if (valid.length > 0) signers.set(evidence.id, valid);
  }
  return signers;
}

/** Strongest source among signers; the provider where there is none. */
export function sourceOf(entries: readonly TrustEntry[]): Source {
  return sources.findLast((source) => entries.some(({ role }) => role === source)) ?? 'provider';
}

/** A signature about another service, or past the day until which its signer stands by it, says nothing here. */
function speaksFor(evidence: Evidence, service: string | undefined, today: string): boolean {
  if (evidence.about !== undefined && evidence.about !== service) return false;
  // A collection that names no service could be carried into any dossier.
  if (evidence.format === 'collection' && evidence.about === undefined) return false;
  return evidence.validUntil === undefined || today <= evidence.validUntil;
}

function signedBy(evidence: Evidence, entry: TrustEntry): boolean {
  return (evidence.envelopes ?? []).some((envelope) => verifyEnvelope(envelope, entry));
}

/**
 * A key counts if the statement is dated within its validity and it is not revoked today. The date is the signer's own
 * word: a thief of an old key could antedate, which is why revocation, not expiry, is what ends trust in old statements.
 */
function isLive(entry: TrustEntry, today: string, known: string, evidence: Evidence): boolean {
  const signed = evidence.observedAt?.slice(0, 10) ?? today;
  const revoked = entry.revoked !== undefined && entry.revoked <= known;
  return !revoked && entry.valid.from <= signed && signed <= entry.valid.to && signed <= today;
}
