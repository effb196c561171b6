import { formatUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Evidence, Reading } from '../reading/reading.ts';
import type { Source } from '../trust/grade.ts';
import { sources } from '../trust/grade.ts';
import type { TrustEntry, TrustList } from '../trust/trust-list.ts';
import { verifyEnvelope } from '../trust/verify-signature.ts';

/** Keys of the trust list that validly signed a file, at the date of judgement. */
export type Signers = ReadonlyMap<Digest, readonly TrustEntry[]>;

/**
 * Checks every envelope against the trust list. A valid signature by an unlisted key, or by a key outside its validity
 * or revoked, raises nothing: it is as if there were none.
 */
export function findSigners(reading: Reading, trust: TrustList, at: number): Signers {
  const today = formatUtcDate(at);
  const signers = new Map<Digest, TrustEntry[]>();
  for (const evidence of reading.evidence) {
    const valid = trust.entries.filter(
      (entry) => isLive(entry, today, evidence) && signedBy(evidence, entry),
    );
    if (valid.length > 0) signers.set(evidence.id, valid);
  }
  return signers;
}

/** Strongest source among signers; certifiers decide, they do not vouch for evidence. */
export function sourceOf(entries: readonly TrustEntry[]): Source {
  const roles = entries.map(({ role }) => role).filter((role): role is Source => role !== 'certifier');
  return sources.findLast((source) => roles.includes(source)) ?? 'provider';
}

function signedBy(evidence: Evidence, entry: TrustEntry): boolean {
  return (evidence.envelopes ?? []).some((envelope) => verifyEnvelope(envelope, entry));
}

/**
 * A key counts if the statement is dated within its validity and it is not revoked today. The date is the signer's own
 * word: a thief of an old key could antedate, which is why revocation, not expiry, is what ends trust in old statements.
 */
function isLive(entry: TrustEntry, today: string, evidence: Evidence): boolean {
  const signed = evidence.observedAt?.slice(0, 10) ?? today;
  const revoked = entry.revoked !== undefined && entry.revoked <= today;
  return !revoked && entry.valid.from <= signed && signed <= entry.valid.to && signed <= today;
}
